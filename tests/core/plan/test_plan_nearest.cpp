#include <QtTest>
#include <cmath>
#include <functional>

#include "core/base/error.h"
#include "core/plan/plan_json.h"
#include "core/plan/plan_nearest.h"
#include "tests/core/plan/random_plan.h"
#include "tests/core/plan/spoiled_plan.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

using core::plan::Amendments;
using core::plan::bringWithinLimits;
using core::plan::LowStage;
using core::plan::Plan;
using core::plan::planFromJson;
using core::plan::toJson;

namespace {

QString linesOf(const Amendments& amendments) {
    QStringList lines;
    for (const auto& one : amendments.first())
        lines << QString::fromStdString(one.field + ": " + one.found + " -> " + one.used);
    return lines.join("; ");
}

QString complaintOf(const Plan& plan) {
    try {
        core::plan::validate(plan);
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

struct NearestRow {
    std::function<void(Plan&)> spoil;
    std::function<bool(const Plan&)> holds;
};

}  // namespace

Q_DECLARE_METATYPE(NearestRow)

class TestPlanNearest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aGoodPlanStaysUntouched() {
        std::mt19937 random(4);
        for (int i = 0; i < 200; ++i) {
            const auto plan = test::randomPlan(random);
            auto kept = plan;
            Amendments amendments;
            bringWithinLimits(kept, amendments);
            QVERIFY2(amendments.empty() && kept == plan, qPrintable(linesOf(amendments)));
        }
    }

    // Whatever an editor could bring: it passes, it can be written and read, and a second look changes nothing.
    void anyPlanBecomesAGoodOne() {
        std::mt19937 random(1);
        const int count = mutations::count(100);
        for (int i = 0; i < count; ++i) {
            auto plan = test::randomPlan(random);
            for (int n = 1 + static_cast<int>(random() % 8); n > 0; --n) test::spoil(plan, random);
            Amendments amendments, again;
            bringWithinLimits(plan, amendments);
            QCOMPARE(complaintOf(plan), QString());
            auto twice = plan;
            bringWithinLimits(twice, again);
            QVERIFY2(again.empty() && twice == plan, qPrintable(linesOf(again)));
            plan.drawing = nullptr;  // not in JSON
            QVERIFY(planFromJson(toJson(plan)) == plan);
        }
    }

    void itIsTheNearestOneAndNamed_data() {
        QTest::addColumn<NearestRow>("row");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* named, const decltype(NearestRow::spoil)& spoil,
                            const decltype(NearestRow::holds)& holds) {
            QTest::newRow(name) << NearestRow{spoil, holds} << QString(named);
        };
        row(
            "too small", "width: 8 -> 64", [](Plan& p) { p.width = 8; }, [](const Plan& p) { return p.width == 64; });
        row(
            "no number", "guidance: nan -> 1", [](Plan& p) { p.guidance = NAN; },
            [](const Plan& p) { return p.guidance == 1.0; });
        row(
            "steps of another sampler", "steps: 200 -> 50",
            [](Plan& p) {
                p.steps = 200;
                p.sampler = "lcm";
                p.spacing = "model";
            },
            [](const Plan& p) { return p.steps == 50; });
        row(
            "a spacing that the sampler lacks", "spacing: karras -> model", [](Plan& p) { p.sampler = "ddim"; },
            [](const Plan& p) { return p.sampler == "ddim" && p.spacing == "model"; });
        row(
            "a stage above the picture", "lowStages[0].width: 128 -> 64",
            [](Plan& p) {
                p.width = 64;
                p.lowStages = {{128, 128, 400}};
            },
            [](const Plan& p) {
                return p.lowStages[0] == LowStage{64, 128, 400};
            });
        row(
            "stages that hand over together", "lowStages[0].tLow: 1 -> 2",
            [](Plan& p) {
                p.lowStages = {{64, 64, 1}, {64, 64, 1}};
            },
            [](const Plan& p) { return p.lowStages[0].tLow == 2 && p.lowStages[1].tLow == 1; });
        row(
            "a curve that stands still", "partners[0].curve[1].timestep: 500 -> 499",
            [](Plan& p) {
                p.partners = {{.model = "a", .curve = {{500, 0.1}, {500, 0.2}}}};
            },
            [](const Plan& p) { return p.partners[0].curve[0].timestep == 500; });
        row(
            "a window that ends before it begins", "partners[0].range.last: 900 -> 100",
            [](Plan& p) {
                p.partners = {{.model = "a", .range = {100, 900}}};
            },
            [](const Plan& p) { return p.partners[0].range.first == 100; });
        row(
            "nine partners", "partners: 9 entries -> 8 entries", [](Plan& p) { p.partners.assign(9, {.model = "a"}); },
            [](const Plan& p) { return p.partners.size() == 8; });
        row(
            "a partner without a name", "partners[1]",
            [](Plan& p) {
                p.partners = {{.model = "a"}, {.model = ".."}};
            },
            [](const Plan& p) { return p.partners.size() == 1 && p.partners[0].model == "a"; });
        row(
            "a partner's ControlNet beyond its range", "partners[0].controls[0].strength: 5 -> 2",
            [](Plan& p) { p.partners = {{.model = "a", .controls = {{.model = "net", .strength = 5.0}}}}; },
            [](const Plan& p) { return p.partners[0].controls[0].strength == 2.0; });
        row(
            "a partner's LoRA without a name", "partners[0].loras[0]",
            [](Plan& p) { p.partners = {{.model = "a", .loras = {{.model = ""}}}}; },
            [](const Plan& p) { return p.partners[0].loras.empty(); });
        row(
            "a partner's side", "partners[0].height: 4096 -> 2048",
            [](Plan& p) { p.partners = {{.model = "a", .height = 4096}}; },
            [](const Plan& p) { return p.partners[0].height == 2048; });
        row(
            "a mask of another size", "partners[0].mask: 8 x 8 -> 256 x 256",
            [](Plan& p) { p.partners = {{.model = "a", .mask = core::Image(8, 8, 1)}}; },
            [](const Plan& p) { return p.partners[0].mask->width == 256; });
        row(
            "a long prompt", "prompt: 70000 bytes -> 65536 bytes", [](Plan& p) { p.prompt.assign(70'000, 'a'); },
            [](const Plan& p) { return p.prompt.size() == 65'536; });
        row(
            "thresholds in the wrong order", "drawing.high: 86 -> 100",
            [](Plan& p) {
                p.drawing = std::make_shared<const core::control::EdgeDrawing>(
                    core::control::EdgeDrawing{.source = {}, .low = 100, .high = 86, .strokes = {}});
            },
            [](const Plan& p) { return p.drawing->low == 86 && p.drawing->high == 100; });
    }

    void itIsTheNearestOneAndNamed() {
        QFETCH(NearestRow, row);
        QFETCH(QString, named);
        Plan plan;
        row.spoil(plan);
        Amendments amendments;
        bringWithinLimits(plan, amendments);
        QVERIFY2(row.holds(plan), qPrintable(linesOf(amendments)));
        QVERIFY2(linesOf(amendments).contains(named), qPrintable(linesOf(amendments)));
        QCOMPARE(complaintOf(plan), QString());
    }

    void oneBadFieldCostsThatFieldAlone() {
        Plan plan;
        plan.prompt = "a lighthouse";
        plan.partners = {{.model = "pose"}, {.model = "edges"}};
        auto json = QString::fromStdString(toJson(plan));
        json.replace("\"steps\":25", "\"steps\":\"many\"").replace("\"guidance\":5.0", "\"guidance\":500");
        json.replace("\"seed\":0", "\"seed\":-3").replace("\"bridge\":\"learned\"", "\"bridge\":\"stone\"");
        json.replace("\"width\":256", "\"width\":99999999999999");
        Amendments amendments;
        const auto read = planFromJson(json.toStdString(), amendments);
        plan.guidance = 30.0;
        plan.width = 2048;
        QVERIFY(read == plan);
        QCOMPARE(amendments.count(), std::size_t{6});
        QVERIFY(amendments.hasLoss());
        for (const char* field : {"steps", "guidance", "seed", "partners[0].bridge", "partners[1].bridge", "width"})
            QVERIFY2(linesOf(amendments).contains(field), field);
    }

    void anItemOfAnotherKindIsLeftOut() {
        Amendments amendments;
        const auto plan = planFromJson(R"({"loras":[5,{"model":"ink"},{"model":7}],"people":7})", amendments);
        QCOMPARE(plan.loras.size(), std::size_t{1});
        QCOMPARE(plan.loras[0].model, std::string("ink"));
        QVERIFY2(amendments.hasLoss() && linesOf(amendments).contains("people"), qPrintable(linesOf(amendments)));
    }

    void damagedPlansAreReadAsFarAsTheyGo() {
        std::mt19937 random(6);
        auto plan = test::randomPlan(random);
        const auto json = QByteArray::fromStdString(toJson(plan));
        mutations::Mutator mutator(json, json.size(), 8);
        int read = 0;
        const int count = mutations::count(500);
        for (int i = 0; i < count; ++i) {
            Amendments amendments;
            try {
                const auto found = planFromJson(mutator.next().toStdString(), amendments);
                QCOMPARE(complaintOf(found), QString());
                ++read;
            } catch (const core::Error&) {
            }
        }
        QVERIFY(read > 0);
    }

    // A damaged file may hold a million of them.
    void onlyTheFirstAmendmentsAreKept() {
        Amendments amendments;
        for (int i = 0; i < 100'000; ++i) amendments.add({std::to_string(i), std::string(1000, 'x'), "1"});
        amendments.add({"99999", "", "", true});
        QCOMPARE(amendments.count(), std::size_t{100'000});
        QVERIFY(amendments.first().size() < 100 && amendments.first()[0].found.size() < 100);
        QVERIFY(amendments.hasLoss());
    }
};

PGD_TEST(TestPlanNearest)
#include "test_plan_nearest.moc"
