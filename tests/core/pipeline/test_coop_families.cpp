#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/pipeline/pipeline.h"
#include "tests/core/pipeline/family_plan.h"
#include "tests/core/support/stable_diffusion.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;
namespace fs = std::filesystem;

// Coop-Diffusion (paper, section 3.3) over models of several families, at sizes of odd proportions: every bridge,
// with a ControlNet on the leader.
class TestCoopFamilies : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Pipeline> m_generator;
    fs::path root() const { return m_folder.path().toStdString(); }

    core::Image paint(const Plan& plan) const { return m_generator->generate(plan, {}, {}).image; }

    static Plan planOf(const std::string& leader, int width, int height) {
        auto plan = familyPlan(leader, width, height);
        core::Image edges(width, height, 1);
        for (int i = 0; i < height; ++i) edges.row(i)[i % width] = 255;
        plan.edges = edges;
        plan.controls.push_back({.model = leader + "-net", .map = ControlMap::Edges});
        return plan;
    }

    static Plan withPartner(Plan plan, const std::string& partner, BridgeKind bridge) {
        plan.partners.push_back({.model = partner, .strength = 0.5, .range = {999, 0}, .bridge = bridge});
        return plan;
    }

 private Q_SLOTS:
    void initTestCase() {
        for (const auto& [id, family] : {std::pair{"sd1", Family::Sd1}, {"sd2", Family::Sd2}, {"sdxl", Family::Sdxl}}) {
            writeStableDiffusion(root() / id, family);
            writeFamilyControlNet(root() / (std::string(id) + "-net"), family);
        }
        writeTinyBridge(root() / "bridge", "sd1", {"sd2", "sdxl"}, 4);
        m_generator = std::make_unique<Pipeline>(root());
    }

    void familiesPaintTogether_data() {
        QTest::addColumn<QString>("leader");
        QTest::addColumn<QString>("partner");
        QTest::addColumn<bool>("learned");
        QTest::addColumn<QSize>("size");
        QTest::newRow("sdxl in sd1") << "sd1"
                                     << "sdxl" << false << QSize(72, 136);
        QTest::newRow("sd1 in sdxl") << "sdxl"
                                     << "sd1" << false << QSize(136, 72);
        QTest::newRow("sd2 in sd1, image") << "sd1"
                                           << "sd2" << false << QSize(72, 104);
        QTest::newRow("sd2 in sd1, learned") << "sd1"
                                             << "sd2" << true << QSize(104, 72);
    }
    void familiesPaintTogether() {
        QFETCH(QString, leader);
        QFETCH(QString, partner);
        QFETCH(bool, learned);
        QFETCH(QSize, size);
        const auto alone = planOf(leader.toStdString(), size.width(), size.height());
        const auto together =
            withPartner(alone, partner.toStdString(), learned ? BridgeKind::Learned : BridgeKind::ImageSpace);
        const auto image = paint(together);
        QCOMPARE(QSize(image.width, image.height), size);
        QVERIFY(paint(together) == image);
        QVERIFY(!(paint(alone) == image));
        auto free = together;
        free.controls.clear();
        QVERIFY(!(paint(free) == image));
        auto weak = together;
        weak.partners[0].strength = 0.0;
        QVERIFY(paint(weak) == paint(alone));
    }

    // A learned bridge maps one grid onto the same one; SDXL paints at twice the size of Stable Diffusion 1.
    void gridsThatDifferNeedTheBridgeThroughPictures() {
        try {
            paint(withPartner(planOf("sd1", 72, 136), "sdxl", BridgeKind::Learned));
            QFAIL("grids of two sizes were joined");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("the bridge through image space"), error.what());
        }
    }

    void aControlNetFitsItsFamilyAlone() {
        auto plan = planOf("sd1", 72, 72);
        plan.controls[0].model = "sdxl-net";
        QVERIFY_THROWS_EXCEPTION(core::Error, paint(plan));
    }
};

PGD_TEST(TestCoopFamilies)
#include "test_coop_families.moc"
