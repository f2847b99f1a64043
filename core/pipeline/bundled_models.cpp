#include "core/pipeline/pipeline.h"

namespace core::pipeline {
namespace {

std::filesystem::path programFolder() {
    std::error_code code;
    return std::filesystem::read_symlink("/proc/self/exe", code).parent_path();
}

}  // namespace

std::filesystem::path bundledModels() {
    const auto program = programFolder();
    for (const auto& folder : {program / "models", program / ".." / "share" / "pangu-draw" / "models"})
        if (std::filesystem::is_directory(folder)) return std::filesystem::weakly_canonical(folder);
    return std::filesystem::path(PGD_RESOURCE_DIR) / "models";
}

}  // namespace core::pipeline
