#pragma once

#include <filesystem>
#include <string>

namespace core::models {

// What a model's files say of it beside its weights, for people.
struct ModelWords {
    std::string licence;            // its name, such as "openrail++"; empty: not said
    std::string licenceText;        // the whole of it, at most 64 KiB; empty: not there
    std::string thumbnail;          // a picture as data URI (data:image/jpeg;base64,...), at most 4 MiB
    std::filesystem::path picture;  // else a picture's file
};

// Of a file: its metadata (modelspec.license, modelspec.thumbnail) and a picture of the same name beside it, as other
// programs keep them (name.png, name.preview.png). Of a folder: README.md's front matter, LICENSE, and preview.png.
// Never throws: what is damaged says nothing. The texts need not be UTF-8.
ModelWords readModelWords(const std::filesystem::path& model);

}  // namespace core::models
