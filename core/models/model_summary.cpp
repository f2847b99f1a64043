#include "core/models/model_summary.h"

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/models/enlarger_model.h"
#include "core/models/latent_space.h"
#include "core/nets/compact_enlarger.h"
#include "core/nets/config_check.h"
#include "core/nets/controlnet_config.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPartnerClass = "PanGuDrawPartnerPipeline";
constexpr const char* kControlNetClass = "ControlNetModel";
constexpr const char* kEnlargerClass = "CompactEnlarger";

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

// By the pipeline that diffusers would run it with.
std::string familyOf(const io::JsonFile& index) {
    const auto pipeline = index.get<std::string>("_class_name", "");
    if (pipeline == "StableDiffusionXLPipeline") return "SDXL";
    return pipeline == "StableDiffusionPipeline" ? "Stable Diffusion" : "";
}

// What a folder's index leaves out, as those of other programs do, its parts know. Damaged ones are reported when they
// are loaded.
void askParts(const io::ModelFolder& model, ModelSummary& summary) {
    try {
        const auto shape = readLatentShape(io::partConfig(model.part("vae")));
        summary.latentChannels = static_cast<int>(shape.channels);
        summary.downsampling = summary.sizeStep = static_cast<int>(shape.downsampling);
        const auto side = nets::getInRange(io::partConfig(model.part("unet")), "sample_size", 0, 0, 512);
        if (side > 0) summary.nativeSize = static_cast<int>(side * shape.downsampling);
        summary.prediction = io::partConfig(model.part("scheduler")).get<std::string>("prediction_type", "epsilon");
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
    askParts(model, summary);
    summary.family = familyOf(model.index());
    summary.nativeSize = intIn(model.index(), "native_size", summary.nativeSize, 8, 4096);
    summary.sizeStep = intIn(model.index(), "size_step", summary.sizeStep, 1, 256);
    summary.lastTimestep = intIn(model.index(), "last_timestep", 0, 0, 800);
    summary.timeDecoupled = model.hasPart("unet_texture");
    summary.tStruct = intIn(model.index(), "t_struct", summary.tStruct, 0, 1000);
    summary.control = partner ? controlOf(model.index()) : "";
    summary.strength = strengthOf(model.index(), 0.5, 1.0);
    summary.edition = intIn(model.index(), "edition", 0, 0, 1'000'000);
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

ModelSummary summaryOfEnlarger(const fs::path& folder) {
    const auto json = io::partConfig(folder);
    const auto id = folder.filename().string();
    return enlargerSummary(id, json.get<std::string>("label", id), nets::CompactEnlargerConfig::fromJson(json));
}

// Of a folder that holds one network; empty where there is none.
std::string classOf(const fs::path& folder) {
    if (!fs::exists(folder / "config.json")) return {};
    return io::JsonFile(folder / "config.json").get<std::string>("_class_name", "");
}

}  // namespace

std::optional<ModelSummary> findSummary(const fs::path& folder) {
    if (fs::exists(folder / "model_index.json")) return summaryOfPipeline(folder);
    const auto name = classOf(folder);
    if (name == kControlNetClass) return summaryOfControlNet(folder);
    if (name == kEnlargerClass) return summaryOfEnlarger(folder);
    return std::nullopt;
}

ModelSummary readSummary(const fs::path& folder) {
    const auto summary = findSummary(folder);
    if (!summary)
        fail("{}: expected a model folder with model_index.json, or config.json of a {} or {}, found neither",
             folder.string(), kControlNetClass, kEnlargerClass);
    return *summary;
}

}  // namespace core::models
