#include "core/training/world/layout.h"

#include "core/training/world/placement.h"
#include "core/training/world/random.h"

namespace core::world {

std::vector<float> objectPlaces(const SceneAttributes& attributes, float width) {
    Random random(attributes.seed, kPlaces);
    // What is alone in its layer stands opposite to what is alone in the layer behind it.
    const bool left = random.chance(0.5F);
    const Span span{static_cast<int>(attributes.people.size()), width};
    Slots sky(span, 0.165F, left, random);
    Slots far(span, 0.18F, !left, random);
    Slots near(span, 0.155F, left, random);
    std::vector<float> places;
    for (const Object object : attributes.objects) {
        const Layer layer = layerOf(object);
        Slots& slots = layer == Layer::Sky ? sky : layer == Layer::Far ? far : near;
        places.push_back(slots.take());
    }
    return places;
}

Pose figurePose(const SceneAttributes& attributes, int index, float width, Random& random) {
    const Person& person = attributes.people[static_cast<std::size_t>(index)];
    const Span span{static_cast<int>(attributes.people.size()), width};
    const Pose unit = strikePose(person, random);
    return placeFigure(person, unit, index, span, random);
}

}  // namespace core::world
