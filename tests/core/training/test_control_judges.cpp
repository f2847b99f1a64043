#include <torch/types.h>

#include <QtTest>

#include "core/pipeline/tensor_image.h"
#include "core/training/control_judge.h"
#include "core/training/unseen_scenes.h"
#include "tests/support/test_program.h"

using namespace core::training;

namespace {

// A picture of edges with one vertical line.
core::Image lineAt(int x) {
    core::Image image(32, 32, 1);
    for (int y = 0; y < 32; ++y) image.row(y)[x] = 255;
    return image;
}

}  // namespace

// What judges partners must itself be judged.
class TestControlJudges : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void edgesMatchWithinAPixel() {
        QCOMPARE(edgeF1(lineAt(8), lineAt(8)), 1.0);
        QCOMPARE(edgeF1(lineAt(8), lineAt(9)), 1.0);
        QCOMPARE(edgeF1(lineAt(8), lineAt(10)), 0.0);
        QCOMPARE(edgeF1(core::Image(32, 32, 1), lineAt(10)), 0.0);
    }

    void halfOfTheLinesGiveTwoThirds() {
        auto both = lineAt(8);
        for (int y = 0; y < 32; ++y) both.row(y)[20] = 255;
        QVERIFY(std::abs(edgeF1(lineAt(8), both) - 2.0 / 3.0) < 1e-6);
    }

    void aBoneNeedsBothItsJoints() {
        core::control::Skeleton asked;
        for (auto& joint : asked.joints) joint = {0.5F, 0.5F, true};
        auto found = asked;
        QCOMPARE(countLimbs(found, asked).found, 8);
        found[core::control::Joint::LeftElbow].x += 0.05F;
        QCOMPARE(countLimbs(found, asked).found, 8);
        found[core::control::Joint::LeftElbow].y += 0.05F;
        QCOMPARE(countLimbs(found, asked).found, 6);
        found[core::control::Joint::RightAnkle].visible = false;
        QCOMPARE(countLimbs(found, asked).found, 5);
        asked[core::control::Joint::RightAnkle].y = 1.2F;
        QCOMPARE(countLimbs(found, asked).asked, 7);
    }

    void realPicturesFollowThemselvesAndNotEachOther() {
        const auto numbers = unseenScenes(60);
        std::vector<ControlTarget> targets;
        std::vector<core::Image> pictures, others;
        for (const auto& picture : realPictures(numbers, 2).split(1))
            pictures.push_back(core::pipeline::imageFrom(picture));
        for (const auto number : numbers) targets.push_back(controlTarget(number));
        const ControlJudges judges{PoseFinder(PGD_SOURCE_DIR "/resources/models/pose-finder"),
                                   FigureProbe::fit(1200, 2)};
        const auto scores = judgeControls(judges, pictures, targets);
        const auto told = QString("limbs %1 / %2, edges %3 / %4, colour %5")
                              .arg(scores.poseFollowed)
                              .arg(scores.poseWrong)
                              .arg(scores.edgeF1)
                              .arg(scores.edgeF1Wrong)
                              .arg(scores.garmentColour);
        QVERIFY2(scores.poseFollowed > 0.93, qPrintable(told));
        QVERIFY2(scores.poseWrong < 0.4, qPrintable(told));
        QVERIFY2(scores.edgeF1 == 1.0 && scores.edgeF1Wrong < 0.5, qPrintable(told));
        QVERIFY2(scores.garmentColour > 0.9, qPrintable(told));
        qInfo("%s", qPrintable(told));
    }
};

PGD_TEST(TestControlJudges)
#include "test_control_judges.moc"
