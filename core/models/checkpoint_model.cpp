#include "core/models/checkpoint_model.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/models/checkpoint_file.h"
#include "core/models/enlarger_model.h"
#include "core/models/latent_space.h"
#include "core/models/lora_model.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;
using io::ModelFamily;
using io::ModelPart;

constexpr const char* kEndToken = "<|endoftext|>";  // pads CLIP's own tower
constexpr const char* kZeroToken = "!";             // number 0, pads OpenCLIP's

bool isXl(ModelFamily family) { return family == ModelFamily::stableDiffusionXl || family == ModelFamily::panGuDraw3; }

std::string predictionOf(const ModelLocation& place, const CheckpointFile& checkpoint) {
    return place.prediction.empty() ? checkpoint.summary.prediction : place.prediction;
}

int nativeSize(ModelFamily family, const std::string& prediction) {
    if (isXl(family)) return 1024;
    return family == ModelFamily::stableDiffusion2 && prediction == "v_prediction" ? 768 : 512;
}

ModelSummary summaryOf(const ModelLocation& place, const CheckpointFile& checkpoint) {
    if (checkpoint.lora) return loraSummary(place, *checkpoint.lora);
    if (checkpoint.enlarger) return enlargerSummary(place.id, place.path.stem().string(), *checkpoint.enlarger);
    const bool isNet = checkpoint.has(ModelPart::controlNet);
    if (!isNet && !checkpoint.has(ModelPart::unet))
        fail("{}: expected a model or a ControlNet, found a {} alone, which another model can borrow",
             place.path.string(), io::partName(checkpoint.summary.parts.begin()->first));
    const auto family = *checkpoint.summary.family;
    ModelSummary summary;
    summary.id = place.id;
    summary.label = place.path.stem().string();
    summary.kind = isNet ? Kind::ControlNet : Kind::Pair;
    summary.family = io::familyName(family);
    summary.prediction = predictionOf(place, checkpoint);
    summary.nativeSize = nativeSize(family, summary.prediction);
    summary.timeDecoupled = !place.structure.empty();
    summary.latentChannels = 4;
    summary.downsampling = 8;
    if (isNet) summary.strength = 1.0;
    if (!isNet && checkpoint.has(ModelPart::vae)) {
        const auto shape = readLatentShape(checkpoint.part(ModelPart::vae).config);
        summary.latentChannels = static_cast<int>(shape.channels);
        summary.downsampling = static_cast<int>(shape.downsampling);
    }
    summary.sizeStep = summary.downsampling;
    return summary;
}

const char* nameOf(Kind kind) {
    if (kind == Kind::Lora) return "LoRA";
    return kind == Kind::Enlarger ? "enlarger" : "ControlNet";
}

io::JsonFile scheduleOf(const ModelLocation& place, const CheckpointFile& checkpoint) {
    const auto prediction = predictionOf(place, checkpoint);
    if (prediction != "epsilon" && prediction != "v_prediction")
        fail(
            "{}: files of {} do not say what the model predicts; give the prediction type, epsilon (trained at 512) or "
            "v_prediction (at 768)",
            place.path.string(), io::familyName(*checkpoint.summary.family));
    const bool panGu = checkpoint.summary.family == ModelFamily::panGuDraw3;
    return {{{"beta_schedule", "scaled_linear"},
             {"beta_start", 0.00085},
             {"beta_end", 0.012},
             {"num_train_timesteps", 1000},
             {"steps_offset", 1},
             {"set_alpha_to_one", false},
             {"clip_sample", false},
             // SGM's discretisation starts at the last timestep, diffusers' own pipelines do not.
             {"timestep_spacing", panGu ? "trailing" : "leading"},
             {"prediction_type", prediction}},
            place.path};
}

// The text encoders of a family, in their order, wherever their files are.
std::vector<TextPart> textsOf(const CheckpointFile& checkpoint, ModelFamily family, const fs::path& vocabulary) {
    const auto tower = [&](ModelPart part, TextLayer layer, Vocabulary kind, const char* pad) {
        return TextPart{checkpoint.part(part), vocabulary, layer, kind, pad};
    };
    switch (family) {
        case ModelFamily::stableDiffusion1:
            return {tower(ModelPart::textEncoder, TextLayer::Last, Vocabulary::Clip, kEndToken)};
        case ModelFamily::stableDiffusion2:
            return {tower(ModelPart::textEncoder, TextLayer::Last, Vocabulary::Clip, kZeroToken)};
        case ModelFamily::stableDiffusionXl:
            return {tower(ModelPart::textEncoder, TextLayer::Penultimate, Vocabulary::Clip, kEndToken),
                    tower(ModelPart::textEncoder2, TextLayer::Penultimate, Vocabulary::Clip, kZeroToken)};
        case ModelFamily::panGuDraw3:
            break;
    }
    return {tower(ModelPart::textEncoder, TextLayer::Last, Vocabulary::WordPiece, ""),
            tower(ModelPart::textEncoder2, TextLayer::Penultimate, Vocabulary::Clip, kZeroToken)};
}

bool hasTexts(const CheckpointFile& checkpoint) {
    return checkpoint.has(ModelPart::textEncoder) &&
           (!isXl(*checkpoint.summary.family) || checkpoint.has(ModelPart::textEncoder2));
}

// What a place lends. Only asked where something is missing.
ModelParts lentBy(const ModelLocation& place, const char* missing) {
    if (place.lender.empty())
        fail("{}: expected a whole model, found no {} in this file; name a model that lends it", place.path.string(),
             missing);
    if (fs::is_directory(place.lender)) return openModelFolder(place.lender);
    return openCheckpointModel({.id = place.id,
                                .path = place.lender,
                                .vocabulary = place.vocabulary,
                                .prediction = place.prediction.empty() ? "epsilon" : place.prediction});
}

