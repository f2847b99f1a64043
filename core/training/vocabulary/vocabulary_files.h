#pragma once

#include <cstddef>
#include <filesystem>

#include "core/training/vocabulary/bpe_trainer.h"

namespace core::training {

// Writes vocab.json, merges.txt and tokenizer_config.json, a tokenizer folder that ClipTokenizer
// reads, as do other programs of the field. `maxLength` is the prompt's length in tokens, frame included. Makes the
// folder; replaces older files whole. Throws Error when it cannot.
void writeTokenizerFolder(const std::filesystem::path& folder, const BpeVocabulary& vocabulary, std::size_t maxLength);

}  // namespace core::training
