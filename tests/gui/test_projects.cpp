#include <QAction>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFile>
#include <QPlainTextEdit>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "tests/ui/project/whole_file.h"
#include "ui/document/plan_edits.h"
#include "ui/project/project_file.h"

// Projects through the window: saved, opened again, asked about, and there after a crash.
class TestProjects : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void whatIsSavedIsOpenedAgain();
    void unsavedChangesAreMarkedAndAskedAbout();
    void revertGoesBackToTheFile();
    void aDamagedFileChangesNothing();
    void aValueOutOfRangeIsNamed();
    void aPartThatCannotBeReadIsKept();
    void modelsThatAreMissingAreNamed();
    void modelsThatAreOtherFilesAreNamed();
    void modelsThatLearnedAnewAreNamedOnce();
    void picturesOfAnotherEditionAreToldOfOnce();
    void aSaveThatFailsKeepsTheMark();
    void aCrashLosesNoUnsavedWork();
    void aCrashLosesNoPictures();
    void olderUnsavedWorkGivesWayToWhatWasSaved();
    void theViewIsPartOfAProject();
    void aSecondStudioLeavesTheFirstOnesWorkAlone();
    void everyStudiosWorkComesBackAfterACrash();

 private:
    QString prompt() const { return m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(); }
    QString path(const QString& name) const { return m_folder->filePath(name); }
    void saveAs(const QString& file);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestProjects::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(path("home"));
}

void TestProjects::saveAs(const QString& file) {
    m_studio->answerDialogs(file);
    m_studio->trigger("saveProjectAsAction");
    QTRY_VERIFY(m_studio->window().windowTitle().startsWith(QFileInfo(file).fileName()));
    QVERIFY(!m_studio->window().isWindowModified());
}

// The project opens without them.
void TestProjects::modelsThatAreMissingAreNamed() {
    ui::Project project;
    project.content.plan.prompt = "a lighthouse";
    project.content.plan.model = "theirs";
    project.content.plan.partners = {{.model = "starter-pose"}, {.model = "off", .on = false}, {.model = "gone"}};
    project.models = {{"theirs", "/models/theirs.safetensors"}};
    ui::writeProject(path("theirs.pgdraw"), project);
    m_studio->drop(path("theirs.pgdraw"));
    QCOMPARE(prompt(), QString("a lighthouse"));
    QTRY_COMPARE(m_studio->message(),
                 QString("Not among the models here: theirs (it was /models/theirs.safetensors), gone. Settings > "
                         "Models… adds them."));
    QCOMPARE(m_studio->document().plan().model, std::string("theirs"));
}

void TestProjects::modelsThatAreOtherFilesAreNamed() {
    const QString model = path("mine.safetensors");
    const auto write = [&model](const QByteArray& weights) {
        QFile file(model);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(weights) == weights.size());
    };
    write("one");
    m_studio->drop(model);
    QTRY_COMPARE(m_studio->find<QComboBox>("modelCombo")->findData("mine") >= 0, true);
    ui::setModel(m_studio->document(), "mine");
    const auto reference = [this] { return ui::readProject(path("a.pgdraw")).models.at(0); };
    // Computed meanwhile.
    QTRY_VERIFY((saveAs(path("a.pgdraw")), !reference().sha256.isEmpty()));
    QVERIFY(reference() ==
            (ui::ModelReference{"mine", model, QCryptographicHash::hash("one", QCryptographicHash::Sha256).toHex()}));
    m_studio->drop(path("a.pgdraw"));
    QCOMPARE(m_studio->message(), QString());
    write("another");
    m_studio->drop(path("a.pgdraw"));
    QTRY_COMPARE(m_studio->message(), QString("Not the same files as when the project was saved: mine. Its pictures "
                                              "may come out otherwise."));
}

// Projects of before editions were counted name the model alone.
void TestProjects::modelsThatLearnedAnewAreNamedOnce() {
    ui::Project project;
    project.models = {{"starter"}};
    ui::writeProject(path("old.pgdraw"), project);
    m_studio->drop(path("old.pgdraw"));
    QTRY_COMPARE(m_studio->message(), QString("Not the same files as when the project was saved: Starter pair. Its "
                                              "pictures may come out otherwise."));
    saveAs(path("new.pgdraw"));
    QCOMPARE(ui::readProject(path("new.pgdraw")).models.at(0).sha256, QString("edition 2"));
    m_studio->drop(path("new.pgdraw"));
    QCoreApplication::processEvents();
    QVERIFY2(!m_studio->message().contains("Not the same files"), qPrintable(m_studio->message()));
}

