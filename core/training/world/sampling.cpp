#include <algorithm>

#include "core/training/world/attributes.h"
#include "core/training/world/placement.h"
#include "core/training/world/random.h"

namespace core::world {

namespace {

GarmentColour sampleColour(Random& random) { return static_cast<GarmentColour>(random.below(kGarmentColourCount)); }

void sampleClothes(Person& person, Random& random) {
    const bool female = isFemale(person.who);
    const bool dress = female && random.chance(0.45F);
    person.top = random.chance(0.5F) ? Top::Shirt : Top::Sweater;
    if (dress) person.top = Top::Dress;
    person.topColour = sampleColour(random);
    person.bottomColour = sampleColour(random);
    if (female)
        person.bottom = static_cast<Bottom>(random.below(3));
    else
        person.bottom = random.chance(0.35F) ? Bottom::Shorts : Bottom::Trousers;
    if (random.chance(0.3F)) person.hat = sampleColour(random);
}

void sampleHead(Person& person, Random& random) {
    person.hairColour = static_cast<HairColour>(random.weighted({0.27F, 0.27F, 0.22F, 0.16F, 0.08F}));
    if (isFemale(person.who))
        person.hairCut = static_cast<HairCut>(random.below(4));
    else
        person.hairCut = random.chance(0.5F) ? HairCut::Short : HairCut::Curly;
    person.skin = random.weighted({0.3F, 0.25F, 0.2F, 0.13F, 0.12F});
}

Person samplePerson(Random& random) {
    Person person;
    person.who = static_cast<Who>(random.below(kWhoCount));
    sampleClothes(person, random);
    sampleHead(person, random);
    person.pose = static_cast<PoseKind>(random.below(kPoseCount));
    person.facing = random.sign();
    return person;
}

std::vector<Object> suitableObjects(Background background) {
    using enum Object;
    if (background == Background::Room) return {Ball, Dog, Flowers, Cat, Lamp, Balloon};
    std::vector<Object> objects{Tree, House, Ball, Cloud, Dog, Car, Flowers, Cat, Balloon};
    if (background != Background::Night) objects.push_back(Sun);
    if (background == Background::Night || background == Background::Snow) objects.push_back(Moon);
    return objects;
}

/// The sun and the moon never share a sky, and a layer has two places beside the figure: a third
/// object would hide behind it.
bool fits(const std::vector<Object>& chosen, Object candidate) {
    const auto has = [&](Object object) { return std::ranges::count(chosen, object) > 0; };
    if (has(candidate)) return false;
    if (candidate == Object::Sun && has(Object::Moon)) return false;
    if (candidate == Object::Moon && has(Object::Sun)) return false;
    return std::ranges::count(chosen, layerOf(candidate), layerOf) < 2;
}

std::vector<Object> sampleObjects(Background background, Random& random) {
    const std::vector<Object> suitable = suitableObjects(background);
    std::vector<Object> chosen;
    const int draws = random.weighted({0.12F, 0.38F, 0.34F, 0.16F});
    for (int i = 0; i < draws; ++i) {
        const Object candidate = random.choice(suitable);
        if (fits(chosen, candidate)) chosen.push_back(candidate);
    }
    if (background == Background::Sunset && random.chance(0.5F) && fits(chosen, Object::Sun))
        chosen.push_back(Object::Sun);
    return chosen;
}

}  // namespace

SceneAttributes sampleAttributes(Random& random) {
    SceneAttributes attributes;
    attributes.style = static_cast<Style>(random.below(kStyleCount));
    attributes.background = static_cast<Background>(random.below(kBackgroundCount));
    const int people = random.chance(0.92F) ? 1 : 2;
    for (int i = 0; i < people; ++i) attributes.people.push_back(samplePerson(random));
    attributes.objects = sampleObjects(attributes.background, random);
    attributes.seed = random.next();
    return attributes;
}

}  // namespace core::world
