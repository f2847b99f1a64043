#include "core/training/autoencoder_trainer.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/device.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/module_weights.h"
#include "core/nets/patch_autoencoder.h"
#include "core/training/loop/training_run.h"
#include "core/training/loop/write_json.h"
#include "core/training/patch_pca.h"
#include "core/training/picture_set.h"
#include "core/training/psnr.h"

namespace core::training {
namespace {

constexpr std::int64_t kCrop = 96;
constexpr std::int64_t kPcaPictures = 384;
constexpr std::int64_t kScalePictures = 256;
constexpr std::int64_t kCheckedPictures = 64;
constexpr double kLatentNoise = 0.05;  // latents have a mean square of one: decoding forgives small errors

using nets::PatchAutoencoder;
using nets::PatchAutoencoderConfig;

torch::Tensor gradientDistance(const torch::Tensor& a, const torch::Tensor& b) {
    const auto d = a - b;
    const auto dx = d.slice(3, 1) - d.slice(3, 0, -1);
    const auto dy = d.slice(2, 1) - d.slice(2, 0, -1);
    return dx.abs().mean() + dy.abs().mean();
}

// Random crops, aligned to the patch grid, half of them mirrored.
class CropSource {
 public:
    CropSource(torch::Tensor pictures, std::int64_t patchSize) : m_pictures(std::move(pictures)), m_patch(patchSize) {}

    torch::Tensor next(std::int64_t batch) const {
        std::vector<torch::Tensor> crops;
        for (std::int64_t i = 0; i < batch; ++i) crops.push_back(crop());
        return toUnitRange(torch::stack(crops));
    }

 private:
    static std::int64_t below(std::int64_t count) { return torch::randint(count, {1}).item<std::int64_t>(); }

    torch::Tensor crop() const {
        const auto places = (m_pictures.size(2) - kCrop) / m_patch + 1;
        const auto y = below(places) * m_patch, x = below(places) * m_patch;
        const auto cut = m_pictures[below(m_pictures.size(0))].slice(1, y, y + kCrop).slice(2, x, x + kCrop);
        return below(2) ? cut.flip(2) : cut;
    }

    torch::Tensor m_pictures;
    std::int64_t m_patch;
};

// 1 / the spread of the latents: the generators see a mean square of one.
double scaleOfLatents(PatchAutoencoder& model, const torch::Tensor& pictures) {
    torch::NoGradGuard noGrad;
    const auto device = model.parameters().front().device();
    auto sum = torch::zeros({}, device);
    const auto batches = pictures.slice(0, 0, kScalePictures).split(32);
    for (const auto& batch : batches) sum += model.encode(toUnitRange(batch).to(device)).square().mean();
    return 1.0 / std::sqrt(sum.item<double>() / static_cast<double>(batches.size()));
}

void writeFolder(const std::filesystem::path& folder, const PatchAutoencoder& model, double scalingFactor) {
    auto config = model.config();
    config.scalingFactor = scalingFactor;
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / "diffusion_pytorch_model.safetensors", io::weightsOf(model, torch::kFloat32));
    writeJson(folder / "config.json", config.toJson());
}

PatchAutoencoderConfig startConfig(const AutoencoderOptions& options, const std::filesystem::path& folder) {
    if (std::filesystem::exists(folder / "config.json"))
        return PatchAutoencoderConfig::fromJson(io::JsonFile(folder / "config.json"));
    if (options.decoderOnly)
        fail("{}: expected a trained autoencoder to go on with its decoder, found none", folder.string());
    PatchAutoencoderConfig config{.patchSize = options.patchSize, .latentChannels = options.latentChannels};
    const auto doublings = std::clamp<std::int64_t>(std::llround(std::log2(options.patchSize)), 2, 4);
    config.encoderChannels.resize(doublings);
    config.decoderChannels.erase(config.decoderChannels.begin(), config.decoderChannels.end() - doublings);
    return config;
}

void startFromPca(PatchAutoencoder& model, const torch::Tensor& pictures) {
    const auto& config = model.config();
    const auto pca =
        principalPatches(toUnitRange(pictures.slice(0, 0, kPcaPictures)), config.patchSize, config.latentChannels);
    model.initialise(pca.basis, halfWhitening(pca.variance), pca.mean);
}

}  // namespace

void trainAutoencoder(const AutoencoderOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto device = deviceFromName(options.run.device);
    const auto folder = options.run.work / "vae";
    const auto config = startConfig(options, folder);
    const auto pictures = shrunk(renderPictures(0, options.pictures, options.run.threads), options.pictureSize);
    auto model = std::make_shared<PatchAutoencoder>(config);
    if (std::filesystem::exists(folder / "config.json"))
        model = nets::loadPatchAutoencoder(folder);
    else
        startFromPca(*model, pictures);
    model->to(device);
    TrainingRun run("autoencoder", options.run, model,
                    options.decoderOnly ? model->decoderParameters() : model->parameters());
    const CropSource crops(pictures, config.patchSize);
    run.run(
        [&] {
            const auto x = crops.next(options.run.batch).to(device);
            const auto z = model->encode(x);
            const auto y = model->decode(z + kLatentNoise * torch::randn_like(z));
            return torch::l1_loss(y, x) + 0.5 * gradientDistance(y, x) + 2.0 * torch::mse_loss(y, x);
        },
        progress, cancel);
    run.useAverage();
    writeFolder(folder, *model, options.decoderOnly ? config.scalingFactor : scaleOfLatents(*model, pictures));
    log::info(fmt::format("autoencoder: {:.2f} dB on unseen pictures",
                          autoencoderPsnr(*model, kCheckedPictures, options.pictureSize, options.run.threads)));
}

}  // namespace core::training