// Pictures do not say of which edition their models were.
void TestProjects::picturesOfAnotherEditionAreToldOfOnce() {
    m_studio->script().allowEverything();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 1);
    m_studio->script().setEdition(3);
    const auto reopened = [this] {
        m_studio->window().close();
        m_studio->reopen();
        return m_studio->find<QComboBox>("modelCombo");
    };
    auto* models = reopened();
    QTRY_VERIFY(models->count() > 0);
    QVERIFY2(m_studio->message().contains("a new edition (3)"), qPrintable(m_studio->message()));
    models = reopened();
    QTRY_VERIFY(models->count() > 0);
    QCOMPARE(m_studio->message(), QString());
}

void TestProjects::whatIsSavedIsOpenedAgain() {
    m_studio->script().allowEverything();
    m_studio->type("promptEdit", "a lighthouse");
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 1);
    saveAs(path("picnic.pgdraw"));
    m_studio->trigger("newProjectAction");
    QVERIFY(prompt().isEmpty());
    QVERIFY(m_studio->document().shownImage().isNull());
    // They are no part of the new project, and still at hand.
    QCOMPARE(m_studio->pictures(), 1);
    QVERIFY(!m_studio->document().gallery().at(0).inProject);
    QVERIFY2(m_studio->message().contains("painted before"), qPrintable(m_studio->message()));
    QVERIFY2(m_studio->message().contains(ui::Places::under(path("home")).galleryFolder()),
             qPrintable(m_studio->message()));
    m_studio->drop(path("picnic.pgdraw"));
    QCOMPARE(prompt(), QString("a lighthouse"));
    QVERIFY2(m_studio->message().contains("those shown before lie in"), qPrintable(m_studio->message()));
    QCOMPARE(m_studio->pictures(), 1);
    QCOMPARE(m_studio->picturesOnDisk(), 1);  // its file was there already
    QVERIFY(!m_studio->window().isWindowModified());
    QVERIFY(m_studio->find<QAction>("saveAction")->isEnabled());  // the picture is shown
}

void TestProjects::unsavedChangesAreMarkedAndAskedAbout() {
    saveAs(path("a.pgdraw"));
    m_studio->type("promptEdit", "x");
    QVERIFY(m_studio->window().isWindowModified());
    m_studio->trigger("undoAction");
    QVERIFY(!m_studio->window().isWindowModified());
    m_studio->type("promptEdit", "y");
    m_studio->answerDialogs("yes");  // save
    m_studio->trigger("newProjectAction");
    QTRY_VERIFY(prompt().isEmpty());
    QCOMPARE(ui::readProject(path("a.pgdraw")).content.plan.prompt, std::string("y"));
    m_studio->drop(path("a.pgdraw"));
    m_studio->type("promptEdit", "z");
    m_studio->answerDialogs({});  // drop
    m_studio->window().close();
    QTRY_VERIFY(!m_studio->window().isVisible());
    QCOMPARE(ui::readProject(path("a.pgdraw")).content.plan.prompt, std::string("y"));
}

void TestProjects::revertGoesBackToTheFile() {
    saveAs(path("a.pgdraw"));
    QVERIFY(!m_studio->find<QAction>("revertAction")->isEnabled());
    m_studio->type("promptEdit", "x");
    m_studio->answerDialogs({});  // asked, and declined
    m_studio->trigger("revertAction");
    QCOMPARE(prompt(), QString("x"));
    m_studio->answerDialogs("yes");
    m_studio->trigger("revertAction");
    QVERIFY(prompt().isEmpty());
}

