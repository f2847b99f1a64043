#include <QTest>

#include "core/control/pose_places.h"
#include "tests/support/test_program.h"
#include "ui/document/pose_presets.h"

// The poses to begin with fit every canvas, from the crown to the soles.
class TestPosePresets : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void allOfThemIsOnTheCanvas_data();
    void allOfThemIsOnTheCanvas();
    void everyJointHasAPlace();
};

void TestPosePresets::allOfThemIsOnTheCanvas_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    for (const auto& [width, height] : {std::pair{256, 256}, {512, 256}, {256, 512}, {1920, 512}})
        QTest::addRow("%d x %d", width, height) << width << height;
}

void TestPosePresets::allOfThemIsOnTheCanvas() {
    QFETCH(int, width);
    QFETCH(int, height);
    core::plan::Plan plan;
    plan.width = width;
    plan.height = height;
    for (const auto& preset : ui::posePresets()) {
        const auto box = core::control::outlineOf(ui::placed(preset.person, plan));
        const bool fits = box.left >= 0.005F && box.top >= 0.01F && box.right <= 0.995F && box.bottom <= 0.995F;
        QVERIFY2(fits, qPrintable(preset.name));
    }
}

void TestPosePresets::everyJointHasAPlace() {
    for (const auto& preset : ui::posePresets()) {
        const auto& body = preset.person.body;
        for (const auto& joint : body.joints) {
            const bool isNear = joint.x > 0.02F && joint.x < 0.98F && joint.y > 0.02F && joint.y < 0.98F;
            QVERIFY2(isNear, qPrintable(preset.name));
        }
    }
}

PGD_TEST(TestPosePresets)
#include "test_pose_presets.moc"
