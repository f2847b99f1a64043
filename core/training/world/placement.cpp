#include "core/training/world/placement.h"

#include <algorithm>

#include "core/training/world/pose.h"
#include "core/training/world/random.h"

namespace core::world {

using control::Joint;

namespace {

constexpr float kMargin = 0.02F;

struct Bounds {
    float left = 0;
    float right = 0;
    float top = 0;

    void include(Point at, float reach) {
        left = std::min(left, at.x - reach);
        right = std::max(right, at.x + reach);
        top = std::min(top, at.y - reach);
    }
};

/// How far hair and hat rise above the centre of the head, in head radii.
float headReach(const Person& person) {
    if (person.hairCut == HairCut::Bun && !person.hat) return 1.7F;
    if (person.hat) return 1.55F;
    return person.hairCut == HairCut::Curly ? 1.45F : 1.2F;
}

Bounds boundsOf(const Person& person, const Pose& unit) {
    Bounds bounds;
    for (const Joint joint : {Joint::RightWrist, Joint::LeftWrist, Joint::RightElbow, Joint::LeftElbow})
        bounds.include(unit.at(joint), 0.05F);
    for (const Joint joint : {Joint::RightAnkle, Joint::LeftAnkle, Joint::RightKnee, Joint::LeftKnee})
        bounds.include(unit.at(joint), 0.085F);
    const float sideways = 1.6F * unit.headRadius;  // ponytail and hat brim
    bounds.left = std::min(bounds.left, unit.head.x - sideways);
    bounds.right = std::max(bounds.right, unit.head.x + sideways);
    bounds.top = std::min(bounds.top, unit.head.y - headReach(person) * unit.headRadius);
    return bounds;
}

/// Nominal height: a bareheaded adult who stands measures about 0.95 of it.
float sampleHeight(const Person& person, int people, Random& random) {
    const float adult = people == 1 ? random.uniform(0.84F, 0.96F) : random.uniform(0.66F, 0.75F);
    return isChild(person.who) ? adult * 0.9F : adult;
}

float sampleX(int index, int people, Random& random) {
    if (people == 1) return 0.5F + random.spread(0.09F);
    return (index == 0 ? 0.29F : 0.71F) + random.spread(0.03F);
}

}  // namespace

Layer layerOf(Object object) {
    switch (object) {
        case Object::Sun:
        case Object::Moon:
        case Object::Cloud:
        case Object::Balloon:
            return Layer::Sky;
        case Object::Tree:
        case Object::House:
        case Object::Car:
        case Object::Lamp:
            return Layer::Far;
        case Object::Ball:
        case Object::Dog:
        case Object::Cat:
        case Object::Flowers:
            break;
    }
    return Layer::Near;
}

Slots::Slots(int people, float inset, bool leftFirst, Random& random) {
    m_places = {leftFirst ? 1 - inset : inset, leftFirst ? inset : 1 - inset};
    m_places.insert(people == 1 ? m_places.begin() : m_places.end(), 0.5F);
    for (float& place : m_places) place += random.spread(0.015F);
}

float Slots::take() {
    const float place = m_places.back();
    if (m_places.size() > 1) m_places.pop_back();
    return place;
}

Pose placeFigure(const Person& person, const Pose& unit, int index, int people, Random& random) {
    const Bounds bounds = boundsOf(person, unit);
    const float groundY = random.uniform(0.935F, 0.965F);
    const float wanted = sampleHeight(person, people, random);
    const float height =
        std::min({wanted, (groundY - kMargin) / -bounds.top, (1 - 2 * kMargin) / (bounds.right - bounds.left)});
    const float x =
        std::clamp(sampleX(index, people, random), kMargin - bounds.left * height, 1 - kMargin - bounds.right * height);
    return placed(unit, {x, groundY}, height);
}

}  // namespace core::world
