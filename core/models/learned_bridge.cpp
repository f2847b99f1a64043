#include "core/models/learned_bridge.h"

#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/io/model_folder.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

bool isBridge(const fs::path& folder) {
    if (!fs::exists(folder / "config.json")) return false;
    try {
        return io::partConfig(folder).get<std::string>("_class_name", "") == "LatentBridge";
    } catch (const Error&) {
        return false;  // what is damaged beyond its name is reported by those who need it
    }
}

bool joins(const fs::path& folder, const std::string& leader, const std::string& partner) {
    if (!isBridge(folder)) return false;
    const auto config = nets::LatentBridgeConfig::fromJson(io::partConfig(folder));
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
