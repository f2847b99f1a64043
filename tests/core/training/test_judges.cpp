#include <torch/types.h>

#include <QtTest>

#include "core/training/contact_sheet.h"
#include "core/training/figure_probe.h"
#include "core/training/probe_pictures.h"
#include "core/training/scene_labels.h"
#include "tests/support/test_program.h"

using namespace core::training;

// What judges the generators must itself be judged.
class TestJudges : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void figuresAreFoundAndEmptyPlacesAreNot() {
        const auto probe = FigureProbe::fit(1200, 2);
        const auto set = probePictures(1400, 2);
        const auto unseen = set.pictures.slice(0, 1200);
        const auto findings = probe.examine(unseen);
        int figures = 0, found = 0, alarms = 0, near = 0;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            const auto row = static_cast<std::int64_t>(1200 + i);
            if (set.present[row].item<float>() < 0.5f) {
                alarms += findings[i].found;
                continue;
            }
            ++figures;
            found += findings[i].found;
            const auto& neck = findings[i].skeleton.joints[1];
            near +=
                std::hypot(neck.x - set.joints[row][2].item<float>(), neck.y - set.joints[row][3].item<float>()) < 0.08;
        }
        QVERIFY2(found > 0.9 * figures, qPrintable(QString("%1 of %2 figures").arg(found).arg(figures)));
        QVERIFY2(alarms <= 5, qPrintable(QString("%1 false alarms of 50").arg(alarms)));
        QVERIFY2(near > 0.8 * figures, qPrintable(QString("%1 of %2 necks").arg(near).arg(figures)));
        // Noise and a plain colour are no figures either.
        torch::manual_seed(4);
        for (const auto& finding : probe.examine(torch::zeros({2, 3, 256, 256}))) QVERIFY(!finding.found);
    }

    void labelsFollowTheScene() {
        core::world::SceneAttributes scene;
        scene.people.resize(1);
        scene.people[0].top = core::world::Top::Dress;
        scene.people[0].topColour = core::world::GarmentColour::Blue;
        scene.objects = {core::world::Object::Dog};
        const auto labels = propertyLabels({scene});
        QCOMPARE(labels.size(1), static_cast<std::int64_t>(properties().size()));
        QCOMPARE(labels[0][4].item<std::int64_t>(), static_cast<std::int64_t>(core::world::GarmentColour::Blue));
        QCOMPARE(labels[0][5].item<std::int64_t>(), kNotShown);
        QCOMPARE(objectLabels({scene}).sum().item<double>(), 1.0);
    }

    void sheetHoldsEveryPicture() {
        const auto sheet = contactSheet(torch::full({3, 3, 10, 8}, -1.0), 2);
        QCOMPARE(sheet.width, 20);
        QCOMPARE(sheet.height, 24);
        QCOMPARE(sheet.row(0)[0], std::uint8_t{0});
        QCOMPARE(sheet.row(0)[8 * 3], std::uint8_t{255});  // the gap
    }
};

PGD_TEST(TestJudges)
#include "test_judges.moc"
