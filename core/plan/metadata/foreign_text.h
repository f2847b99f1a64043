#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/plan/metadata/picture_plan.h"

// Words and numbers from other programs' pictures, made fit for a plan and for sentences.
namespace core::plan {

// A letter, digit or underscore; bytes of UTF-8 sequences count as letters.
bool isWordByte(char c);

// Without white space around it.
std::string_view trimmed(std::string_view text);

// The finite number that a text is, white space aside; nothing for other text.
std::optional<double> finiteNumber(std::string_view text);

// A few words of a value, as a notice repeats them.
std::string wordFromOutside(std::string_view text);

// Every line ends in "\n", as on this system, whatever it ended in before.
std::string withPlainLineEnds(std::string_view text);

// Text that a plan may hold: UTF-8 without zeros, not longer than its limit.
std::string textFromOutside(const std::string& text, std::vector<PlanNotice>& notices);

}  // namespace core::plan
