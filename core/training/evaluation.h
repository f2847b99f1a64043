#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/base/cancel_token.h"

namespace core::training {

struct EvaluationOptions {
    std::filesystem::path models;  // folder of model folders
    std::string model = "starter";
    int pictures = 256;  // unseen captions that are painted
    int steps = 25;
    double guidance = 5.0;
    int threads = 2;
    std::filesystem::path sheet;  // when set: a contact sheet of the first pictures as PNG
};

// Shares are 0..1. The figures of real renders and of their reconstructions are the ceiling.
struct Evaluation {
    double autoencoderPsnrDb = 0.0;
    double figureFound = 0.0, figureFoundReconstructed = 0.0, figureFoundReal = 0.0;
    double garmentColour = 0.0, garmentColourReconstructed = 0.0, garmentColourReal = 0.0;
    double secondsPerPicture = 0.0;
};

// Paints captions that no training saw and judges the pictures: is a figure there (FigureProbe), is its
// garment of the caption's colour (the median colour inside the torso against the ten names)?
// `done` hears how many pictures are painted.
Evaluation evaluate(const EvaluationOptions& options, const std::function<void(int)>& done, const CancelToken& cancel);

}  // namespace core::training
