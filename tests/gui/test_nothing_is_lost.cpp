#include <QAction>
#include <QFile>
#include <QSlider>
#include <QTemporaryDir>

#include "core/base/error.h"
#include "tests/core/plan/random_plan.h"
#include "tests/core/plan/spoiled_plan.h"
#include "tests/core/support/mutations.h"
#include "tests/gui/rough_hand.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "tests/ui/project/same_content.h"
#include "tests/ui/project/whole_file.h"
#include "ui/document/document.h"
#include "ui/document/edge_edits.h"
#include "ui/document/layer_edits.h"
#include "ui/document/plan_edits.h"
#include "ui/project/project_file.h"

// Whatever an editor, a gesture or a foreign file brings is saved, and is there again when it is opened.
class TestNothingIsLost : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whateverTheWindowBringsIsSavedAndOpened();
    void whateverAnEditAsksForIsSavedAndOpened();
    void aThresholdTakesTheOtherOneAlong();
    void aSmallerPictureTakesItsStageAlong();

 private:
    // What is wrong with a save of the document; empty when it is the same after it was opened.
    static QString roundTrip(const ui::Document& document, const QString& file);
};

QString TestNothingIsLost::roundTrip(const ui::Document& document, const QString& file) try {
    ui::writeProject(file, {.content = document.content(), .randomSeed = document.randomSeed()});
    const auto read = ui::readProject(file);
    for (const auto& one : read.amendments.first())
        return QString::fromStdString("amended " + one.field + ": " + one.found + " -> " + one.used);
    if (!sameContent(read.content, document.content())) return "another content";
    return read.randomSeed == document.randomSeed() ? QString() : "another random seed";
} catch (const core::Error& error) {
    return QString::fromUtf8(error.what());
}

// PGD_MUTATIONS=10000 for the whole meal.
void TestNothingIsLost::whateverTheWindowBringsIsSavedAndOpened() {
    const QTemporaryDir folder;
    auto studio = std::make_unique<Studio>(folder.filePath("home"));
    QTRY_VERIFY(studio->find<QWidget>("addPartnerButton")->isEnabled());
    const QString file = folder.filePath("a.pgdraw");
    const int rounds = mutations::count(150);
    auto hand = std::make_unique<RoughHand>(*studio, folder.path(), 11);
    QStringList done;
    for (int round = 1; round <= rounds; ++round) {
        done << hand->act();
        const QString trouble = roundTrip(studio->document(), file);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble + " after " + done.mid(done.size() - 6).join(", ")));
        if (round % 75 != 0) continue;
        // Gone as in a crash, or closed: the next studio has it all.
        const auto content = studio->document().content();
        studio->window().close();
        hand.reset();
        studio.reset();
        studio = std::make_unique<Studio>(folder.filePath("home"));
        QVERIFY2(sameContent(studio->document().content(), content), qPrintable(studio->message()));
        hand = std::make_unique<RoughHand>(*studio, folder.path(), static_cast<unsigned>(round));
        QTRY_VERIFY(studio->find<QWidget>("generateButton")->isEnabled());
    }
}

// The same below the widgets: what no editor of today asks for.
void TestNothingIsLost::whateverAnEditAsksForIsSavedAndOpened() {
    const QTemporaryDir folder;
    ui::Document document;
    std::mt19937 random(3);
    const int rounds = mutations::count(150);
    for (int round = 0; round < rounds; ++round) {
        auto plan = document.plan();
        for (int n = 1 + static_cast<int>(random() % 3); n > 0; --n) test::spoil(plan, random);
        switch (random() % 12) {
            case 0:
                ui::setSize(document, {plan.width, plan.height});
                break;
            case 1:
                ui::setSteps(document, plan.steps);
                ui::setGuidance(document, plan.guidance);
                break;
            case 2:
                ui::setSampler(document, QString::fromStdString(plan.sampler));
                ui::setSpacing(document, QString::fromStdString(plan.spacing));
                break;
            case 3:
                ui::setPrompt(document, QString::fromStdString(plan.prompt));
                ui::setStyles(document, plan.styles);
                ui::setModel(document, QString::fromStdString(plan.model));
                break;
            case 4:
                ui::setLowStages(document, plan.lowStages);
                ui::setTStruct(document, plan.tStruct);
                break;
            case 5:
                ui::setPeople(document, plan.people);
                break;
            case 6:
                ui::setDrawing(document, ui::drawingOf(plan));
                break;
            case 7:
                ui::setPartners(document, plan.partners);
                break;
            case 8:
                ui::setControls(document, plan.controls);
                ui::setLoras(document, plan.loras);
                break;
            case 9:
                ui::setLayer(document, {ui::LayerKind::Edges, random() % 2 == 0, test::hostileNumber(random)});
                break;
            case 10:
                ui::restorePlan(document, plan);
                break;
            default:
                random() % 2 ? document.undoStack().undo() : document.undoStack().redo();
        }
        const QString trouble = roundTrip(document, folder.filePath("a.pgdraw"));
        QVERIFY2(trouble.isEmpty(), qPrintable(QString("%1: %2").arg(round).arg(trouble)));
        // Large masks cost most of the time, and lists grow for ever.
        const bool isLarge = document.plan().width * document.plan().height > 512 * 512;
        if (random() % 16 == 0) ui::restorePlan(document, test::randomPlan(random));
        if (isLarge && !document.plan().partners.empty()) ui::restorePlan(document, {});
    }
}

void TestNothingIsLost::aThresholdTakesTheOtherOneAlong() {
    const QTemporaryDir folder;
    Studio studio(folder.filePath("home"));
    core::Image picture(32, 32, 3);
    ui::setDrawing(studio.document(), {.source = picture, .findsEdges = true, .strokes = {}});
    auto* low = studio.find<QSlider>("cannyLowSlider");
    auto* high = studio.find<QSlider>("cannyHighSlider");
    const auto thresholds = [&studio] {
        const auto& drawing = *studio.document().plan().drawing;
        return std::pair(drawing.low, drawing.high);
    };
    high->setValue(86);
    QCOMPARE(thresholds(), std::pair(86, 86));
    QCOMPARE(low->value(), 86);
    low->setValue(255);
    QCOMPARE(thresholds(), std::pair(255, 255));
    high->setValue(0);
    QCOMPARE(thresholds(), std::pair(0, 0));
    QCOMPARE(roundTrip(studio.document(), folder.filePath("a.pgdraw")), QString());
}

void TestNothingIsLost::aSmallerPictureTakesItsStageAlong() {
    const QTemporaryDir folder;
    Studio studio(folder.filePath("home"));
    ui::setLowStages(studio.document(), {{128, 128, 400}});
    const auto before = studio.document().plan();
    ui::setSize(studio.document(), {64, 96});
    QCOMPARE(studio.document().plan().lowStages[0].width, 64);
    QCOMPARE(studio.document().plan().lowStages[0].height, 96);
    QTRY_VERIFY2(studio.message().contains("lowStages[0].width 128 became 64"), qPrintable(studio.message()));
    QCOMPARE(roundTrip(studio.document(), folder.filePath("a.pgdraw")), QString());
    studio.trigger("undoAction");
    QVERIFY(studio.document().plan() == before);  // one step
}

PGD_TEST(TestNothingIsLost)
#include "test_nothing_is_lost.moc"
