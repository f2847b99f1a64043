#include "core/training/enlarger/enlarger_score.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/nets/compact_enlarger.h"
#include "core/nets/placement.h"
#include "core/training/picture_set.h"
#include "core/training/psnr.h"

namespace core::training {
namespace {

torch::Tensor bicubic(const torch::Tensor& small) {
    return torch::upsample_bicubic2d(small, {2 * small.size(2), 2 * small.size(3)}, false);
}

EnlargerScore scoreOf(nets::CompactEnlarger& net, const torch::Tensor& smallBytes, const torch::Tensor& largeBytes) {
    const auto count = smallBytes.size(0);
    EnlargerScore score;
    for (std::int64_t i = 0; i < count; ++i) {
        const auto small = toUnitRange(smallBytes.slice(0, i, i + 1)),
                   large = toUnitRange(largeBytes.slice(0, i, i + 1));
        const auto result = nets::placed(net.forward(nets::placed(small, nets::placementOf(net))), {});
        score.enlarged += psnr(result.clamp(-1, 1), large) / static_cast<double>(count);
        score.bicubic += psnr(bicubic(small).clamp(-1, 1), large) / static_cast<double>(count);
    }
    return score;
}

}  // namespace

EnlargerScores scoreEnlarger(nets::CompactEnlarger& net, const EnlargerPictures& pictures) {
    const torch::NoGradGuard noGrad;
    EnlargerScores scores;
    scores.clean = scoreOf(net, halved(pictures.large), pictures.large);
    if (pictures.decoded.defined()) scores.decoded = scoreOf(net, pictures.decoded, pictures.large);
    return scores;
}

}  // namespace core::training
