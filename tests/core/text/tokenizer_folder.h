#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

// A small tokenizer folder that tests build and damage. Fresh: all byte tokens, the merges "c a" and
// "ca t</w>", then the special tokens; no configuration file.
class TokenizerFolder {
 public:
    TokenizerFolder();

    nlohmann::json vocabulary;
    std::string merges;

    // Adds the tokens of one more merge and the merge itself, before any save().
    void addMerge(const std::string& left, const std::string& right);

    void write(const std::string& name, const std::string& content) const;
    // Writes vocab.json and merges.txt as they stand; returns the folder.
    std::filesystem::path save() const;

 private:
    QTemporaryDir m_folder;
};
