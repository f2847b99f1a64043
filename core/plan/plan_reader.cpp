#include "core/plan/plan_reader.h"

#include <algorithm>
#include <limits>
#include <span>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/plan/base64.h"

namespace core::plan {
namespace {

constexpr std::size_t kMaxItems = 4096;  // of a list of objects; validate() has the narrower limits

[[noreturn]] void failType(const std::string& path, const char* expected, const Json& value) {
    fail("expected \"{}\" of the plan to be {}, found {}", path, expected, value.type_name());
}

// A float of any number; what lies beyond its range is refused by validate().
float narrowed(const Json& number) {
    constexpr double kHuge = 1e30;
    return static_cast<float>(std::clamp(number.get<double>(), -kHuge, kHuge));
}

control::Keypoint pointAt(const Json& list, std::size_t i, const std::string& path) {
    for (std::size_t k = 3 * i; k < 3 * i + 3; ++k)
        if (!list[k].is_number()) failType(path, "a list of numbers", list[k]);
    return {narrowed(list[3 * i]), narrowed(list[3 * i + 1]), list[3 * i + 2].get<double>() > 0.0};
}

void takePoints(const Json& list, const std::string& path, std::span<control::Keypoint> points) {
    if (list.size() != 3 * points.size())
        fail("expected \"{}\" of the plan to hold {} numbers, found {}", path, 3 * points.size(), list.size());
    for (std::size_t i = 0; i < points.size(); ++i) points[i] = pointAt(list, i, path);
}

}  // namespace

PlanReader::PlanReader(const Json& object, std::string path, Amendments* amendments)
    : m_object(object), m_path(std::move(path)), m_amendments(amendments) {
    if (!object.is_object()) failType(m_path, "an object", object);
}

void PlanReader::take(const Json& value, const std::string& path, std::string& field) const {
    if (!value.is_string()) failType(path, "text", value);
    field = value.get<std::string>();
}

void PlanReader::take(const Json& value, const std::string& path, bool& field) const {
    if (!value.is_boolean()) failType(path, "true or false", value);
    field = value.get<bool>();
}

void PlanReader::take(const Json& value, const std::string& path, double& field) const {
    if (!value.is_number()) failType(path, "a number", value);
    field = value.get<double>();
}

void PlanReader::take(const Json& value, const std::string& path, std::uint64_t& field) const {
    if (!value.is_number_unsigned()) failType(path, "a whole number from 0 to 2^64-1", value);
    field = value.get<std::uint64_t>();
}

void PlanReader::take(const Json& value, const std::string& path, int& field) const {
    constexpr std::int64_t kLow = std::numeric_limits<int>::min();
    constexpr std::int64_t kHigh = std::numeric_limits<int>::max();
    if (!value.is_number_integer()) failType(path, "a whole number", value);
    const bool huge = value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(kHigh);
    const auto nearest = huge ? kHigh : std::clamp(value.get<std::int64_t>(), kLow, kHigh);
    if (!m_amendments && (huge || value.get<std::int64_t>() != nearest))
        fail("\"{}\" of the plan is out of range: {}", path, value.dump());
    field = static_cast<int>(nearest);  // what is still too much there is named when it comes within its limits
}

void PlanReader::take(const Json& value, const std::string& path, SharedImage& field) const {
    std::string text;
    take(value, path, text);
    field = {};
    if (text.empty()) return;
    const auto png = fromBase64(text);
    if (!png) fail("expected \"{}\" of the plan to be a PNG picture in base64, found other text", path);
    field = decodePng(*png, "\"" + path + "\" of the plan", {.maxSide = limits::kEdgeSide.most});
}

void PlanReader::take(const Json& value, const std::string& path, control::Skeleton& field) const {
    itemsOf(value, path);
    takePoints(value, path, field.joints);
}

void PlanReader::take(const Json& value, const std::string& path, std::vector<control::Keypoint>& field) const {
    std::vector<control::Keypoint> points(itemsOf(value, path) / 3);
    takePoints(value, path, points);
    field = std::move(points);
}

std::size_t PlanReader::itemsOf(const Json& value, const std::string& path) const {
    if (!value.is_array()) failType(path, "a list", value);
    if (value.size() <= kMaxItems) return value.size();
    if (!m_amendments)
        fail("expected \"{}\" of the plan to hold at most {} items, found {}", path, kMaxItems, value.size());
    m_amendments->add({path, fmt::format("{} entries", value.size()), fmt::format("{} entries", kMaxItems)});
    return kMaxItems;
}

void PlanReader::failChoice(const std::string& path, const std::string& known, const std::string& name) {
    fail("expected \"{}\" of the plan to be one of {}, found \"{}\"", path, known, name);
}

}  // namespace core::plan
