#include "core/sampling/bridge.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::sampling {
namespace {

void checkSize(PictureSize found, PictureSize expected) {
    if (found == expected) return;
    fail("Bridge: expected decoded pictures of {}x{} pixels, found {}x{}", expected.width, expected.height, found.width,
         found.height);
}

TensorMap throughPictures(const BridgeEnd& from, const BridgeEnd& to) {
    return [from, to](const torch::Tensor& clean) {
        const torch::Tensor pictures = from.codec.decode(clean);
        checkSize(sizeOf(pictures), from.size);
        return to.codec.encode(resizePictures(pictures, to.size, Upsampling::Bicubic));
    };
}

}  // namespace

Bridge imageBridge(const BridgeEnd& leader, const BridgeEnd& partner) {
    return {.toLeader = throughPictures(partner, leader), .toPartner = throughPictures(leader, partner)};
}

}  // namespace core::sampling
