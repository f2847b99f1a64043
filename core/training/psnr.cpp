#include "core/training/psnr.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/nets/patch_autoencoder.h"
#include "core/training/picture_set.h"

namespace core::training {

double psnr(const torch::Tensor& got, const torch::Tensor& want) {
    return 10.0 * std::log10(4.0 / torch::mse_loss(got, want).item<double>());
}

double autoencoderPsnr(nets::PatchAutoencoder& model, std::int64_t count, std::int64_t side, int threads) {
    torch::NoGradGuard noGrad;
    const auto pictures = shrunk(renderPictures(kUnseen, count, threads), side);
    const auto device = model.parameters().front().device();
    std::vector<torch::Tensor> decoded;
    for (const auto& bytes : pictures.split(8))
        decoded.push_back(model.decode(model.encode(toUnitRange(bytes).to(device))).clamp(-1, 1).cpu());
    return psnr(torch::cat(decoded), toUnitRange(pictures));
}

}  // namespace core::training
