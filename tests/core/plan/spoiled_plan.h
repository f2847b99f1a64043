#pragma once

#include <random>

#include "core/plan/plan.h"

namespace test {

// A number that a field may not be ready for: ends of ranges, what lies beyond them, the largest there are, NaN.
int hostileInt(std::mt19937& random);
double hostileNumber(std::mt19937& random);
std::string hostileText(std::mt19937& random);

// Spoils one field of a plan, any of them: after some calls it holds whatever an editor, a gesture or a foreign file
// could bring, and worse.
void spoil(core::plan::Plan& plan, std::mt19937& random);
void spoil(core::control::EdgeDrawing& drawing, std::mt19937& random);

}  // namespace test
