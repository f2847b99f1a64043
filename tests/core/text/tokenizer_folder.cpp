#include "tests/core/text/tokenizer_folder.h"

#include <fstream>

#include "core/text/byte_alphabet.h"

using namespace core::text;

TokenizerFolder::TokenizerFolder() : vocabulary(nlohmann::json::object()), merges("#version: 0.2\n") {
    for (const auto suffix : {std::string_view(), kEndOfWord})
        for (const auto byte : bytesInVocabularyOrder())
            vocabulary[byteSymbol(byte) + std::string(suffix)] = vocabulary.size();
    vocabulary[std::string(kStartOfText)] = 512;
    vocabulary[std::string(kEndOfText)] = 513;
    addMerge("c", "a");
    addMerge("ca", "t</w>");
}

void TokenizerFolder::addMerge(const std::string& left, const std::string& right) {
    vocabulary[left + right] = vocabulary.size();
    merges += left + " " + right + "\n";
}

void TokenizerFolder::write(const std::string& name, const std::string& content) const {
    std::ofstream(std::filesystem::path(m_folder.path().toStdString()) / name, std::ios::binary) << content;
}

std::filesystem::path TokenizerFolder::save() const {
    write("vocab.json", vocabulary.dump());
    write("merges.txt", merges);
    return m_folder.path().toStdString();
}
