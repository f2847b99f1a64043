#include "core/training/scene_labels.h"

#include <torch/types.h>

namespace core::training {
namespace {

template <typename Enum>
std::int64_t index(Enum value) {
    return static_cast<std::int64_t>(value);
}

std::vector<std::int64_t> answers(const world::SceneAttributes& scene) {
    std::vector<std::int64_t> row{index(scene.style), index(scene.background)};
    if (scene.people.empty()) {
        row.resize(properties().size(), kNotShown);
        return row;
    }
    const auto& person = scene.people.front();
    const bool dress = person.top == world::Top::Dress;
    row.insert(row.end(),
               {index(person.who), index(person.top), index(person.topColour), dress ? kNotShown : index(person.bottom),
                dress ? kNotShown : index(person.bottomColour), person.hat ? 1 + index(*person.hat) : 0,
                index(person.pose), index(person.hairColour), index(person.hairCut)});
    return row;
}

}  // namespace

const std::vector<Property>& properties() {
    static const std::vector<Property> list{{"style", world::kStyleCount},
                                            {"background", world::kBackgroundCount},
                                            {"who", world::kWhoCount},
                                            {"top", 3},
                                            {"top colour", world::kGarmentColourCount},
                                            {"bottom", 3},
                                            {"bottom colour", world::kGarmentColourCount},
                                            {"hat", 1 + world::kGarmentColourCount},
                                            {"pose", world::kPoseCount},
                                            {"hair colour", world::kHairColourCount},
                                            {"hair cut", world::kHairCutCount}};
    return list;
}

torch::Tensor propertyLabels(const std::vector<world::SceneAttributes>& scenes) {
    std::vector<std::int64_t> flat;
    for (const auto& scene : scenes) {
        const auto row = answers(scene);
        flat.insert(flat.end(), row.begin(), row.end());
    }
    return torch::tensor(flat).view({static_cast<std::int64_t>(scenes.size()), -1});
}

torch::Tensor objectLabels(const std::vector<world::SceneAttributes>& scenes) {
    auto labels = torch::zeros({static_cast<std::int64_t>(scenes.size()), world::kObjectCount});
    for (std::size_t i = 0; i < scenes.size(); ++i)
        for (const auto object : scenes[i].objects)
            labels[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(object)] = 1.0f;
    return labels;
}

}  // namespace core::training
