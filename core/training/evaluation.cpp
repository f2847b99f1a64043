#include "core/training/evaluation.h"

#include <torch/torch.h>

#include "core/image/png_file.h"
#include "core/models/latent_space.h"
#include "core/pipeline/generator.h"
#include "core/pipeline/tensor_image.h"
#include "core/training/contact_sheet.h"
#include "core/training/figure_probe.h"
#include "core/training/picture_set.h"
#include "core/training/psnr.h"
#include "core/training/world/captions.h"
#include "core/training/world/scene.h"
#include "core/training/world/torso_colour.h"

namespace core::training {
namespace {

constexpr int kProbePictures = 2400;
constexpr int kSheetPictures = 24;
constexpr int kChineseEvery = 3;

// Unseen scenes with one person, so that "the garment" is one.
std::vector<std::int64_t> unseenScenes(int count) {
    std::vector<std::int64_t> numbers;
    for (auto number = kUnseen; static_cast<int>(numbers.size()) < count; ++number)
        if (attributesOf(number).people.size() == 1) numbers.push_back(number);
    return numbers;
}

std::string captionFor(std::int64_t number) {
    const bool chinese = number % kChineseEvery == 0;
    return world::fullCaption(attributesOf(number), chinese ? world::Language::Chinese : world::Language::English);
}

torch::Tensor unitRange(const Image& image) {
    const auto bytes =
        torch::from_blob(const_cast<std::uint8_t*>(image.pixels.data()), {image.height, image.width, 3}, torch::kUInt8);
    return toUnitRange(bytes.permute({2, 0, 1})).contiguous();
}

struct Shares {
    double found = 0.0, colour = 0.0;
};

Shares judge(const FigureProbe& probe, const torch::Tensor& pictures, const std::vector<std::int64_t>& numbers) {
    Shares shares;
    const auto findings = probe.examine(pictures);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto image = pipeline::imageFrom(pictures.slice(0, static_cast<std::int64_t>(i)));
        const auto colour = world::torsoColour(image.pixels.data(), image.width, findings[i].skeleton);
        shares.found += findings[i].found;
        shares.colour += colour == attributesOf(numbers[i]).people.front().topColour;
    }
    shares.found /= static_cast<double>(numbers.size());
    shares.colour /= static_cast<double>(numbers.size());
    return shares;
}

torch::Tensor realPictures(const std::vector<std::int64_t>& numbers, int threads) {
    std::vector<torch::Tensor> pictures;
    for (const auto number : numbers) pictures.push_back(toUnitRange(renderPictures(number, 1, threads))[0]);
    return torch::stack(pictures);
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
    pipeline::Generator generator(options.models);
    std::vector<torch::Tensor> pictures;
    double seconds = 0.0;
    for (const auto number : numbers) {
        pipeline::Plan plan;
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
