#pragma once

#include <filesystem>
#include <string>
#include <vector>

// A byte-pair vocabulary of as many tokens as CLIP's own has, 49,408, made up: any two bytes next to each other are one
// token. In each of the forms that programs keep CLIP's in.
namespace clip_table {

// The original code's table, gzipped, with more merges behind those that count, as that one has.
void writeTable(const std::filesystem::path& file);

// vocab.json and merges.txt, or tokenizer.json, into a folder, which is made.
void writePair(const std::filesystem::path& folder);
void writeTokenizerJson(const std::filesystem::path& folder, bool mergesAsPairs);

}  // namespace clip_table
