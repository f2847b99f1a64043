#include "core/models/learned_bridge.h"

#include <torch/torch.h>

#include <algorithm>

#include "core/io/model_folder.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

bool joins(const fs::path& folder, const std::string& leader, const std::string& partner) {
    if (!fs::exists(folder / "config.json")) return false;
    const auto json = io::partConfig(folder);
    if (json.get<std::string>("_class_name", "") != "LatentBridge") return false;
    const auto config = nets::LatentBridgeConfig::fromJson(json);
    return config.leader == leader && std::ranges::count(config.partners, partner) > 0;
}

}  // namespace

std::shared_ptr<nets::LatentBridge> findLearnedBridge(const fs::path& root, const std::string& leader,
                                                      const std::string& partner) {
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(root, code))
        if (entry.is_directory() && joins(entry.path(), leader, partner)) return nets::loadLatentBridge(entry.path());
    return nullptr;
}

}  // namespace core::models
