#pragma once

#include <optional>
#include <string>

#include "core/plan/metadata/foreign_values.h"

// Models beside a picture's own that other programs name: by title, by file or by path.
namespace core::plan {

// A LoRA with its strengths on the network and on the text encoder, as text; without one it acts at 1. It keeps its
// name, without folder and suffix, and the network's strength; what a plan cannot hold as it stands (a strength out of
// range or another one for the text encoder, an odd name, too many) gets a notice. One of that name already there
// stays.
void addLora(ForeignValues& values, const std::string& name, const std::optional<std::string>& strength,
             const std::optional<std::string>& textStrength = {});

// A ControlNet as other programs describe it: strength, and the part of the steps in which it acts, 0..1.
struct ForeignControl {
    std::string name;
    std::string hint = {};  // what its map shows, where it is said: "openpose"
    std::optional<std::string> strength = {};
    std::optional<std::string> start = {};
    std::optional<std::string> end = {};
};

// Puts it into the plan, switched off, as its map is not in the picture. A notice names one with no place there.
void addControl(ForeignValues& values, const ForeignControl& control);

// "ink" of "styles/ink.safetensors" and of "styles\ink.pt".
std::string plainModelName(const std::string& name);

}  // namespace core::plan
