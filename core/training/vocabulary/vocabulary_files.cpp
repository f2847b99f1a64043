#include "core/training/vocabulary/vocabulary_files.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/text/byte_alphabet.h"

namespace core::training {
namespace {

void writeText(const std::filesystem::path& file, const std::string& text) {
    AtomicFile output(file);
    output.write(text.data(), text.size());
    output.commit();
}

std::string vocabJson(const BpeVocabulary& vocabulary) {
    nlohmann::ordered_json ids = nlohmann::ordered_json::object();
    for (std::size_t id = 0; id < vocabulary.tokens.size(); ++id) ids.emplace(vocabulary.tokens[id], id);
    return ids.dump();
}

std::string mergesText(const BpeVocabulary& vocabulary) {
    std::string text = "#version: 0.2\n";
    for (const auto& [left, right] : vocabulary.merges) text += left + " " + right + "\n";
    return text;
}

std::string configJson(std::size_t maxLength) {
    const nlohmann::ordered_json config = {{"tokenizer_class", "CLIPTokenizer"}, {"bos_token", text::kStartOfText},
                                           {"eos_token", text::kEndOfText},      {"pad_token", text::kEndOfText},
                                           {"unk_token", text::kEndOfText},      {"do_lower_case", true},
                                           {"model_max_length", maxLength}};
    return config.dump(2) + "\n";
}

}  // namespace

void writeTokenizerFolder(const std::filesystem::path& folder, const BpeVocabulary& vocabulary, std::size_t maxLength) {
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code) fail("{}: expected a folder to write to, but it cannot be made ({})", folder.string(), code.message());
    writeText(folder / "vocab.json", vocabJson(vocabulary));
    writeText(folder / "merges.txt", mergesText(vocabulary));
    writeText(folder / "tokenizer_config.json", configJson(maxLength));
}

}  // namespace core::training
