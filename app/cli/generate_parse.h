#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/plan/plan.h"

// What people write behind the options of `generate`. Each throws core::Error that names the option and its form.
namespace cli {

struct Size {
    int width = 0;
    int height = 0;
};
Size parseSize(const std::string& option, const std::string& text);  // "256x192"

core::plan::LowStage parseLowStage(const std::string& text);  // "128x128@640"

// "id", "id:0.5", "id@999-350" or "id:0.5@999-350"; a path in place of the id may hold such marks itself.
struct ModelUse {
    std::string id;
    std::optional<double> strength;
    std::optional<core::plan::TimestepRange> range;
};
ModelUse parseModelUse(const std::string& option, const std::string& text);

// "style", "style:0.8" or a file in place of the id.
struct LoraText {
    std::string model;
    std::optional<double> strength;
};
LoraText parseLora(const std::string& option, const std::string& text);

core::plan::StyleTerm parseStyle(const std::string& text);  // "prefix:3", colons in the prefix are its own

// "picture.png" or "picture.png:100:200".
struct CannySource {
    std::string file;
    int low;
    int high;
};
CannySource parseCanny(const std::string& text);

core::plan::BridgeKind parseBridge(const std::string& option, const std::string& text);  // "learned" or "image"

// "999:0.6,500:0.2": strengths of a partner at timesteps.
std::vector<core::plan::CurvePoint> parseCurve(const std::string& option, const std::string& text);

// A number of an option, whole or not.
int parseWhole(const std::string& option, const std::string& text);
double parseNumber(const std::string& option, const std::string& text);

}  // namespace cli
