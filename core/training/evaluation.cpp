#include "core/training/evaluation.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/image/png_file.h"
#include "core/models/latent_space.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/tensor_image.h"
#include "core/training/contact_sheet.h"
#include "core/training/figure_probe.h"
#include "core/training/picture_set.h"
#include "core/training/psnr.h"
#include "core/training/unseen_scenes.h"
#include "core/training/world/torso_colour.h"

namespace core::training {
namespace {

constexpr int kProbePictures = 2400;
constexpr int kSheetPictures = 24;

struct Shares {
    double found = 0.0, colour = 0.0;
};

Shares judge(const FigureProbe& probe, const torch::Tensor& pictures, const std::vector<std::int64_t>& numbers) {
    Shares shares;
    const auto findings = probe.examine(pictures);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto image = pipeline::imageFrom(pictures.slice(0, static_cast<std::int64_t>(i)));
        const auto colour = world::torsoColour(image.pixels.data(), image.width, image.height, findings[i].skeleton);
        shares.found += findings[i].found;
        shares.colour += colour == attributesOf(numbers[i]).people.front().topColour;
    }
    shares.found /= static_cast<double>(numbers.size());
    shares.colour /= static_cast<double>(numbers.size());
    return shares;
}

torch::Tensor reconstructed(const models::LatentSpace& space, const torch::Tensor& pictures) {
    std::vector<torch::Tensor> parts;
    for (const auto& batch : pictures.split(8)) parts.push_back(space.decode(space.encode(batch), {}).clamp(-1, 1));
    return torch::cat(parts);
}

struct Painted {
    torch::Tensor pictures;
    double secondsPerPicture = 0.0;
};

Painted paintAll(const EvaluationOptions& options, const std::vector<std::int64_t>& numbers,
                 const std::function<void(int)>& done, const CancelToken& cancel) {
    pipeline::Pipeline generator(options.models);
    std::vector<torch::Tensor> pictures;
    double seconds = 0.0;
    for (const auto number : numbers) {
        plan::Plan plan;
        plan.prompt = captionFor(number);
        plan.model = options.model;
        plan.steps = options.steps;
        plan.guidance = options.guidance;
        plan.seed = static_cast<std::uint64_t>(number);
        const auto result = generator.generate(plan, {}, cancel);
        cancel.throwIfCancelled();
        seconds += result.seconds;
        pictures.push_back(unitRange(result.image));
        if (done) done(static_cast<int>(pictures.size()));
    }
    return {torch::stack(pictures), seconds / static_cast<double>(numbers.size())};
}

}  // namespace

Evaluation evaluate(const EvaluationOptions& options, const std::function<void(int)>& done, const CancelToken& cancel) {
    torch::NoGradGuard noGrad;
    const auto numbers = unseenScenes(options.pictures);
    const auto painted = paintAll(options, numbers, done, cancel);
    if (!options.sheet.empty()) writePng(options.sheet, contactSheet(painted.pictures.slice(0, 0, kSheetPictures), 6));
    const auto space = models::loadLatentSpace(options.models / options.model / "vae");
    const auto real = realPictures(numbers, options.threads);
    const auto decoded = reconstructed(*space, real);
    const auto probe = FigureProbe::fit(kProbePictures, options.threads);
    const auto ofPainted = judge(probe, painted.pictures, numbers);
    const auto ofDecoded = judge(probe, decoded, numbers);
    const auto ofReal = judge(probe, real, numbers);
    Evaluation result;
    result.autoencoderPsnrDb = psnr(decoded, real);
    result.figureFound = ofPainted.found;
    result.figureFoundReconstructed = ofDecoded.found;
    result.figureFoundReal = ofReal.found;
    result.garmentColour = ofPainted.colour;
    result.garmentColourReconstructed = ofDecoded.colour;
    result.garmentColourReal = ofReal.colour;
    result.secondsPerPicture = painted.secondsPerPicture;
    return result;
}

}  // namespace core::training
