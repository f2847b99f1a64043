#include "core/models/model_summary.h"

#include <algorithm>
#include <optional>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/model_folder.h"
#include "core/models/latent_space.h"
#include "core/nets/config_check.h"
#include "core/nets/controlnet_config.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPartnerClass = "PanGuDrawPartnerPipeline";
constexpr const char* kControlNetClass = "ControlNetModel";

int intIn(const io::JsonFile& json, const char* key, int fallback, int low, int high) {
    return static_cast<int>(nets::getInRange(json, key, fallback, low, high));
}

std::string controlOf(const io::JsonFile& json) {
    const auto control = json.get<std::string>("control", "");
    if (!control.empty() && control != "pose" && control != "edges")
        fail("{}: expected \"control\" to be pose or edges, found {}", json.file().string(), control);
    return control;
}

double strengthOf(const io::JsonFile& json, double fallback, double most) {
    const auto strength = json.get<double>("strength", fallback);
    if (!(strength >= 0.0 && strength <= most))
        fail("{}: expected \"strength\" from 0 to {}, found {}", json.file().string(), most, strength);
    return strength;
}

// A folder may say it in its index; otherwise its autoencoder knows. A damaged one is reported when it is loaded.
void takeLatentShape(const io::ModelFolder& model, ModelSummary& summary) {
    summary.latentChannels = intIn(model.index(), "latent_channels", 0, 0, 64);
    summary.downsampling = intIn(model.index(), "downsampling", 0, 0, 128);
    if (summary.latentChannels != 0 && summary.downsampling != 0) return;
    try {
        const auto shape = readLatentShape(model.part("vae"));
        summary.latentChannels = static_cast<int>(shape.channels);
        summary.downsampling = static_cast<int>(shape.downsampling);
    } catch (const Error&) {
    }
}

ModelSummary summaryOfPipeline(const fs::path& folder) {
    const io::ModelFolder model(folder);
    ModelSummary summary;
    summary.id = folder.filename().string();
    summary.label = model.index().get<std::string>("label", summary.id);
    const bool partner = model.index().get<std::string>("_class_name", "") == kPartnerClass;
    summary.kind = partner ? Kind::Partner : Kind::Pair;
    summary.nativeSize = intIn(model.index(), "native_size", 512, 8, 4096);
    summary.sizeStep = intIn(model.index(), "size_step", 8, 1, 256);
    summary.control = partner ? controlOf(model.index()) : "";
    summary.strength = strengthOf(model.index(), 0.5, 1.0);
    takeLatentShape(model, summary);
    return summary;
}

ModelSummary summaryOfControlNet(const fs::path& folder) {
    const auto json = io::partConfig(folder);
    const auto config = nets::ControlNetConfig::fromJson(json);
    ModelSummary summary;
    summary.id = folder.filename().string();
    summary.label = json.get<std::string>("label", summary.id);
    summary.kind = Kind::ControlNet;
    summary.latentChannels = static_cast<int>(config.trunk.inChannels);
    summary.downsampling = static_cast<int>(config.downsampling());
    summary.control = controlOf(json);
    summary.strength = strengthOf(json, 1.0, 2.0);
    return summary;
}

bool isControlNet(const fs::path& folder) {
    return fs::exists(folder / "config.json") &&
           io::JsonFile(folder / "config.json").get<std::string>("_class_name", "") == kControlNetClass;
}

// Nothing for a folder that holds something else.
std::optional<ModelSummary> findSummary(const fs::path& folder) {
    if (fs::exists(folder / "model_index.json")) return summaryOfPipeline(folder);
    if (isControlNet(folder)) return summaryOfControlNet(folder);
    return std::nullopt;
}

}  // namespace

ModelSummary readSummary(const fs::path& folder) {
    const auto summary = findSummary(folder);
    if (!summary)
        fail("{}: expected a model folder with model_index.json, or config.json of a {}, found neither",
             folder.string(), kControlNetClass);
    return *summary;
}

std::vector<ModelSummary> findModels(const fs::path& root) {
    std::vector<ModelSummary> found;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(root, code)) {
        try {
            if (const auto summary = findSummary(entry.path())) found.push_back(*summary);
        } catch (const Error& error) {
            log::warning(error.what());  // one broken folder must not hide the others
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return found;
}

}  // namespace core::models
