#include "tests/core/support/clip_table.h"

#include <zlib.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/text/byte_alphabet.h"

namespace clip_table {
namespace {

namespace fs = std::filesystem;
using core::text::bytesInVocabularyOrder;
using core::text::byteSymbol;

constexpr int kMerges = 49'408 - 2 * 256 - 2;

std::vector<std::pair<std::string, std::string>> merges(int count) {
    std::vector<std::pair<std::string, std::string>> all;
    for (int i = 0; i < count; ++i)
        all.emplace_back(byteSymbol(static_cast<std::uint8_t>(i / 256)),
                         byteSymbol(static_cast<std::uint8_t>(i % 256)));
    return all;
}

nlohmann::json ids() {
    auto ids = nlohmann::json::object();
    int next = 0;
    for (const std::string end : {"", "</w>"})
        for (const auto byte : bytesInVocabularyOrder()) ids[byteSymbol(byte) + end] = next++;
    for (const auto& [left, right] : merges(kMerges)) ids[left + right] = next++;
    for (const auto* special : {"<|startoftext|>", "<|endoftext|>"}) ids[special] = next++;
    return ids;
}

std::string mergeLines(int count) {
    std::string lines;
    for (const auto& [left, right] : merges(count)) lines += left + " " + right + "\n";
    return lines;
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

void writeTable(const fs::path& file) {
    fs::create_directories(file.parent_path());
    const auto text = "\"bpe_simple_vocab_16e6.txt#version: 0.2\n" + mergeLines(kMerges + 5000);
    const auto stream = gzopen(file.c_str(), "wb1");
    gzwrite(stream, text.data(), static_cast<unsigned>(text.size()));
    gzclose(stream);
}

void writePair(const fs::path& folder) {
    write(folder / "vocab.json", ids().dump());
    write(folder / "merges.txt", "#version: 0.2\n" + mergeLines(kMerges));
}

void writeTokenizerJson(const fs::path& folder, bool mergesAsPairs) {
    auto list = nlohmann::json::array();
    for (const auto& [left, right] : merges(kMerges)) {
        if (mergesAsPairs)
            list.push_back({left, right});
        else
            list.push_back(left + " " + right);
    }
    write(folder / "tokenizer.json",
          nlohmann::json{{"version", "1.0"},
                         {"truncation", {{"max_length", 77}}},
                         {"padding", nullptr},
                         {"added_tokens", {{{"id", 49407}, {"content", "<|endoftext|>"}, {"special", true}}}},
                         {"model", {{"type", "BPE"}, {"vocab", ids()}, {"merges", list}}}}
              .dump());
}

}  // namespace clip_table
