#include "core/training/world/scene.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/training/world/backgrounds.h"
#include "core/training/world/canvas.h"
#include "core/training/world/effects.h"
#include "core/training/world/figure.h"
#include "core/training/world/layout.h"
#include "core/training/world/objects.h"
#include "core/training/world/placement.h"
#include "core/training/world/random.h"
#include "core/training/world/scratch.h"
#include "core/training/world/visibility.h"

namespace core::world {

namespace {

constexpr int kSupersampling = 2;

/// Paints the layers of one scene from back to front.
class Painter {
 public:
    /// @param visible the objects to paint, some of those that the attributes give a place
    Painter(const SceneAttributes& attributes, const std::vector<Object>& visible, const cv::Mat& pixels)
        : m_attributes(attributes), m_visible(visible), m_canvas(pixels, attributes.style) {}

    std::vector<control::Skeleton> paint() {
        Random backdrop(m_attributes.seed, kBackdrop);
        m_horizon = sampleHorizon(m_attributes.background, backdrop);
        drawBackground(m_canvas, m_attributes.background, m_horizon, backdrop);
        m_places = objectPlaces(m_attributes, m_canvas.width());
        drawLayer(Layer::Sky);
        drawLayer(Layer::Far);
        std::vector<control::Skeleton> skeletons = drawPeople();
        drawLayer(Layer::Near);
        Random weather(m_attributes.seed, kWeather);
        drawWeather(m_canvas, m_attributes.background, weather);
        return skeletons;
    }

 private:
    bool paints(Object object, Layer layer) const {
        return layerOf(object) == layer && std::ranges::find(m_visible, object) != m_visible.end();
    }

    void drawLayer(Layer layer) {
        for (std::size_t i = 0; i < m_attributes.objects.size(); ++i) {
            const Object object = m_attributes.objects[i];
            if (!paints(object, layer)) continue;
            Random random(m_attributes.seed, kObjects + static_cast<std::uint64_t>(object));
            drawObject(m_canvas, object, {m_attributes.background, m_horizon, m_places[i]}, random);
        }
    }

    std::vector<control::Skeleton> drawPeople() {
        std::vector<control::Skeleton> skeletons;
        for (std::size_t i = 0; i < m_attributes.people.size(); ++i) {
            Random random(m_attributes.seed, kPeople + i);
            const Pose pose = figurePose(m_attributes, static_cast<int>(i), m_canvas.width(), random);
            drawFigure(m_canvas, m_attributes.people[i], pose, random);
            skeletons.push_back(pose.skeleton);
            for (auto& joint : skeletons.back().joints) joint.x /= m_canvas.width();
        }
        return skeletons;
    }

    const SceneAttributes& m_attributes;
    const std::vector<Object>& m_visible;
    Canvas m_canvas;
    float m_horizon = 0;
    std::vector<float> m_places;
};

void checkSize(int width, int height) {
    for (const int side : {width, height})
        if (side < kMinSceneSize || side > kMaxSceneSize)
            fail("A scene's sides must be {} to {} pixels, not {} x {}.", kMinSceneSize, kMaxSceneSize, width, height);
    if (std::max(width, height) > kMaxSceneAspect * std::min(width, height))
        fail("A scene must be at most {0} times as long on one side as on the other, not {1} x {2}.", kMaxSceneAspect,
             width, height);
}

}  // namespace

Scene render(const SceneAttributes& attributes, int width, int height) {
    checkSize(width, height);
    Scene scene;
    scene.width = width;
    scene.height = height;
    const cv::Size size(width, height);
    Scratch& scratch = Scratch::ofThisThread();
    const cv::Mat drawing = scratch.picture(Scratch::Drawing, size * kSupersampling, CV_8UC3);
    const auto visible = visibleIn(attributes, width, height).objects;
    scene.people = Painter(attributes, visible, drawing).paint();
    cv::Mat reduced = scratch.picture(Scratch::Reduced, size, CV_8UC3);
    cv::resize(drawing, reduced, size, 0, 0, cv::INTER_AREA);
    scene.rgb.resize(static_cast<std::size_t>(size.area()) * 3);
    Random random(attributes.seed, kFinish);
    applyFinish(reduced, attributes.style, random, cv::Mat(size, CV_8UC3, scene.rgb.data()));
    scratch.trim();
    return scene;
}

Scene render(const SceneAttributes& attributes, int size) { return render(attributes, size, size); }

}  // namespace core::world