void TestProjects::aDamagedFileChangesNothing() {
    m_studio->type("promptEdit", "mine");
    QFile file(path("bad.pgdraw"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no project");
    file.close();
    m_studio->answerDialogs({});
    m_studio->drop(file.fileName());
    QVERIFY2(m_studio->message().contains("another kind of file"), qPrintable(m_studio->message()));
    QCOMPARE(prompt(), QString("mine"));
    // Who saves under its name loses nothing, and is told where it lies.
    saveAs(file.fileName());
    QCOMPARE(ui::readProject(file.fileName()).content.plan.prompt, std::string("mine"));
    QCOMPARE(contentsOf(path("bad.unreadable.pgdraw")), QByteArray("no project"));
    QVERIFY2(m_studio->message().contains(path("bad.unreadable.pgdraw")), qPrintable(m_studio->message()));
    m_studio->type("promptEdit", "!");
    m_studio->trigger("saveProjectAction");
    QTRY_VERIFY(!m_studio->window().isWindowModified());
    QTRY_COMPARE(ui::readProject(file.fileName()).content.plan.prompt, std::string("mine!"));
    QVERIFY(!QFile::exists(path("bad.unreadable-2.pgdraw")));
}

void TestProjects::aValueOutOfRangeIsNamed() {
    QVERIFY(QFile::copy(PGD_SOURCE_DIR "/tests/data/projects/picnic-weak100-strong86.pgdraw", path("picnic.pgdraw")));
    m_studio->drop(path("picnic.pgdraw"));
    QCOMPARE(prompt(), QString("a girl in a yellow dress in the snow, watercolour"));
    QCOMPARE(m_studio->pictures(), 1);
    QVERIFY2(
        m_studio->message().contains("picnic.pgdraw") && m_studio->message().contains("strong edges 86 became 100"),
        qPrintable(m_studio->message()));
}

// What could not be read is still there after the next save.
void TestProjects::aPartThatCannotBeReadIsKept() {
    ui::Project project;
    project.content.plan.prompt = "mine";
    project.content.layers.reference = core::Image(3, 2, 3);
    ui::writeProject(path("a.pgdraw"), project);
    {
        auto database = QSqlDatabase::addDatabase("QSQLITE", "spoil");
        database.setDatabaseName(path("a.pgdraw"));
        QVERIFY(database.open() && QSqlQuery(database).exec("UPDATE images SET png = x'00'"));
    }
    QSqlDatabase::removeDatabase("spoil");
    const auto damaged = contentsOf(path("a.pgdraw"));
    m_studio->drop(path("a.pgdraw"));
    QCOMPARE(prompt(), QString("mine"));
    QVERIFY2(m_studio->message().contains("the reference picture is left out"), qPrintable(m_studio->message()));
    m_studio->type("promptEdit", "!");
    m_studio->trigger("saveProjectAction");
    QTRY_COMPARE(contentsOf(path("a.unreadable.pgdraw")), damaged);
    QTRY_VERIFY2(m_studio->message().contains(path("a.unreadable.pgdraw")), qPrintable(m_studio->message()));
    QCOMPARE(ui::readProject(path("a.pgdraw")).content.plan.prompt, std::string("mine!"));
}

void TestProjects::aSaveThatFailsKeepsTheMark() {
    m_studio->type("promptEdit", "mine");
    m_studio->answerDialogs(path("no/such/folder.pgdraw"));
    m_studio->trigger("saveProjectAsAction");
    QTRY_VERIFY(m_studio->message().contains("cannot be written"));
    QVERIFY(m_studio->window().isWindowModified());
}

void TestProjects::aCrashLosesNoUnsavedWork() {
    saveAs(path("a.pgdraw"));
    m_studio->type("promptEdit", "unsaved");
    const QString unsaved = ui::Places::under(path("home")).unsavedFile();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(unsaved) && ui::readProject(unsaved).content.plan.prompt == "unsaved", 3000);
    m_studio.reset();  // gone without having been closed
    m_studio = std::make_unique<Studio>(path("home"));
    QCOMPARE(prompt(), QString("unsaved"));
    QVERIFY(m_studio->window().windowTitle().startsWith("a.pgdraw"));
    QVERIFY(m_studio->window().isWindowModified());
    QVERIFY(ui::readProject(path("a.pgdraw")).content.plan.prompt.empty());
}

void TestProjects::aCrashLosesNoPictures() {
    m_studio->script().allowEverything();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 1);
    saveAs(path("a.pgdraw"));
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 2);
    const QString unsaved = ui::Places::under(path("home")).unsavedFile();
    QTRY_VERIFY_WITH_TIMEOUT(ui::readProject(unsaved).recovery->gallery.size() == 2, 4000);
    m_studio.reset();  // gone without having been closed
    m_studio = std::make_unique<Studio>(path("home"));
    QVERIFY2(m_studio->message().startsWith("The studio ended without being closed"), qPrintable(m_studio->message()));
    QCOMPARE(m_studio->pictures(), 2);
    QVERIFY(m_studio->window().isWindowModified());
    m_studio->trigger("saveProjectAction");
    QTRY_VERIFY(!m_studio->window().isWindowModified());
    QTRY_COMPARE(ui::readProject(path("a.pgdraw")).pictures.size(), std::size_t(2));
    QVERIFY(!ui::readProject(path("a.pgdraw")).pictures[0].thumbnail.isEmpty());
}

