#include <QSignalSpy>
#include <QTest>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"

class TestDocument : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void editsAreUndone();
    void sameValueIsNoStep();
    void gestureMerges();
    void anotherGestureIsAnotherStep();
    void fieldsDoNotMergeWithEachOther();
    void gestureThatReturnsVanishes();
    void restoreReplacesEverything();
    void restoredPromptsAreOneStep();
    void changesAreNamed();
    void newPicturesComeFirstAndAreShown();
    void unreadablePictureIsReported();
};

void TestDocument::editsAreUndone() {
    ui::Document document;
    ui::setSize(document, {320, 192});
    ui::setTStruct(document, 700);
    ui::setPrompt(document, "水彩");
    QCOMPARE(document.plan().prompt, std::string("水彩"));
    for (int i = 0; i < 3; ++i) document.undoStack().undo();
    QVERIFY(document.plan() == core::pipeline::Plan());
    document.undoStack().redo();
    QCOMPARE(ui::sizeOf(document.plan()), QSize(320, 192));
}

void TestDocument::sameValueIsNoStep() {
    ui::Document document;
    ui::setSteps(document, document.plan().steps);
    QCOMPARE(document.undoStack().count(), 0);
}

void TestDocument::gestureMerges() {
    ui::Document document;
    document.beginGesture();
    for (const int timestep : {510, 520, 600}) ui::setTStruct(document, timestep);
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QCOMPARE(document.plan().tStruct, 500);
    document.undoStack().redo();
    QCOMPARE(document.plan().tStruct, 600);
}

void TestDocument::anotherGestureIsAnotherStep() {
    ui::Document document;
    ui::setSteps(document, 30);
    document.beginGesture();
    ui::setSteps(document, 31);
    QCOMPARE(document.undoStack().count(), 2);
}

void TestDocument::fieldsDoNotMergeWithEachOther() {
    ui::Document document;
    ui::setSteps(document, 30);
    ui::setTStruct(document, 400);
    ui::setSteps(document, 31);
    QCOMPARE(document.undoStack().count(), 3);
}

void TestDocument::gestureThatReturnsVanishes() {
    ui::Document document;
    document.beginGesture();
    ui::setTStruct(document, 600);
    ui::setTStruct(document, 500);
    QCOMPARE(document.undoStack().count(), 0);
    QCOMPARE(document.plan().tStruct, 500);
}

void TestDocument::restoreReplacesEverything() {
    ui::Document document;
    ui::setNegativePrompt(document, "stale");
    core::pipeline::Plan plan;
    plan.prompt = "new";
    plan.seed = 9;
    ui::restorePlan(document, plan);
    QVERIFY(document.plan() == plan);
    document.undoStack().undo();
    QCOMPARE(document.plan().negativePrompt, std::string("stale"));
}

void TestDocument::restoredPromptsAreOneStep() {
    ui::Document document;
    core::pipeline::Plan plan;
    plan.prompt = "a";
    plan.negativePrompt = "b";
    ui::restorePrompts(document, plan);
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QVERIFY(document.plan() == core::pipeline::Plan());
}

void TestDocument::changesAreNamed() {
    ui::Document document;
    QSignalSpy changes(&document, &ui::Document::changed);
    ui::setGuidance(document, 7.5);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().first().value<ui::Change>(), ui::Change::Guidance);
    QCOMPARE(document.undoStack().undoText(), QString("guidance"));
}

void TestDocument::newPicturesComeFirstAndAreShown() {
    ui::Document document;
    document.addOlderFiles({"b.png", "a.png"});
    QCOMPARE(document.shownId(), ui::kNoPicture);
    QImage image(4, 4, QImage::Format_RGB888);
    image.fill(Qt::red);
    document.addPicture({.image = image});
    QCOMPARE(document.gallery().size(), 3);
    QCOMPARE(document.gallery().at(0).id, document.shownId());
    QCOMPARE(document.shownImage(), image);
    QCOMPARE(document.gallery().at(2).file, QString("a.png"));
}

void TestDocument::unreadablePictureIsReported() {
    ui::Document document;
    document.addOlderFiles({"no-such-picture.png"});
    QSignalSpy failures(&document, &ui::Document::failed);
    document.show(document.gallery().at(0).id);
    QCOMPARE(failures.size(), 1);
    QVERIFY(failures.first().first().toString().contains("no-such-picture.png"));
    QCOMPARE(document.shownId(), ui::kNoPicture);
}

QTEST_GUILESS_MAIN(TestDocument)
#include "test_document.moc"
