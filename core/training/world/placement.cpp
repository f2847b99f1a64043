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

/// Narrow pictures draw everything together; wide ones leave the figures more room than they part them.
float sampleX(int index, const Span& span, Random& random) {
    const float narrow = std::min(1.F, span.width);
    const float extra = std::max(0.F, span.width - 1);
    if (span.people == 1) return span.width * 0.5F + random.spread(0.09F * span.width + 0.12F * extra);
    const float place = index == 0 ? 0.29F * narrow + 0.35F * extra : 0.71F * narrow + 0.65F * extra;
    return place + random.spread(0.03F * narrow);
}

/// The widest a figure may be: two in a narrow picture leave each other room.
float widthFor(const Span& span) {
    const float inside = span.width - 2 * kMargin;
    return span.people == 1 ? inside : inside * std::min(1.F, 0.2F + 0.8F * span.width);
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

Slots::Slots(const Span& span, float inset, bool leftFirst, Random& random) {
    inset *= std::min(1.F, 0.35F + 0.65F * span.width);
    m_places = {leftFirst ? span.width - inset : inset, leftFirst ? inset : span.width - inset};
    m_places.insert(span.people == 1 ? m_places.begin() : m_places.end(), span.width * 0.5F);
    for (float& place : m_places) place += random.spread(0.015F);
    if (span.width <= 1) return;
    for (float& place : m_places) place += (span.width * 0.5F - place) * random.uniform(0, 0.5F) * (1 - 1 / span.width);
}

float Slots::take() {
    const float place = m_places.back();
    if (m_places.size() > 1) m_places.pop_back();
    return place;
}

Pose placeFigure(const Person& person, const Pose& unit, int index, const Span& span, Random& random) {
    const Bounds bounds = boundsOf(person, unit);
    const float groundY = random.uniform(0.935F, 0.965F);
    const float wanted = sampleHeight(person, span.people, random);
    const float height =
        std::min({wanted, (groundY - kMargin) / -bounds.top, widthFor(span) / (bounds.right - bounds.left)});
    const float leftmost = kMargin - bounds.left * height;
    const float rightmost = span.width - kMargin - bounds.right * height;
    const float x = std::max(leftmost, std::min(sampleX(index, span, random), rightmost));
    return placed(unit, {x, groundY}, height);
}

}  // namespace core::world
