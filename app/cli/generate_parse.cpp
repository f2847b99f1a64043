#include "app/cli/generate_parse.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>

#include "app/cli/named_models.h"
#include "core/base/error.h"
#include "core/control/edge_map.h"

namespace cli {
namespace {

template <typename Number>
std::optional<Number> number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

struct Halves {
    std::string_view head, tail;
};

// The text before and behind the last `mark`; nothing when there is none.
std::optional<Halves> splitLast(std::string_view text, char mark) {
    const auto at = text.rfind(mark);
    if (at == std::string_view::npos) return std::nullopt;
    return Halves{text.substr(0, at), text.substr(at + 1)};
}

// Two whole numbers around a mark.
std::optional<std::pair<int, int>> pairOf(std::string_view text, char mark) {
    const auto halves = splitLast(text, mark);
    if (!halves) return std::nullopt;
    const auto first = number<int>(halves->head), second = number<int>(halves->tail);
    if (!first || !second) return std::nullopt;
    return std::pair{*first, *second};
}

[[noreturn]] void failForm(std::string_view option, std::string_view form, const std::string& text) {
    core::fail("{}: expected {}, found \"{}\"", option, form, text);
}

}  // namespace

Size parseSize(const std::string& option, const std::string& text) {
    const auto size = pairOf(text, 'x');
    if (!size) failForm(option, "WIDTHxHEIGHT in pixels such as 256x256", text);
    return {size->first, size->second};
}

core::plan::LowStage parseLowStage(const std::string& text) {
    const auto halves = splitLast(text, '@');
    const auto size = halves ? pairOf(halves->head, 'x') : std::nullopt;
    const auto tLow = halves ? number<int>(halves->tail) : std::nullopt;
    if (!size || !tLow) failForm("--low-res", "WIDTHxHEIGHT@TIMESTEP such as 128x128@640", text);
    return {size->first, size->second, *tLow};
}

ModelUse parseModelUse(const std::string& option, const std::string& text) {
    constexpr std::string_view kForm = "ID, ID:STRENGTH or ID:STRENGTH@FIRST-LAST such as starter-pose:0.5@999-350";
    ModelUse use;
    use.id = text;
    const auto range = isModelPath(use.id) ? std::nullopt : splitLast(use.id, '@');
    if (range) {
        const auto ends = pairOf(range->tail, '-');
        if (!ends) failForm(option, kForm, text);
        use.range = core::plan::TimestepRange{ends->first, ends->second};
        use.id = std::string(range->head);
    }
    const auto strength = isModelPath(use.id) ? std::nullopt : splitLast(use.id, ':');
    if (strength) {
        use.strength = number<double>(strength->tail);
        if (!use.strength) failForm(option, kForm, text);
        use.id = std::string(strength->head);
    }
    if (use.id.empty()) failForm(option, kForm, text);
    return use;
}

LoraText parseLora(const std::string& option, const std::string& text) {
    if (std::filesystem::is_regular_file(text)) return {text, {}};
    const auto halves = splitLast(text, ':');
    const auto strength = halves ? number<double>(halves->tail) : std::nullopt;
    const auto model = halves ? halves->head : std::string_view(text);
    if (model.empty() || (halves && !strength))
        failForm(option, "ID, ID:STRENGTH or a file in place of the id, such as style.safetensors:0.8", text);
    return {std::string(model), strength};
}

std::vector<core::plan::CurvePoint> parseCurve(const std::string& option, const std::string& text) {
    std::vector<core::plan::CurvePoint> curve;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        const auto point = splitLast(rest.substr(0, end), ':');
        const auto timestep = point ? number<int>(point->head) : std::nullopt;
        const auto strength = point ? number<double>(point->tail) : std::nullopt;
        if (!timestep || !strength) failForm(option, "TIMESTEP:STRENGTH,... such as 999:0.6,500:0.2", text);
        curve.push_back({*timestep, *strength});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return curve;
}

int parseWhole(const std::string& option, const std::string& text) {
    const auto value = number<int>(text);
    if (!value) failForm(option, "a whole number", text);
    return *value;
}

double parseNumber(const std::string& option, const std::string& text) {
    const auto value = number<double>(text);
    if (!value) failForm(option, "a number", text);
    return *value;
}

core::plan::StyleTerm parseStyle(const std::string& text) {
    const auto halves = splitLast(text, ':');
    const auto strength = halves ? number<double>(halves->tail) : std::nullopt;
    if (!strength) failForm("--style", "PREFIX:STRENGTH such as \"watercolour, :3\"", text);
    return {std::string(halves->head), *strength};
}

CannySource parseCanny(const std::string& text) {
    const CannySource plain{text, core::control::kCannyLow, core::control::kCannyHigh};
    const auto high = splitLast(text, ':');
    const auto low = high ? splitLast(high->head, ':') : std::nullopt;
    if (!low || !number<int>(low->tail) || !number<int>(high->tail)) return plain;
    const CannySource source{std::string(low->head), *number<int>(low->tail), *number<int>(high->tail)};
    const auto& threshold = core::plan::limits::kThreshold;
    if (!threshold.holds(source.low) || !threshold.holds(source.high) || source.low > source.high)
        failForm("--canny",
                 fmt::format("thresholds LOW:HIGH with {} <= LOW <= HIGH <= {}", threshold.least, threshold.most),
                 text);
    return source;
}

core::plan::BridgeKind parseBridge(const std::string& option, const std::string& text) {
    if (text == "learned") return core::plan::BridgeKind::Learned;
    if (text == "image") return core::plan::BridgeKind::ImageSpace;
    failForm(option, "learned or image", text);
}

}  // namespace cli
