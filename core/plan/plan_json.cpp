#include "core/plan/plan_json.h"

#include "core/base/error.h"
#include "core/plan/plan_nearest.h"
#include "core/plan/plan_reader.h"
#include "core/plan/plan_writer.h"
#include "core/plan/sampler_names.h"

namespace core::plan {
namespace {

constexpr std::size_t kMaxBytes = 96 * 1024 * 1024;  // a large edge picture and eight masks of pure noise fit
// Text of this size could ask for a hundred times its own memory.
constexpr int kMaxDepth = 16;
constexpr int kMaxValues = 1'000'000;

Json parsed(const std::string& text) {
    int values = 0;
    return Json::parse(
        text,
        [&values](int depth, Json::parse_event_t, Json&) {
            if (depth > kMaxDepth || ++values > kMaxValues)
                fail("expected a plan as a JSON object of at most {} levels and {} values, found more", kMaxDepth,
                     kMaxValues);
            return true;
        },
        false);
}

Plan read(const std::string& text, Amendments* amendments) {
    if (text.size() > kMaxBytes) fail("expected a plan of at most {} bytes, found {}", kMaxBytes, text.size());
    const auto object = parsed(text);
    if (!object.is_object()) fail("expected a plan as a JSON object, which this is not");
    Plan plan;
    PlanReader::read(object, "", plan, amendments);
    if (object.contains("sampler") && !object.contains("spacing")) nameSampler(plan, plan.sampler);
    return plan;
}

}  // namespace

std::string toJson(const Plan& plan, int indent) {
    return PlanWriter::write(plan).dump(indent, ' ', false, Json::error_handler_t::replace);
}

Plan planFromJson(const std::string& text) {
    auto plan = read(text, nullptr);
    validate(plan);
    return plan;
}

Plan planFromJson(const std::string& text, Amendments& amendments) {
    auto plan = read(text, &amendments);
    bringWithinLimits(plan, amendments);
    return plan;
}

}  // namespace core::plan
