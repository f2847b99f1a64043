#include "core/training/world/visibility.h"

#include <algorithm>
#include <vector>

#include "core/training/world/backgrounds.h"
#include "core/training/world/layout.h"
#include "core/training/world/placement.h"
#include "core/training/world/random.h"

namespace core::world {

using control::Joint;

namespace {

constexpr float kEnough = 0.4F;  // the part of an object that must show for it to be recognised
constexpr int kGrid = 9;         // places looked at along each side of an object's frame

struct Frame {
    Point topLeft;
    Point bottomRight;
};

/// The part of the picture by which an object is known, for its middle and the horizon.
Frame frameOf(Object object, Background background, float x, float horizon) {
    const auto frame = [&](float half, float top, float bottom) { return Frame{{x - half, top}, {x + half, bottom}}; };
    const float sunset = horizon - 0.125F;
    switch (object) {
        case Object::Sun:
            if (background == Background::Sunset) return frame(0.08F, sunset - 0.08F, sunset + 0.08F);
            return frame(0.08F, 0.085F, 0.245F);
        case Object::Moon:
            return frame(0.07F, 0.08F, 0.24F);
        case Object::Cloud:
            return frame(0.11F, 0.11F, 0.21F);
        case Object::Balloon:
            return frame(0.06F, 0.125F, 0.285F);
        case Object::Tree:
            return frame(0.12F, horizon - 0.3F, horizon + 0.1F);
        case Object::House:
            return frame(0.14F, horizon - 0.22F, horizon + 0.1F);
        case Object::Car:
            return frame(0.15F, horizon + 0.04F, horizon + 0.18F);
        case Object::Lamp:
            return frame(0.07F, horizon - 0.38F, horizon - 0.25F);
        case Object::Ball:
        case Object::Dog:
        case Object::Cat:
        case Object::Flowers:
            break;
    }
    return frame(0.1F, 0.8F, 0.95F);
}

/// A person's outline as thick lines.
class Silhouette {
 public:
    Silhouette(const Person& person, const Pose& pose) {
        addHead(person, pose);
        const Point hips = mix(pose.at(Joint::RightHip), pose.at(Joint::LeftHip), 0.5F);
        add(pose.at(Joint::Neck), hips, 0.095F * pose.height);
        if (person.top == Top::Dress || person.bottom == Bottom::Skirt)
            add(hips, mix(pose.at(Joint::RightKnee), pose.at(Joint::LeftKnee), 0.5F), 0.11F * pose.height);
        for (int limb = 0; limb < kLimbs; ++limb) addLimb(pose, limb);
    }

    bool covers(Point place) const {
        return std::ranges::any_of(m_strokes, [&](const Stroke& stroke) { return touches(stroke, place); });
    }

 private:
    static constexpr int kLimbs = 8;

    struct Stroke {
        Point from;
        Point to;
        float radius;
    };

    void add(Point from, Point to, float radius) { m_strokes.push_back({from, to, radius}); }

    void addHead(const Person& person, const Pose& pose) {
        const bool longHair = person.hairCut == HairCut::Long;
        add(pose.head, pose.head + Point{0, longHair ? 0.8F : 0.F} * pose.headRadius, 1.15F * pose.headRadius);
    }

    void addLimb(const Pose& pose, int limb) {
        static constexpr Joint ends[kLimbs][2] = {
            {Joint::RightShoulder, Joint::RightElbow}, {Joint::RightElbow, Joint::RightWrist},
            {Joint::LeftShoulder, Joint::LeftElbow},   {Joint::LeftElbow, Joint::LeftWrist},
            {Joint::RightHip, Joint::RightKnee},       {Joint::RightKnee, Joint::RightAnkle},
            {Joint::LeftHip, Joint::LeftKnee},         {Joint::LeftKnee, Joint::LeftAnkle}};
        add(pose.at(ends[limb][0]), pose.at(ends[limb][1]), (limb < 4 ? 0.034F : 0.042F) * pose.height);
    }

    static bool touches(const Stroke& stroke, Point place) {
        const Point along = stroke.to - stroke.from;
        const Point there = place - stroke.from;
        const float length = along.x * along.x + along.y * along.y;
        const float t = length > 0 ? std::clamp((along.x * there.x + along.y * there.y) / length, 0.F, 1.F) : 0;
        const Point away = there - along * t;
        return away.x * away.x + away.y * away.y < stroke.radius * stroke.radius;
    }

    std::vector<Stroke> m_strokes;
};

std::vector<Silhouette> silhouettesOf(const SceneAttributes& attributes, float width) {
    std::vector<Silhouette> silhouettes;
    for (std::size_t i = 0; i < attributes.people.size(); ++i) {
        Random random(attributes.seed, kPeople + i);
        silhouettes.emplace_back(attributes.people[i], figurePose(attributes, static_cast<int>(i), width, random));
    }
    return silhouettes;
}

/// What is painted over an object.
struct Cover {
    std::vector<Silhouette> people;
    std::vector<Frame> things;

    bool hides(Point place) const {
        return std::ranges::any_of(people, [&](const Silhouette& person) { return person.covers(place); }) ||
               std::ranges::any_of(things, [&](const Frame& frame) { return contains(frame, place); });
    }

    static bool contains(const Frame& frame, Point place) {
        return place.x > frame.topLeft.x && place.x < frame.bottomRight.x && place.y > frame.topLeft.y &&
               place.y < frame.bottomRight.y;
    }
};

/// How much of a frame lies inside the picture and behind nothing, 0..1.
float visibleShare(const Frame& frame, float width, const Cover& cover) {
    const auto along = [](float from, float to, int i) {
        return from + (to - from) * (static_cast<float>(i) + 0.5F) / kGrid;
    };
    int seen = 0;
    for (int i = 0; i < kGrid * kGrid; ++i) {
        const Point place{along(frame.topLeft.x, frame.bottomRight.x, i % kGrid),
                          along(frame.topLeft.y, frame.bottomRight.y, i / kGrid)};
        seen += place.x > 0 && place.x < width && !cover.hides(place) ? 1 : 0;
    }
    return static_cast<float>(seen) / (kGrid * kGrid);
}

std::vector<Frame> framesOf(const SceneAttributes& attributes, float width) {
    Random backdrop(attributes.seed, kBackdrop);
    const float horizon = sampleHorizon(attributes.background, backdrop);
    const std::vector<float> places = objectPlaces(attributes, width);
    std::vector<Frame> frames;
    for (std::size_t i = 0; i < places.size(); ++i)
        frames.push_back(frameOf(attributes.objects[i], attributes.background, places[i], horizon));
    return frames;
}

}  // namespace

SceneAttributes visibleIn(const SceneAttributes& attributes, int width, int height) {
    if (width >= height) return attributes;
    const float across = static_cast<float>(width) / static_cast<float>(height);
    const std::vector<Frame> frames = framesOf(attributes, across);
    Cover cover{silhouettesOf(attributes, across), {}};
    SceneAttributes visible = attributes;
    visible.objects.clear();
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Layer layer = layerOf(attributes.objects[i]);
        cover.things.clear();
        for (std::size_t other = 0; other < frames.size(); ++other)
            if (layerOf(attributes.objects[other]) > layer) cover.things.push_back(frames[other]);
        if (layer == Layer::Near || visibleShare(frames[i], across, cover) >= kEnough)
            visible.objects.push_back(attributes.objects[i]);
    }
    return visible;
}

}  // namespace core::world
