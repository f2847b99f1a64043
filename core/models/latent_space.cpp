#include "core/models/latent_space.h"

#include <torch/types.h>

#include "core/base/error.h"
#include "core/models/linear_preview.h"
#include "core/nets/autoencoder_kl.h"
#include "core/nets/autoencoder_tiny.h"
#include "core/nets/patch_autoencoder.h"
#include "core/nets/placement.h"

namespace core::models {
namespace {

class PatchSpace final : public LatentSpace {
 public:
    explicit PatchSpace(std::shared_ptr<nets::PatchAutoencoder> model) : m_model(std::move(model)) {}

    std::int64_t channels() const override { return m_model->config().latentChannels; }
    std::int64_t downsampling() const override { return m_model->config().patchSize; }
    torch::Tensor encode(const torch::Tensor& pictures) const override { return m_model->encode(pictures) * scale(); }
    torch::Tensor decode(const torch::Tensor& latents, const CancelToken& cancel) const override {
        return m_model->decode(latents / scale(), cancel);
    }
    // The linear half of the decoder: the principal components alone already show a picture.
    torch::Tensor preview(const torch::Tensor& latents) const override {
        return m_model->decodeLinear(latents / scale());
    }

 private:
    double scale() const { return m_model->config().scalingFactor; }

    std::shared_ptr<nets::PatchAutoencoder> m_model;
};

class KlSpace final : public LatentSpace {
 public:
    KlSpace(std::shared_ptr<nets::AutoencoderKL> model, Placement placement)
        : m_model(std::move(model)), m_preview(previewOf(*m_model)), m_placement(placement) {
        if (m_model->config().forceUpcast) m_placement.type = torch::kFloat32;
        nets::place(*m_model, m_placement);
    }

    std::int64_t channels() const override { return m_model->config().latentChannels; }
    std::int64_t downsampling() const override { return m_model->config().downsampling(); }
    torch::Tensor encode(const torch::Tensor& pictures) const override {
        return back(m_model->encode(nets::placed(pictures, m_placement)).mean) * scale();
    }
    torch::Tensor decode(const torch::Tensor& latents, const CancelToken& cancel) const override {
        return back(m_model->decode(nets::placed(latents / scale(), m_placement), cancel));
    }
    torch::Tensor preview(const torch::Tensor& latents) const override { return m_preview.apply(latents / scale()); }

 private:
    double scale() const { return m_model->config().scalingFactor; }

    static LinearPreview previewOf(nets::AutoencoderKL& model) {
        return LinearPreview::fit([&model](const auto& x) { return model.encode(x).mean; },
                                  model.config().downsampling());
    }

    static torch::Tensor back(const torch::Tensor& x) { return nets::placed(x, {}); }

    std::shared_ptr<nets::AutoencoderKL> m_model;
    LinearPreview m_preview;
    Placement m_placement;
};

// A small imitation of a large autoencoder: its latents are the large one's, scaled.
class TinySpace final : public LatentSpace {
 public:
    TinySpace(std::shared_ptr<nets::AutoencoderTiny> model, Placement placement)
        : m_model(std::move(model)),
          m_preview(LinearPreview::fit([this](const auto& x) { return m_model->encode(x); }, downsampling())),
          m_placement(placement) {
        nets::place(*m_model, m_placement);
    }

    std::int64_t channels() const override { return m_model->config().latentChannels; }
    std::int64_t downsampling() const override { return m_model->config().downsampling(); }
    torch::Tensor encode(const torch::Tensor& pictures) const override {
        return nets::placed(m_model->encode(nets::placed(pictures, m_placement)), {}) * scale();
    }
    torch::Tensor decode(const torch::Tensor& latents, const CancelToken& cancel) const override {
        return nets::placed(m_model->decode(nets::placed(latents / scale(), m_placement), cancel), {});
    }
    torch::Tensor preview(const torch::Tensor& latents) const override { return m_preview.apply(latents / scale()); }

 private:
    double scale() const { return m_model->config().scalingFactor; }

    std::shared_ptr<nets::AutoencoderTiny> m_model;
    LinearPreview m_preview;
    Placement m_placement;
};

[[noreturn]] void failClass(const io::JsonFile& config, const std::string& name) {
    fail("{}: expected an autoencoder of class PatchAutoencoder, AutoencoderKL or AutoencoderTiny, found {}",
         config.file().string(), name);
}

}  // namespace

LatentShape readLatentShape(const io::JsonFile& json) {
    const auto name = json.require<std::string>("_class_name");
    if (name == "PatchAutoencoder") {
        const auto config = nets::PatchAutoencoderConfig::fromJson(json);
        return {config.latentChannels, config.patchSize};
    }
    if (name == "AutoencoderTiny") {
        const auto config = nets::AutoencoderTinyConfig::fromJson(json);
        if (config.inChannels != 3 || config.outChannels != 3)
            fail("{}: expected an autoencoder of pictures with 3 channels, found {} and {}", json.file().string(),
                 config.inChannels, config.outChannels);
        return {config.latentChannels, config.downsampling()};
    }
    if (name != "AutoencoderKL") failClass(json, name);
    const auto config = nets::AutoencoderKLConfig::fromJson(json);
    return {config.latentChannels, config.downsampling()};
}

std::shared_ptr<const LatentSpace> loadLatentSpace(const PartFiles& files, const Placement& placement) {
    const auto& [config, weights] = files;
    const auto name = config.require<std::string>("_class_name");
    if (name == "PatchAutoencoder") return std::make_shared<PatchSpace>(nets::loadPatchAutoencoder(config, *weights()));
    if (name == "AutoencoderKL")
        return std::make_shared<KlSpace>(nets::loadAutoencoderKL(config, *weights()), placement);
    if (name == "AutoencoderTiny" && readLatentShape(config).channels > 0)
        return std::make_shared<TinySpace>(nets::loadAutoencoderTiny(config, *weights()), placement);
    failClass(config, name);
}

std::shared_ptr<const LatentSpace> loadLatentSpace(const std::filesystem::path& folder, const Placement& placement) {
    return loadLatentSpace(openPart(folder), placement);
}

}  // namespace core::models
