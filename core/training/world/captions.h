#pragma once

#include <string>

#include "core/training/world/attributes.h"

namespace core::world {

class Random;

enum class Language { English, Chinese };

/// One of many ways to say what a scene shows: full sentences, tags and very short forms that leave
/// things out. UTF-8; Chinese is written without spaces.
std::string caption(const SceneAttributes& attributes, Language language, Random& random);

/// The scene in one fixed wording that leaves nothing out (the shade of the skin is never mentioned).
std::string fullCaption(const SceneAttributes& attributes, Language language);

}  // namespace core::world
