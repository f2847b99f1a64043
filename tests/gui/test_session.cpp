#include <QAction>
#include <QListView>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "tests/ui/project/same_content.h"
#include "tests/ui/project/whole_file.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/view_zoom.h"
#include "ui/document/gallery_edits.h"
#include "ui/project/project_file.h"
#include "ui/queue/queue_model.h"
#include "ui/support/theme.h"

// What one session leaves, the next one finds.
class TestSession : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void planAndGalleryComeBack();
    void planIsKeptWithoutClosing();
    void viewComesBack();
    void starsComeBack();
    void interruptedPicturesAreTriedAgain();
    void damagedSessionStartsAfresh();
    void everyDamagedSessionIsKept();
    void aBadValueCostsItselfAlone();
    void themeIsChosenInTheMenu();
};

void TestSession::planAndGalleryComeBack() {
    const QTemporaryDir folder;
    {
        Studio studio(folder.path());
        studio.script().allowEverything();
        studio.type("promptEdit", "a lighthouse");
        studio.find<QSpinBox>("stepsSpin")->setValue(7);
        studio.trigger("generateAction");
        QTRY_COMPARE(studio.pictures(), 1);
        studio.window().resize(1100, 700);
        studio.window().close();
    }
    Studio studio(folder.path());
    QCOMPARE(studio.find<QPlainTextEdit>("promptEdit")->toPlainText(), QString("a lighthouse"));
    QCOMPARE(studio.find<QSpinBox>("stepsSpin")->value(), 7);
    QCOMPARE(studio.pictures(), 1);
    QCOMPARE(studio.window().size(), QSize(1100, 700));
    QVERIFY(!studio.find<QAction>("undoAction")->isEnabled());
    QVERIFY(studio.find<QAction>("saveAction")->isEnabled());  // the newest picture is shown
}

void TestSession::planIsKeptWithoutClosing() {
    const QTemporaryDir folder;
    Studio crashed(folder.path());
    crashed.find<QSpinBox>("stepsSpin")->setValue(9);
    const QString unsaved = ui::Places::under(folder.path()).unsavedFile();
    QTRY_VERIFY(QFile::exists(unsaved) && ui::readProject(unsaved).content.plan.steps == 9);
}

void TestSession::viewComesBack() {
    const QTemporaryDir folder;
    {
        Studio studio(folder.path());
        studio.script().allowEverything();
        for (int i = 0; i < 2; ++i) {
            studio.trigger("generateAction");
            QTRY_COMPARE(studio.pictures(), i + 1);
        }
        studio.document().show(studio.document().gallery().at(1).id);
        studio.trigger("poseTool");
        studio.find<ui::CanvasView>("canvasView")->zoom().setFactor(3.0);
        studio.find<ui::CanvasView>("canvasView")->centerOn(200, 60);
        studio.window().close();
    }
    Studio studio(folder.path());
    QVERIFY(studio.find<QAction>("poseTool")->isChecked());
    QTRY_COMPARE(studio.textOf("zoomLabel"), QString("300 %"));
    const auto* canvas = studio.find<ui::CanvasView>("canvasView");
    const QPointF centre = canvas->mapToScene(canvas->viewport()->rect().center());
    QVERIFY2((centre - QPointF(200, 60)).manhattanLength() < 3,
             qPrintable(QString("%1 %2").arg(centre.x()).arg(centre.y())));
    QCOMPARE(studio.document().gallery().rowOf(studio.document().shownId()), 1);
}

// Without a project, too.
void TestSession::starsComeBack() {
    const QTemporaryDir folder;
    {
        Studio studio(folder.path());
        studio.script().allowEverything();
        for (int i = 0; i < 3; ++i) {
            studio.trigger("generateAction");
            QTRY_COMPARE(studio.pictures(), i + 1);
        }
        ui::setStarred(studio.document(), {studio.document().gallery().at(1).id}, true);
        studio.window().close();
    }
    QFile::remove(ui::Places::under(folder.path()).galleryFolder() + "/gone.png");
    Studio studio(folder.path());
    const auto& gallery = studio.document().gallery();
    QCOMPARE(gallery.size(), 3);
    QVERIFY(!gallery.at(0).starred && gallery.at(1).starred && !gallery.at(2).starred);
    for (int row = 0; row < 3; ++row) QVERIFY(gallery.at(row).inProject);  // it is saved with them
    QVERIFY(studio.window().isWindowModified());
    QCOMPARE(studio.message(), QString());  // it was closed
}

