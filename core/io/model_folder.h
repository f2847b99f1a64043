#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/io/json_file.h"
#include "core/io/weight_source.h"

namespace core::io {

// A model in the diffusers layout: model_index.json names the parts, each part a sub-folder with
// config.json (schedulers: scheduler_config.json) and its weights.
class ModelFolder {
 public:
    // Reads model_index.json; throws Error when there is none.
    explicit ModelFolder(std::filesystem::path folder);

    const std::filesystem::path& path() const { return m_folder; }
    const JsonFile& index() const { return m_index; }
    bool hasPart(const std::string& part) const;
    std::filesystem::path part(const std::string& part) const { return m_folder / part; }
    // As part(), but throws Error when the folder is not there.
    std::filesystem::path requirePart(const std::string& part) const;

 private:
    std::filesystem::path m_folder;
    JsonFile m_index;
};

// config.json, or scheduler_config.json, of one part's folder.
JsonFile partConfig(const std::filesystem::path& part);

// The weights of one part: diffusion_pytorch_model.safetensors or model.safetensors, in one file or in shards
// with an index, else the same in half precision (*.fp16.safetensors, *.bf16.safetensors) or before averaging
// (*.non_ema.safetensors). Throws Error when there is none; a folder with pickled weights alone is told how to convert
// them.
std::shared_ptr<const WeightSource> partWeights(const std::filesystem::path& part);

}  // namespace core::io
