#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/io/layouts/recognise.h"
#include "core/models/part_files.h"
#include "core/nets/compact_enlarger.h"
#include "core/nets/lora_file.h"

namespace core::models {

// A single file of weights, mapped, and what can be said of it.
struct CheckpointFile {
    // Throws Error for files that are damaged or of another family.
    explicit CheckpointFile(const std::filesystem::path& path);

    bool has(io::ModelPart part) const { return summary.parts.contains(part); }
    PartFiles part(io::ModelPart part) const;  // one that it has

    std::shared_ptr<const io::WeightSource> file;
    std::shared_ptr<const nets::LoraFile> lora;           // null: not one
    std::optional<nets::CompactEnlargerConfig> enlarger;  // empty: not one
    io::CheckpointSummary summary;                        // without parts for those two
};

// The same, of files that were opened lately and have not changed since, without reading them again: a picture asks for
// each model's file several times. From any thread.
std::shared_ptr<const CheckpointFile> openCheckpointFile(const std::filesystem::path& path);

}  // namespace core::models
