#include "core/training/world/scene.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/training/world/backgrounds.h"
#include "core/training/world/canvas.h"
#include "core/training/world/effects.h"
#include "core/training/world/figure.h"
#include "core/training/world/objects.h"
#include "core/training/world/placement.h"
#include "core/training/world/pose.h"
#include "core/training/world/random.h"

namespace core::world {

namespace {

constexpr int kSupersampling = 2;

/// Every part of a picture draws from its own stream: changing one leaves the others as they are.
enum Stream : std::uint64_t { kBackdrop, kPlaces, kWeather, kFinish, kObjects = 16, kPeople = 64 };

/// Paints the layers of one scene from back to front.
class Painter {
 public:
    Painter(const SceneAttributes& attributes, int size)
        : m_attributes(attributes), m_canvas(size * kSupersampling, attributes.style) {}

    std::vector<control::Skeleton> paint() {
        Random backdrop(m_attributes.seed, kBackdrop);
        m_horizon = drawBackground(m_canvas, m_attributes.background, backdrop);
        placeObjects();
        drawLayer(Layer::Sky);
        drawLayer(Layer::Far);
        std::vector<control::Skeleton> skeletons = drawPeople();
        drawLayer(Layer::Near);
        Random weather(m_attributes.seed, kWeather);
        drawWeather(m_canvas, m_attributes.background, weather);
        return skeletons;
    }

    const cv::Mat& picture() const { return m_canvas.pixels(); }

 private:
    int people() const { return static_cast<int>(m_attributes.people.size()); }

    void placeObjects() {
        Random random(m_attributes.seed, kPlaces);
        // What is alone in its layer stands opposite to what is alone in the layer behind it.
        const bool left = random.chance(0.5F);
        Slots sky(people(), 0.165F, left, random);
        Slots far(people(), 0.18F, !left, random);
        Slots near(people(), 0.155F, left, random);
        for (const Object object : m_attributes.objects) {
            const Layer layer = layerOf(object);
            Slots& slots = layer == Layer::Sky ? sky : layer == Layer::Far ? far : near;
            m_places.push_back(slots.take());
        }
    }

    void drawLayer(Layer layer) {
        for (std::size_t i = 0; i < m_attributes.objects.size(); ++i) {
            const Object object = m_attributes.objects[i];
            if (layerOf(object) != layer) continue;
            Random random(m_attributes.seed, kObjects + static_cast<std::uint64_t>(object));
            drawObject(m_canvas, object, {m_attributes.background, m_horizon, m_places[i]}, random);
        }
    }

    std::vector<control::Skeleton> drawPeople() {
        std::vector<control::Skeleton> skeletons;
        for (int i = 0; i < people(); ++i) {
            const Person& person = m_attributes.people[static_cast<std::size_t>(i)];
            Random random(m_attributes.seed, kPeople + static_cast<std::uint64_t>(i));
            const Pose pose = placeFigure(person, strikePose(person, random), i, people(), random);
            drawFigure(m_canvas, person, pose, random);
            skeletons.push_back(pose.skeleton);
        }
        return skeletons;
    }

    const SceneAttributes& m_attributes;
    Canvas m_canvas;
    float m_horizon = 0;
    std::vector<float> m_places;
};

}  // namespace

Scene render(const SceneAttributes& attributes, int size) {
    if (size < kMinSceneSize || size > kMaxSceneSize)
        fail("A scene's side must be {} to {} pixels, not {}.", kMinSceneSize, kMaxSceneSize, size);
    Painter painter(attributes, size);
    Scene scene;
    scene.size = size;
    scene.people = painter.paint();
    cv::Mat small;
    cv::resize(painter.picture(), small, {size, size}, 0, 0, cv::INTER_AREA);
    Random random(attributes.seed, kFinish);
    const cv::Mat finished = applyFinish(small, attributes.style, random);
    scene.rgb.assign(finished.datastart, finished.dataend);
    return scene;
}

}  // namespace core::world