// An autoencoder alone lends itself, too, as a file or as a folder with its config.json.
PartFiles lentAutoencoder(const ModelLocation& place, ModelFamily family) {
    if (place.lender.empty() || fs::exists(place.lender / "model_index.json")) return lentBy(place, "autoencoder").vae;
    if (fs::is_directory(place.lender)) return openPart(place.lender);
    const auto opened = openCheckpointFile(place.lender);
    const auto& lender = *opened;
    if (!lender.has(ModelPart::vae))
        fail("{}: expected an autoencoder to borrow, found none in this file", place.lender.string());
    auto vae = lender.part(ModelPart::vae);
    if (lender.summary.family) return vae;
    // Alone it does not say whose it is: it is taken for one of this family.
    auto config = vae.config.object();
    config["scaling_factor"] = io::latentScale(family);
    return {io::JsonFile(std::move(config), place.lender), std::move(vae.weights)};
}

// CLIP's vocabulary may have been found, or be another model's: the Chinese tower's own stands beside it or nowhere.
void checkChinese(const ModelLocation& place) {
    for (const char* name : {"vocab.txt", "tokenizer.json"})
        if (fs::exists(place.vocabulary / name)) return;
    fail(
        "{}: PanGu-Draw v3 reads two vocabularies; name the folder that holds CLIP's and the Chinese tower's vocab.txt",
        place.path.string());
}

void addTexts(const ModelLocation& place, const CheckpointFile& checkpoint, ModelParts& parts) {
    if (!hasTexts(checkpoint)) {
        parts.texts = lentBy(place, "text encoder").texts;
        return;
    }
    const auto family = *checkpoint.summary.family;
    parts.texts = textsOf(checkpoint, family, place.vocabulary);
    if (family == ModelFamily::panGuDraw3 && !place.vocabulary.empty()) checkChinese(place);
    if (!place.vocabulary.empty()) return;
    if (place.lender.empty())
        fail(
            "{}: single files come without CLIP's vocabulary, and no other program on this machine was found to have "
            "it; "
            "name the folder that holds it: vocab.json and merges.txt (the \"tokenizer\" folder of a model in the "
            "layout "
            "of diffusers), tokenizer.json, or bpe_simple_vocab_16e6.txt.gz",
            place.path.string());
    const auto lent = lentBy(place, "vocabulary").texts;
    for (std::size_t i = 0; i < parts.texts.size(); ++i)
        parts.texts[i].vocabulary = lent[std::min(i, lent.size() - 1)].vocabulary;
}

// Of PanGu-Draw's two checkpoints the one for low timesteps is the whole model; the other's generator is the structure.
void addStructure(const ModelLocation& place, const CheckpointFile& checkpoint, ModelParts& parts) {
    if (place.structure.empty()) return;
    const auto opened = openCheckpointFile(place.structure);
    const auto& other = *opened;
    if (other.summary.family != checkpoint.summary.family || !other.has(ModelPart::unet))
        fail("{}: expected a structure generator of {}, found another model", place.structure.string(),
             parts.about.family);
    parts.texture = std::move(parts.unet);
    parts.unet = other.part(ModelPart::unet);
}

}  // namespace

ModelSummary readCheckpointSummary(const ModelLocation& place) {
    return summaryOf(place, *openCheckpointFile(place.path));
}

ModelParts openCheckpointModel(const ModelLocation& place) {
    const auto opened = openCheckpointFile(place.path);
    const auto& checkpoint = *opened;
    auto about = summaryOf(place, checkpoint);
    if (about.kind != Kind::Pair)
        fail("{}: expected a model that paints, found another kind: {}", place.path.string(), nameOf(about.kind));
    const auto family = *checkpoint.summary.family;
    const auto oneNumber = family == ModelFamily::panGuDraw3 ? SizeCondition::PanGuIndex : SizeCondition::NativeSide;
    ModelParts parts{
        .about = std::move(about),
        .unet = checkpoint.part(ModelPart::unet),
        .texture = {},
        .vae = checkpoint.has(ModelPart::vae) ? checkpoint.part(ModelPart::vae) : lentAutoencoder(place, family),
        .texts = {},
        .schedule = scheduleOf(place, checkpoint),
        .oneNumber = oneNumber,
        .textureNumber = oneNumber,
        .zeroEmptyNegative = family == ModelFamily::stableDiffusionXl};
    addTexts(place, checkpoint, parts);
    addStructure(place, checkpoint, parts);
    return parts;
}

std::shared_ptr<const nets::LoraFile> openCheckpointLora(const ModelLocation& place) {
    const auto opened = openCheckpointFile(place.path);
    if (!opened->lora) fail("{}: expected a LoRA, found another kind of model", place.path.string());
    return opened->lora;
}

PartFiles openCheckpointEnlarger(const ModelLocation& place) {
    const auto opened = openCheckpointFile(place.path);
    if (!opened->enlarger) fail("{}: expected an enlarger, found another kind of model", place.path.string());
    return {io::JsonFile(opened->enlarger->toJson(), place.path), [file = opened->file] { return file; }};
}

PartFiles openCheckpointControlNet(const ModelLocation& place) {
    const auto opened = openCheckpointFile(place.path);
    const auto& checkpoint = *opened;
    if (!checkpoint.has(ModelPart::controlNet))
        fail("{}: expected a ControlNet, found another kind of model", place.path.string());
    return checkpoint.part(ModelPart::controlNet);
}

}  // namespace core::models
