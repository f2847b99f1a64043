#pragma once

#include <torch/types.h>

#include "core/training/enlarger/enlarger_pictures.h"

namespace core::nets {
class CompactEnlarger;
}

namespace core::training {

// Peak signal-to-noise ratios in dB of enlarged pictures, mean over pictures.
struct EnlargerScore {
    double enlarged = 0.0;
    double bicubic = 0.0;  // of the same pictures, enlarged by a bicubic filter
};

struct EnlargerScores {
    EnlargerScore clean;    // from area averages of the large pictures
    EnlargerScore decoded;  // from what an autoencoder makes of those; zeros without one
};

// The network must double. It is asked where it is, a picture at a time.
EnlargerScores scoreEnlarger(nets::CompactEnlarger& net, const EnlargerPictures& pictures);

}  // namespace core::training
