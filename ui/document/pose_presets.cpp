#include "ui/document/pose_presets.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <array>

#include "core/control/openpose_json.h"
#include "core/control/pose_places.h"

namespace ui {
namespace {

struct Source {
    const char* file;
    const char* name;
};

constexpr std::array kSources{Source{"standing", QT_TRANSLATE_NOOP("ui::PosePreset", "Standing")},
                              Source{"walking", QT_TRANSLATE_NOOP("ui::PosePreset", "Walking")},
                              Source{"running", QT_TRANSLATE_NOOP("ui::PosePreset", "Running")},
                              Source{"waving", QT_TRANSLATE_NOOP("ui::PosePreset", "Waving")},
                              Source{"cheering", QT_TRANSLATE_NOOP("ui::PosePreset", "Cheering")},
                              Source{"sitting", QT_TRANSLATE_NOOP("ui::PosePreset", "Sitting")},
                              Source{"jumping", QT_TRANSLATE_NOOP("ui::PosePreset", "Jumping")},
                              Source{"hands-on-hips", QT_TRANSLATE_NOOP("ui::PosePreset", "Hands on hips")},
                              Source{"stretching", QT_TRANSLATE_NOOP("ui::PosePreset", "Stretching")},
                              Source{"arms-raised", QT_TRANSLATE_NOOP("ui::PosePreset", "Arms raised")},
                              Source{"t-pose", QT_TRANSLATE_NOOP("ui::PosePreset", "Arms spread")},
                              Source{"pointing", QT_TRANSLATE_NOOP("ui::PosePreset", "Pointing")},
                              Source{"dancing", QT_TRANSLATE_NOOP("ui::PosePreset", "Dancing")},
                              Source{"kneeling", QT_TRANSLATE_NOOP("ui::PosePreset", "Kneeling")},
                              Source{"bowing", QT_TRANSLATE_NOOP("ui::PosePreset", "Bowing")}};

constexpr float kMargin = 0.03F;  // of the square, free about a person

// All of a person within the square, the crown of the head among it.
core::control::Person fitted(core::control::Person person) {
    const auto box = core::control::outlineOf(person);
    const float scale = std::min({1.0F, (1 - 2 * kMargin) / box.width(), (1 - 2 * kMargin) / box.height()});
    core::control::transform(person, core::control::PoseMap2D::scaling(scale, scale, box.centreX(), box.centreY()));
    const auto now = core::control::outlineOf(person);
    const auto into = [](float low, float high) {
        return std::max(0.0F, kMargin - low) - std::max(0.0F, high - (1 - kMargin));
    };
    core::control::transform(person,
                             core::control::PoseMap2D::moving(into(now.left, now.right), into(now.top, now.bottom)));
    return person;
}

PosePreset read(const Source& source) {
    QFile file(QString(":/poses/%1.json").arg(source.file));
    if (!file.open(QIODevice::ReadOnly)) qFatal("the program has no pose named %s", source.file);
    auto person = core::control::readOpenPose(file.readAll().toStdString(), source.file).people.at(0);
    core::control::placeHidden(person);
    return {QCoreApplication::translate("ui::PosePreset", source.name), fitted(person)};
}

core::control::Person scaledAboutMiddle(core::control::Person person, float x, float y) {
    core::control::transform(person, core::control::PoseMap2D::scaling(x, y, 0.5F, 0.5F));
    return person;
}

float shortSide(const core::plan::Plan& plan) { return static_cast<float>(std::min(plan.width, plan.height)); }

}  // namespace

const std::vector<PosePreset>& posePresets() {
    static const std::vector<PosePreset> presets = [] {
        std::vector<PosePreset> all;
        std::transform(kSources.begin(), kSources.end(), std::back_inserter(all), read);
        return all;
    }();
    return presets;
}

core::control::Person placed(const core::control::Person& person, const core::plan::Plan& plan) {
    return scaledAboutMiddle(person, shortSide(plan) / static_cast<float>(plan.width),
                             shortSide(plan) / static_cast<float>(plan.height));
}

core::control::Person unplaced(const core::control::Person& person, const core::plan::Plan& plan) {
    return scaledAboutMiddle(person, static_cast<float>(plan.width) / shortSide(plan),
                             static_cast<float>(plan.height) / shortSide(plan));
}

}  // namespace ui
