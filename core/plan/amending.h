#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <type_traits>
#include <vector>

#include "core/base/range.h"
#include "core/plan/plan_nearest.h"

// The steps of bringWithinLimits().
namespace core::plan {

template <typename Value>
void amend(Amendments& amendments, const std::string& field, Value& value, const Value& nearest) {
    if (value == nearest) return;
    amendments.add({field, fmt::format("{}", value), fmt::format("{}", nearest)});
    value = nearest;
}

template <typename Number>
void amendNumber(Amendments& amendments, const std::string& field, Number& value,
                 const Range<std::type_identity_t<Number>>& range) {
    if (!range.holds(value)) amend(amendments, field, value, range.nearest(value));
}

template <typename Item>
void amendCount(Amendments& amendments, const std::string& field, std::vector<Item>& list, std::size_t most) {
    if (list.size() <= most) return;
    amendments.add({field, fmt::format("{} entries", list.size()), fmt::format("{} entries", most)});
    list.resize(most);
}

void amendText(Amendments& amendments, const std::string& field, std::string& text);
void amendSampler(Amendments& amendments, Plan& plan);
void amendStages(Amendments& amendments, Plan& plan);
void amendPeople(Amendments& amendments, std::vector<control::Person>& people);
void amendPartners(Amendments& amendments, Plan& plan);
// Of the plan or of a partner; `list` as checkControls() has it.
void amendControls(Amendments& amendments, const std::string& list, std::vector<ControlPlan>& controls);
void amendLoras(Amendments& amendments, const std::string& list, std::vector<LoraPlan>& loras);

// A grey picture of at most so many pixels a side, or exactly so many.
void amendGrey(Amendments& amendments, const std::string& field, SharedImage& image);
void amendSize(Amendments& amendments, const std::string& field, SharedImage& image, int width, int height);

}  // namespace core::plan
