#include "core/plan/plan_writer.h"

#include <fmt/format.h>

#include <charconv>
#include <span>

#include "core/image/png_file.h"
#include "core/plan/base64.h"

namespace core::plan {
namespace {

// The double that looks like this float: 0.3 and not 0.30000001192092896. Read as float it is the same again.
double readable(float number) {
    const auto text = fmt::format("{}", number);
    double value = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Json listOf(std::span<const control::Keypoint> points) {
    auto list = Json::array();
    for (const auto& point : points) {
        list.push_back(readable(point.x));
        list.push_back(readable(point.y));
        list.push_back(point.visible ? 1 : 0);
    }
    return list;
}

}  // namespace

std::string PlanWriter::json(const SharedImage& image) {
    return image.isEmpty() ? std::string() : toBase64(encodePng(*image));
}

Json PlanWriter::json(const control::Skeleton& body) { return listOf(body.joints); }
Json PlanWriter::json(const std::vector<control::Keypoint>& points) { return listOf(points); }

}  // namespace core::plan
