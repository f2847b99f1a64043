#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/plan/metadata/picture_file.h"
#include "tests/support/test_program.h"
#include "ui/document/document.h"
#include "ui/document/gallery_edits.h"
#include "ui/document/picture_export.h"
#include "ui/document/plan_edits.h"
#include "ui/support/file_path.h"

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
    void starsAreUndone();
    void trashedPictureComesBack();
    void refusedTrashKeepsThePicture();
    void restoredControlsFitTheSize();
    void exportedNamesAreSafe_data();
    void exportedNamesAreSafe();
};

void TestDocument::editsAreUndone() {
    ui::Document document;
    ui::setSize(document, {320, 192});
    ui::setTStruct(document, 700);
    ui::setPrompt(document, "水彩");
    QCOMPARE(document.plan().prompt, std::string("水彩"));
    for (int i = 0; i < 3; ++i) document.undoStack().undo();
    QVERIFY(document.plan() == core::plan::Plan());
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
    core::plan::Plan plan;
    plan.prompt = "new";
    plan.seed = 9;
    ui::restorePlan(document, plan);
    QVERIFY(document.plan() == plan);
    document.undoStack().undo();
    QCOMPARE(document.plan().negativePrompt, std::string("stale"));
}

void TestDocument::restoredPromptsAreOneStep() {
    ui::Document document;
    core::plan::Plan plan;
    plan.prompt = "a";
    plan.negativePrompt = "b";
    ui::restorePrompts(document, plan);
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QVERIFY(document.plan() == core::plan::Plan());
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

namespace {

// A trash of its own for a test: on the volume of its pictures, as the desktop's is for the home folder.
void useTrashUnder(const QTemporaryDir& folder) {
    qputenv("HOME", folder.path().toUtf8());
    qputenv("XDG_DATA_HOME", folder.path().toUtf8());
}

QString savePicture(const QTemporaryDir& folder, const QString& name) {
    core::plan::savePicture(ui::toPath(folder.filePath(name)), core::Image(8, 8), {});
    return folder.filePath(name);
}

}  // namespace

void TestDocument::starsAreUndone() {
    ui::Document document;
    document.addOlderFiles({"b.png", "a.png"});
    ui::setStarred(document, {1, 2}, true);
    ui::setStarred(document, {1}, true);  // as it is already
    QCOMPARE(document.undoStack().count(), 1);
    QVERIFY(document.gallery().find(2)->starred);
    document.undoStack().undo();
    QVERIFY(!document.gallery().find(1)->starred && !document.gallery().find(2)->starred);
}

void TestDocument::trashedPictureComesBack() {
    const QTemporaryDir folder;
    useTrashUnder(folder);
    ui::Document document;
    const QStringList files{savePicture(folder, "c.png"), savePicture(folder, "b.png"), savePicture(folder, "a.png")};
    document.addOlderFiles(files);
    document.show(2);
    ui::moveToTrash(document, {1, 2});
    QCOMPARE(document.gallery().size(), 1);
    QCOMPARE(document.shownId(), 3);
    QVERIFY(!QFile::exists(files[0]) && !QFile::exists(files[1]) && QFile::exists(files[2]));
    document.addPicture({.image = QImage(4, 4, QImage::Format_RGB888)});  // meanwhile
    document.undoStack().undo();
    QVERIFY(QFile::exists(files[0]) && QFile::exists(files[1]));
    QCOMPARE(document.gallery().size(), 4);
    for (int row = 1; row < 4; ++row) QCOMPARE(document.gallery().at(row).id, row);
    document.undoStack().redo();
    QCOMPARE(document.gallery().size(), 2);
}

void TestDocument::refusedTrashKeepsThePicture() {
    const QTemporaryDir folder;
    useTrashUnder(folder);
    ui::Document document;
    const QString file = "/proc/version";  // nobody may move it, not even root
    document.addOlderFiles({file});
    QSignalSpy failures(&document, &ui::Document::failed);
    ui::moveToTrash(document, {1});
    QCOMPARE(failures.size(), 1);
    QCOMPARE(document.gallery().size(), 1);
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(QFile::exists(file));
}

void TestDocument::restoredControlsFitTheSize() {
    core::plan::Plan plan;
    plan.prompt = "not this";
    plan.people.resize(2);
    plan.partners = {{.model = "starter-pose", .mask = core::Image(256, 256, 1)}};
    plan.loras = {{.model = "ink", .strength = 0.5}};
    ui::Document document;
    ui::setSize(document, {128, 64});
    ui::restoreControls(document, plan);
    QCOMPARE(document.plan().people.size(), std::size_t{2});
    QCOMPARE(document.plan().partners.at(0).mask->width, 128);
    QCOMPARE(document.plan().partners.at(0).mask->height, 64);
    QVERIFY(document.plan().loras == plan.loras);
    QVERIFY(document.plan().prompt.empty());
    document.undoStack().undo();
    QVERIFY(document.plan().people.empty() && document.plan().partners.empty());
}

void TestDocument::exportedNamesAreSafe_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("name");
    QTest::newRow("all fields") << "{date} {prompt} {seed} {n}"
                                << "a boat"
                                << "2024-01-31-a-boat-7-003";
    QTest::newRow("no way out of the folder") << "../{prompt}"
                                              << "/etc/passwd"
                                              << "etc-passwd";
    QTest::newRow("never hidden") << ".{prompt}"
                                  << ""
                                  << "picture";
    QTest::newRow("a prompt is no pattern") << "{prompt}"
                                            << "{seed}"
                                            << "{seed}";
    QTest::newRow("unknown fields stay") << "{what}-{seed}"
                                         << ""
                                         << "{what}-7";
    QTest::newRow("line breaks") << "{prompt}"
                                 << "a\nb:\"c\""
                                 << "a-b-c";
    QTest::newRow("no marks beside dashes") << "{prompt}-{seed}"
                                            << "a girl, red; 1.5 m, "
                                            << "a-girl-red-1.5-m-7";
    QTest::newRow("no half of an emoji") << "{prompt}" << QString(39, 'a') + QString::fromUtf8("🌞 sun")
                                         << QString(39, 'a');
    QTest::newRow("long") << QString(300, QChar(u'\u6c34')) << "" << QString(66, QChar(u'\u6c34'));
}

void TestDocument::exportedNamesAreSafe() {
    QFETCH(QString, pattern);
    QFETCH(QString, prompt);
    core::plan::Plan plan;
    plan.prompt = prompt.toStdString();
    plan.seed = 7;
    QTEST(ui::exportName(pattern, plan, QDate(2024, 1, 31), 3), "name");
}

PGD_TEST(TestDocument)
#include "test_document.moc"
