#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/io/json_file.h"
#include "core/io/weight_source.h"

namespace core::models {

// A network as files describe it, before it is loaded: its config.json, read or inferred, and its weights under the
// parameter names of diffusers and transformers.
struct PartFiles {
    io::JsonFile config;
    std::function<std::shared_ptr<const io::WeightSource>()> weights;  // opens them; throws Error

    // What the weights take in full precision. What is missing or damaged counts nothing: loading says so.
    std::int64_t bytes() const;
};

// One part's folder, whichever of the spellings of its names the files have. Throws Error for a config.json that is
// missing or damaged.
PartFiles openPart(const std::filesystem::path& folder);

}  // namespace core::models