// As when the studio died between the end of a save and the note that says so.
void TestProjects::olderUnsavedWorkGivesWayToWhatWasSaved() {
    m_studio->type("promptEdit", "older");
    saveAs(path("a.pgdraw"));
    const QString unsaved = ui::Places::under(path("home")).unsavedFile();
    QTRY_VERIFY(QFile::exists(unsaved) && ui::readProject(unsaved).recovery->file == path("a.pgdraw"));
    m_studio->window().close();
    m_studio.reset();
    auto saved = ui::readProject(path("a.pgdraw"));
    auto work = ui::readProject(unsaved);
    work.recovery->isModified = true;
    work.content.plan.prompt = "from before";
    ++saved.revision;
    ui::writeProject(path("a.pgdraw"), saved);
    ui::writeProject(unsaved, work);
    m_studio = std::make_unique<Studio>(path("home"));
    QCOMPARE(prompt(), QString("older"));
    QVERIFY(!m_studio->window().isWindowModified());
}

void TestProjects::theViewIsPartOfAProject() {
    m_studio->trigger("poseTool");
    m_studio->trigger("zoomActualAction");
    QVERIFY(!m_studio->window().isWindowModified());  // to look at something is no change
    saveAs(path("a.pgdraw"));
    m_studio->trigger("newProjectAction");
    m_studio->trigger("panTool");
    m_studio->trigger("zoomFitAction");
    QVERIFY(m_studio->textOf("zoomLabel") != "100 %");
    m_studio->drop(path("a.pgdraw"));
    QVERIFY(m_studio->find<QAction>("poseTool")->isChecked());
    QTRY_COMPARE(m_studio->textOf("zoomLabel"), QString("100 %"));
}

void TestProjects::aSecondStudioLeavesTheFirstOnesWorkAlone() {
    m_studio->type("promptEdit", "first");
    const QString unsaved = ui::Places::under(path("home")).unsavedFile();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(unsaved), 3000);
    {
        Studio second(path("home"));
        QVERIFY(second.find<QPlainTextEdit>("promptEdit")->toPlainText().isEmpty());
        second.type("promptEdit", "second");
        second.window().close();
    }
    QTRY_COMPARE(ui::readProject(unsaved).content.plan.prompt, std::string("first"));
}

// The first one to start opens a window for each that was lost.
void TestProjects::everyStudiosWorkComesBackAfterACrash() {
    const QString second = ui::Places::under(path("home")).state + "/unsaved-2.pgdraw";
    m_studio->type("promptEdit", "first");
    {
        Studio other(path("home"));
        other.type("promptEdit", "second");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(second) && QFile::exists(path("home/state/unsaved.pgdraw")), 4000);
        QTRY_COMPARE(ui::readProject(second).content.plan.prompt, std::string("second"));
    }  // gone without having been closed
    m_studio.reset();
    m_studio = std::make_unique<Studio>(path("home"));
    QCOMPARE(prompt(), QString("first"));
    QCOMPARE(m_studio->windowsOpened(), 1);
    Studio other(path("home"));
    QCOMPARE(other.find<QPlainTextEdit>("promptEdit")->toPlainText(), QString("second"));
    QCOMPARE(other.windowsOpened(), 0);
    other.trigger("newWindowAction");
    QCOMPARE(other.windowsOpened(), 1);
    other.window().close();  // asked to save, and declined
    QTRY_VERIFY(!QFile::exists(second));
}

PGD_TEST(TestProjects)
#include "test_projects.moc"