void TestSession::interruptedPicturesAreTriedAgain() {
    const QTemporaryDir folder;
    {
        Studio studio(folder.path());
        for (const char* prompt : {"one", "two"}) {
            studio.find<QPlainTextEdit>("promptEdit")->setPlainText(prompt);
            studio.trigger("addToQueueAction");
        }
        QTRY_COMPARE(studio.script().started(), 1);
        // As a crash would leave it, not only a window that is closed.
        const QString unsaved = ui::Places::under(folder.path()).unsavedFile();
        QTRY_VERIFY(QFile::exists(unsaved) && ui::readProject(unsaved).recovery->unfinished.size() == 2);
        studio.window().close();
    }
    Studio studio(folder.path());
    QVERIFY2(studio.message().startsWith("2 picture"), qPrintable(studio.message()));
    auto* list = studio.find<QListView>("queueList");
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(list->model()->index(0, 0).data(ui::QueueModel::NoteRole).toString(), QString("interrupted"));
    QCOMPARE(studio.script().started(), 0);  // nothing runs unasked
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::mouseClick(studio.find<QToolButton>("queueRetryButton"), Qt::LeftButton);
    studio.script().allowEverything();
    QTRY_COMPARE(studio.pictures(), 1);
    QCOMPARE(ui::planOf(studio.document().gallery().at(0)).prompt, std::string("one"));
    studio.window().close();
    QCOMPARE(ui::readProject(ui::Places::under(folder.path()).unsavedFile()).recovery->unfinished.size(),
             std::size_t(1));
}

void TestSession::damagedSessionStartsAfresh() {
    const QTemporaryDir folder;
    QFile unsaved(ui::Places::under(folder.path()).unsavedFile());
    QVERIFY(QDir().mkpath(QFileInfo(unsaved).path()) && unsaved.open(QIODevice::WriteOnly));
    unsaved.write("SQLite format 3, or so it says");
    unsaved.close();
    const QByteArray damaged = contentsOf(unsaved.fileName());
    const Studio studio(folder.path());
    QCOMPARE(studio.find<QSpinBox>("stepsSpin")->value(), 25);
    // It is kept beside, the window says where, and nothing is written over it.
    const QString aside = QFileInfo(unsaved).path() + "/unsaved.unreadable.pgdraw";
    QVERIFY2(studio.message().contains(aside), qPrintable(studio.message()));
    QCOMPARE(contentsOf(aside), damaged);
    studio.find<QSpinBox>("stepsSpin")->setValue(9);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(unsaved.fileName()), 5000);
    QCOMPARE(contentsOf(aside), damaged);
}

void TestSession::everyDamagedSessionIsKept() {
    const QTemporaryDir folder;
    const QString unsaved = ui::Places::under(folder.path()).unsavedFile();
    QVERIFY(QDir().mkpath(QFileInfo(unsaved).path()));
    for (int i = 1; i <= 3; ++i) {
        put(unsaved, QByteArray("damage number ") + QByteArray::number(i));
        const Studio studio(folder.path());
    }
    const QString stem = QFileInfo(unsaved).path() + "/unsaved.unreadable";
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(contentsOf(i == 1 ? stem + ".pgdraw" : QString("%1-%2.pgdraw").arg(stem).arg(i)),
                 QByteArray("damage number ") + QByteArray::number(i));
}

// One bad value in unsaved work costs that value alone, and is named.
void TestSession::aBadValueCostsItselfAlone() {
    const QTemporaryDir folder;
    const QString unsaved = ui::Places::under(folder.path()).unsavedFile();
    QVERIFY(QDir().mkpath(QFileInfo(unsaved).path()));
    auto project = ui::readProject(PGD_SOURCE_DIR "/tests/data/projects/picnic-weak100-strong86.pgdraw");
    QVERIFY(QFile::copy(PGD_SOURCE_DIR "/tests/data/projects/picnic-weak100-strong86.pgdraw", unsaved));
    Studio studio(folder.path());
    QVERIFY(sameContent(studio.document().content(), project.content));
    QVERIFY2(studio.message().contains("weak edges 100 became 86") &&
                 studio.message().contains("strong edges 86 became 100"),
             qPrintable(studio.message()));
    QVERIFY(!QFile::exists(QFileInfo(unsaved).path() + "/unsaved.unreadable.pgdraw"));  // nothing is lost
}

void TestSession::themeIsChosenInTheMenu() {
    const QTemporaryDir folder;
    Studio studio(folder.path());
    const QColor stage = ui::colors().stage;
    studio.trigger("lightThemeAction");
    QVERIFY(ui::currentTheme() == ui::Theme::Light);
    QVERIFY(ui::colors().stage.lightness() > stage.lightness());
    QCOMPARE(ui::colors().structure, QColor("#4f8ef7"));
    QVERIFY(ui::Settings(ui::Places::under(folder.path()).settingsFile()).get(ui::setting::kLightTheme));
    studio.trigger("darkThemeAction");
    QCOMPARE(ui::colors().stage, stage);
}

PGD_TEST(TestSession)
#include "test_session.moc"
