#include <torch/types.h>

#include <QtTest>

#include "core/base/error.h"
#include "core/training/judges/diversity.h"
#include "core/training/judges/face_finder.h"
#include "core/training/judges/face_lessons.h"
#include "core/training/judges/face_match.h"
#include "core/training/judges/frechet.h"
#include "core/training/judges/picture_judge.h"
#include "core/training/judges/surface_meter.h"
#include "core/training/picture_set.h"
#include "tests/support/test_program.h"

using namespace core::training;

namespace {

FeatureStatistics normal(std::vector<double> mean, std::vector<double> variances) {
    return {torch::tensor(mean, torch::kFloat64), torch::diag(torch::tensor(variances, torch::kFloat64))};
}

// Grey pictures that rise by `step` a pixel to the right, and by `jump` more across every 16th line.
torch::Tensor ramp(double step, double jump, std::int64_t side = 64) {
    auto steps = torch::full({side}, step);
    for (std::int64_t x = 16; x < side; x += 16) steps[x] += jump;
    return (steps.cumsum(0) - 1).view({1, 1, 1, side}).expand({2, 3, side, side});
}

bool near(double got, double want, double tolerance = 1e-6) { return std::abs(got - want) <= tolerance; }

}  // namespace

// Measures on pictures and numbers whose figures are known.
class TestMeasures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void frechetOfKnownNormals() {
        QVERIFY(near(frechetDistance(normal({1, 2}, {3, 4}), normal({1, 2}, {3, 4})), 0.0));
        QVERIFY(near(frechetDistance(normal({0, 0}, {1, 1}), normal({3, 4}, {1, 1})), 25.0));
        // Along each axis the squared difference of the standard deviations.
        QVERIFY(near(frechetDistance(normal({0, 0}, {1, 9}), normal({0, 0}, {4, 25})), 1.0 + 4.0));
        // Without any spread, and with some.
        QVERIFY(near(frechetDistance(normal({0}, {0}), normal({2}, {9})), 4.0 + 9.0));
    }

    void frechetDoesNotCareForTheAxes() {
        torch::manual_seed(1);
        const auto turn = std::get<0>(torch::linalg_qr(torch::randn({5, 5}, torch::kFloat64)));
        auto a = normal({0, 0, 0, 0, 0}, {1, 2, 3, 4, 0}), b = normal({1, 0, 0, 0, 0}, {4, 2, 1, 0, 1});
        const auto want = frechetDistance(a, b);
        for (auto* s : {&a, &b}) {
            s->mean = turn.mv(s->mean);
            s->covariance = turn.mm(s->covariance).mm(turn.t());
        }
        QVERIFY(near(frechetDistance(a, b), want));
        QVERIFY(near(frechetDistance(b, a), want));
    }

    void statisticsOfFewVectorsAreStable() {
        const auto rows = torch::tensor({1.0, 0.0, 3.0, 4.0}).view({2, 2});
        const auto s = featureStatistics(rows);
        QVERIFY(torch::allclose(s.mean, torch::tensor({2.0, 2.0}, torch::kFloat64)));
        QVERIFY(torch::allclose(s.covariance, torch::tensor({2.0, 4.0, 4.0, 8.0}, torch::kFloat64).view({2, 2})));
        // Far fewer vectors than dimensions: still finite, and none to oneself.
        torch::manual_seed(2);
        const auto few = featureStatistics(torch::randn({4, 64}));
        QVERIFY(near(frechetDistance(few, few), 0.0, 1e-5));
        QVERIFY(std::isfinite(frechetDistance(few, featureStatistics(torch::randn({3, 64})))));
        QVERIFY_EXCEPTION_THROWN(featureStatistics(torch::randn({1, 8})), core::Error);
        QVERIFY_EXCEPTION_THROWN(frechetDistance(few, s), core::Error);
    }

    void gradientsOfARamp() {
        SurfaceMeter meter(16);
        meter.add(ramp(0.01, 0.02));
        // Three colours: the root of three times the step; 3 of 63 columns have the jump.
        QVERIFY(near(meter.gradientPercentile(0.5), 0.01 * std::sqrt(3.0), 1e-3));
        QVERIFY(near(meter.gradientPercentile(0.94), 0.01 * std::sqrt(3.0), 1e-3));
        QVERIFY(near(meter.gradientPercentile(0.97), 0.03 * std::sqrt(3.0), 1e-3));
    }

    void gridLinesShowInTheBlockRatio() {
        SurfaceMeter seen(16), unseen(16), rows(16), plain(16);
        seen.add(ramp(0.01, 0.02));
        QVERIFY(near(seen.blockRatio(), 3.0, 1e-3));
        unseen.add(ramp(0.01, 0));
        QVERIFY(near(unseen.blockRatio(), 1.0, 1e-3));
        rows.add(ramp(0.01, 0.02).transpose(2, 3));
        QVERIFY(near(rows.blockRatio(), 3.0, 1e-3));
        plain.add(torch::zeros({1, 3, 32, 48}));
        QCOMPARE(plain.blockRatio(), 1.0);
        QCOMPARE(plain.gradientPercentile(0.99), 0.0);
    }

    void surfacesAddUpOverBatches() {
        SurfaceMeter once(16), twice(16), none(16);
        once.add(torch::cat({ramp(0.01, 0.02), ramp(0.005, 0)}));
        twice.add(ramp(0.01, 0.02));
        twice.add(ramp(0.005, 0));
        QVERIFY(near(once.blockRatio(), twice.blockRatio()));
        QCOMPARE(once.gradientPercentile(0.6), twice.gradientPercentile(0.6));
        QCOMPARE(none.blockRatio(), 1.0);
        QCOMPARE(none.gradientPercentile(0.95), 0.0);
        QVERIFY_EXCEPTION_THROWN(none.add(torch::zeros({1, 3, 16, 32})), core::Error);
        QVERIFY_EXCEPTION_THROWN(none.add(torch::zeros({1, 1, 32, 32})), core::Error);
        QVERIFY_EXCEPTION_THROWN(SurfaceMeter(1), core::Error);
    }

    void diversityIsTheMeanDistanceOfSeeds() {
        // Two captions of two seeds: 3 and 4 apart on axes of spread 1 and 2.
        auto rows = torch::zeros({2, 2, 3});
        rows[0][1][0] = 3;
        rows[1][1][1] = 4;
        rows[1][1][2] = 9;  // never varies among real pictures
        QVERIFY(near(meanSpreadOfSeeds(rows, torch::tensor({1.0, 2.0, 0.0}, torch::kFloat64)), (3.0 + 2.0) / 2));
        QVERIFY_EXCEPTION_THROWN(meanSpreadOfSeeds(torch::zeros({2, 1, 3}), torch::ones({3})), core::Error);
    }

    void peaksAreTheHottestAbout() {
        auto heat = torch::zeros({8, 10});
        heat[2][3] = 0.9;
        heat[2][5] = 0.8;
        heat[7][9] = 0.2;
        QCOMPARE(peaksOf(heat, 0.3, 1), (std::vector<Place>{{3.5F, 2.5F}, {5.5F, 2.5F}}));
        QCOMPARE(peaksOf(heat, 0.3, 2), (std::vector<Place>{{3.5F, 2.5F}}));
        QCOMPARE(peaksOf(heat, 0.1, 1).size(), std::size_t{3});
        QVERIFY(peaksOf(torch::zeros({4, 4}), 0.1, 1).empty());
    }

    void aFaceHasTwoEyesAboveAMouth() {
        const Place head{10, 10}, left{8, 10}, right{12, 10}, mouth{10, 12.5F};
        QVERIFY(makeFace(head, {left, right}, {mouth}));
        QVERIFY(makeFace(head, {right, {30, 3}, left}, {{1, 1}, mouth}));
        QVERIFY(!makeFace(head, {left}, {mouth}));
        QVERIFY(!makeFace(head, {left, right}, {}));
        QVERIFY(!makeFace(head, {left, right}, {{10, 7.5F}}));   // above
        QVERIFY(!makeFace(head, {left, right}, {{15, 12.5F}}));  // aside
        QVERIFY(!makeFace(head, {left, {10, 14}}, {mouth}));     // one below the other
        QVERIFY(!makeFace({40, 10}, {left, right}, {mouth}));    // elsewhere than the head
        QVERIFY(makeFace({7.5F, 10}, {left, right}, {mouth}));   // a turned one
    }

    // The skeleton's places against the heat that lessons ask for.
    void lessonsShowFacesWhereTheyAre() {
        torch::manual_seed(3);
        const auto set = judgePictures(JudgeUse::Checking, 16, 2);
        const FaceLessons lessons(set, torch::kCPU);
        const auto whole = lessons.next(24, 0.0), spoiled = lessons.next(24, 1.0);
        QVERIFY(whole.pictures.sizes() == torch::IntArrayRef({24, 3, 128, 128}));
        QVERIFY(whole.heat.sizes() == torch::IntArrayRef({24, 3, 32, 32}));
        QVERIFY(whole.pictures.abs().max().item<double>() <= 1.0 && spoiled.pictures.isfinite().all().item<bool>());
        const auto heads = whole.heat.select(1, 0).amax({1, 2}) > 0.7,
                   eyes = whole.heat.select(1, 1).amax({1, 2}) > 0.5;
        QVERIFY(heads.sum().item<int>() >= 12);
        QVERIFY(torch::equal(heads & eyes, heads));
        // Each spoiled picture of one person lacks an eye or the mouth.
        QVERIFY(spoiled.heat.slice(1, 1).sum().item<double>() < 0.75 * whole.heat.slice(1, 1).sum().item<double>());
        const auto face = facePlaces(set.people[2].front());
        QVERIFY(makeFace(face.head, {face.leftEye, face.rightEye}, {face.mouth}));
        QVERIFY(face.radius > 0.05F && face.radius < 0.2F);
    }

    // Not how good it is, which the trainer logs: that the shipped weights find most faces, and not in smears.
    void theShippedFaceFinderFindsFaces() {
        const FaceFinder finder(PGD_SOURCE_DIR "/resources/models/face-finder");
        const auto set = judgePictures(JudgeUse::Checking, 48, 2);
        const auto pictures = toUnitRange(set.pictures);
        const auto smeared = torch::avg_pool2d(pictures, 15, 1, 7);
        int people = 0, counted = 0, faces = 0, smearedFaces = 0;
        for (std::size_t i = 0; i < set.people.size(); ++i) {
            const auto row = static_cast<std::int64_t>(i);
            const auto heads = finder.find(pictures.narrow(0, row, 1)).front();
            people += static_cast<int>(set.people[i].size());
            counted += heads.size() == set.people[i].size();
            for (const auto& head : heads) faces += head.face;
            const auto smears = finder.find(smeared.narrow(0, row, 1)).front();
            for (const auto& head : smears) smearedFaces += head.face;
        }
        const auto told = QString("%1 of 48 counted, %2 of %3 faces, smeared %4")
                              .arg(counted)
                              .arg(faces)
                              .arg(people)
                              .arg(smearedFaces);
        QVERIFY2(counted > 30 && faces > 0.6 * people && smearedFaces < 0.3 * faces, qPrintable(told));
        qInfo("%s", qPrintable(told));
    }

    void largePicturesAreShrunkToBeJudged() {
        QVERIFY(atJudgedSize(torch::zeros({1, 3, 512, 768})).sizes() == torch::IntArrayRef({1, 3, 256, 384}));
        QVERIFY_EXCEPTION_THROWN(atJudgedSize(torch::zeros({1, 3, 320, 320})), core::Error);
    }
};

PGD_TEST(TestMeasures)
#include "test_measures.moc"
