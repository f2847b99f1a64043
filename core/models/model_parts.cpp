#include "core/models/model_parts.h"

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/text/clip_tokenizer.h"
#include "core/text/word_piece_tokenizer.h"

namespace core::models {
namespace {

// SDXL has two encoders, and reads both before their last layer.
std::vector<TextPart> textsIn(const io::ModelFolder& model) {
    if (!model.hasPart("text_encoder_2"))
        return {{openPart(model.requirePart("text_encoder")), model.requirePart("tokenizer"), TextLayer::Last}};
    std::vector<TextPart> texts;
    for (const std::string number : {"", "_2"})
        texts.push_back({openPart(model.requirePart("text_encoder" + number)), model.requirePart("tokenizer" + number),
                         TextLayer::Penultimate});
    return texts;
}

// What a generator's single number beside the pooled text means: `size_condition`, of this program's own models, and
// `size_condition_texture` of a second generator that learned otherwise.
SizeCondition oneNumberOf(const io::JsonFile& index, const char* key, SizeCondition otherwise) {
    const auto name = index.get<std::string>(key, "");
    if (name.empty()) return otherwise;
    if (name == "native_side") return SizeCondition::NativeSide;
    if (name == "height") return SizeCondition::Height;
    fail("{}: expected \"{}\" native_side or height, found \"{}\"", index.file().string(), key, name);
}

}  // namespace

std::shared_ptr<const text::Tokenizer> TextPart::tokenizer() const {
    if (kind == Vocabulary::WordPiece)
        return std::make_shared<text::WordPieceTokenizer>(text::WordPieceTokenizer::load(vocabulary));
    const auto pad = padToken.empty() ? std::nullopt : std::optional(padToken);
    return std::make_shared<text::ClipTokenizer>(text::ClipTokenizer::load(vocabulary, {.padToken = pad}));
}

std::int64_t ModelParts::bytes() const {
    return unet.bytes() + vae.bytes() + (texture ? texture->bytes() : 0) + textBytes();
}

std::int64_t ModelParts::textBytes() const {
    std::int64_t sum = 0;
    for (const auto& text : texts) sum += text.files.bytes();
    return sum;
}

ModelParts openModelFolder(const std::filesystem::path& folder) {
    const io::ModelFolder model(folder);
    ModelParts parts{.about = readSummary(folder),
                     .unet = openPart(model.requirePart("unet")),
                     .texture = {},
                     .vae = openPart(model.requirePart("vae")),
                     .texts = textsIn(model),
                     .schedule = io::partConfig(model.requirePart("scheduler"))};
    if (model.hasPart("unet_texture")) parts.texture = openPart(model.requirePart("unet_texture"));
    parts.oneNumber = oneNumberOf(model.index(), "size_condition", SizeCondition::NativeSide);
    parts.textureNumber = oneNumberOf(model.index(), "size_condition_texture", parts.oneNumber);
    parts.zeroEmptyNegative = model.index().get("force_zeros_for_empty_prompt", false);
    return parts;
}

}  // namespace core::models
