#include "core/pipeline/tensor_image.h"

#include <torch/types.h>

#include <cstring>

namespace core::pipeline {

Image imageFrom(const torch::Tensor& pictures) {
    const auto bytes = pictures[0]
                           .to(torch::kCPU, torch::kFloat32)
                           .add(1)
                           .mul(127.5)
                           .round()
                           .clamp(0, 255)
                           .to(torch::kUInt8)
                           .permute({1, 2, 0})
                           .contiguous();
    Image image(static_cast<int>(bytes.size(1)), static_cast<int>(bytes.size(0)));
    std::memcpy(image.pixels.data(), bytes.data_ptr(), image.pixels.size());
    return image;
}

torch::Tensor tensorFrom(const Image& picture) {
    const auto bytes = torch::from_blob(const_cast<std::uint8_t*>(picture.pixels.data()),
                                        {1, picture.height, picture.width, 3}, torch::kUInt8);
    return bytes.permute({0, 3, 1, 2}).to(torch::kFloat32).contiguous().div_(127.5).sub_(1);
}

}  // namespace core::pipeline
