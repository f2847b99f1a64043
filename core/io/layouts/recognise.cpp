#include "core/io/layouts/recognise.h"

#include <array>

#include "core/base/error.h"
#include "core/io/layouts/inferred_config.h"

namespace core::io {
namespace {

// What tells the families apart: the width of the text and of the vector condition (0: none).
struct Signature {
    ModelFamily family;
    std::int64_t textWidth;
    std::int64_t vectorWidth;
};

constexpr std::array kSignatures = {
    Signature{ModelFamily::stableDiffusion1, 768, 0}, Signature{ModelFamily::stableDiffusion2, 1024, 0},
    Signature{ModelFamily::stableDiffusionXl, 2048, 2816}, Signature{ModelFamily::panGuDraw3, 2048, 1536}};
constexpr std::int64_t kRefinerTextWidth = 1280, kRefinerVectorWidth = 2560;
constexpr std::int64_t kLatentChannels = 4;

ModelFamily familyOf(const nlohmann::json& config, const std::string& where) {
    const auto text = config.at("cross_attention_dim").get<std::int64_t>();
    const auto vector = config.value("projection_class_embeddings_input_dim", std::int64_t{0});
    const auto channels = config.at("in_channels").get<std::int64_t>();
    if (text == kRefinerTextWidth && vector == kRefinerVectorWidth)
        fail("{}: this is the refiner of SDXL, which only goes over another model's pictures; open the base model",
             where);
    if (channels != kLatentChannels)
        fail(
            "{}: expected a UNet that reads {} channels of latents, found {} (inpainting and picture-to-picture "
            "models are not supported)",
            where, kLatentChannels, channels);
    for (const auto& signature : kSignatures)
        if (signature.textWidth == text && signature.vectorWidth == vector) return signature.family;
    fail(
        "{}: expected Stable Diffusion 1, 2, XL or PanGu-Draw v3, found a UNet for text {} wide with a vector "
        "condition {} wide",
        where, text, vector);
}

std::string predictionOf(const WeightSource& file, std::optional<ModelFamily> family) {
    const auto said = file.metadata().find("modelspec.prediction_type");
    if (said != file.metadata().end() && (said->second == "epsilon" || said->second == "v"))
        return said->second == "v" ? "v_prediction" : said->second;
    if (file.shapeOf("v_pred")) return "v_prediction";  // a mark that SDXL models trained on v carry
    if (!family || family == ModelFamily::stableDiffusion2) return {};
    return "epsilon";
}

nlohmann::json configOf(const WeightSource& part, ModelPart kind, std::optional<ModelFamily> family) {
    switch (kind) {
        case ModelPart::unet:
            return inferUNetConfig(part);
        case ModelPart::controlNet:
            return inferControlNetConfig(part);
        case ModelPart::vae:
            return inferVaeConfig(part, latentScale(family));
        case ModelPart::textEncoder:
        case ModelPart::textEncoder2:
            break;
    }
    return inferTextConfig(part);
}

}  // namespace

const char* familyName(ModelFamily family) {
    static constexpr std::array kNames = {"Stable Diffusion 1.x", "Stable Diffusion 2.x", "SDXL", "PanGu-Draw v3"};
    return kNames[static_cast<std::size_t>(family)];
}

double latentScale(std::optional<ModelFamily> family) {
    const bool xl = family == ModelFamily::stableDiffusionXl || family == ModelFamily::panGuDraw3;
    return xl ? 0.13025 : 0.18215;
}

CheckpointSummary recognise(const std::shared_ptr<const WeightSource>& file) {
    CheckpointSummary summary;
    // The UNet comes first in partsOf(): the other parts' configs depend on the family.
    for (const auto kind : partsOf(*file)) {
        auto config = configOf(*partOf(file, kind), kind, summary.family);
        if (kind == ModelPart::unet || kind == ModelPart::controlNet)
            summary.family = familyOf(config, file->where().string());
        summary.parts.emplace(kind, std::move(config));
    }
    if (summary.parts.empty())
        fail("{}: expected a UNet, autoencoder, text encoder or ControlNet, found tensors of none of them",
             file->where().string());
    summary.prediction = predictionOf(*file, summary.family);
    return summary;
}

}  // namespace core::io
