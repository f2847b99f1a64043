#include "core/training/world/captions.h"

#include "core/training/world/wording.h"

namespace core::world {

namespace {

std::string compose(const SceneAttributes& attributes, Language language, Wording wording) {
    return language == Language::Chinese ? chineseCaption(attributes, wording) : englishCaption(attributes, wording);
}

}  // namespace

std::string caption(const SceneAttributes& attributes, Language language, Random& random) {
    return compose(attributes, language, Wording(&random));
}

std::string fullCaption(const SceneAttributes& attributes, Language language) {
    return compose(attributes, language, Wording(nullptr));
}

}  // namespace core::world
