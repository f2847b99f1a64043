#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>
#include <chrono>
#include <functional>
#include <random>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/plan/plan_json.h"
#include "tests/core/plan/random_plan.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"
#include "tests/ui/project/same_content.h"
#include "tests/ui/project/whole_file.h"
#include "ui/project/project_database.h"
#include "ui/project/project_file.h"

using ui::Project;

Q_DECLARE_METATYPE(std::function<void(Project&)>)

namespace {

QByteArray pngOf(int side, unsigned char shade) {
    core::Image image(side, side, 3);
    std::fill(image.pixels.begin(), image.pixels.end(), shade);
    return QByteArray::fromStdString(core::encodePng(image));
}

core::control::EdgeDrawing drawing() {
    core::control::EdgeDrawing drawing;
    drawing.source = core::Image(5, 7, 3);
    drawing.findsEdges = true;
    drawing.low = 40;
    drawing.inverted = true;
    drawing.fit = core::control::Fit::Inside;
    drawing.strokes = {{.points = {{0.1F, 0.2F, 0.5F}, {0.3F, -0.4F, 1.0F}}, .width = 0.02F},
                       {.points = {}, .erases = true}};
    return drawing;
}

Project smallProject() {
    Project project;
    project.content.plan.prompt = "海滩上穿红裙子的女孩";
    project.content.plan.drawing = std::make_shared<const core::control::EdgeDrawing>(drawing());
    project.content.layers.reference = core::Image(3, 2, 3);
    project.content.layers.order[0].visible = false;
    std::swap(project.content.layers.order[1], project.content.layers.order[3]);
    project.randomSeed = false;
    project.pictures = {{.name = "b.png", .starred = true, .png = pngOf(16, 9), .thumbnail = "small"},
                        {.name = "a.png", .png = pngOf(8, 3)}};
    project.revision = 71;
    project.view = {.tool = "pose", .zoom = 1.5, .centre = {20.5, -3.0}, .picture = "a.png"};
    project.models = {{"starter"}, {"theirs", "/models/theirs.safetensors", "0badf00d"}};
    return project;
}

QString sentenceOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestProjectFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    void change(const QString& file, const QStringList& statements) const;
    [[noreturn]] void saveForEver(const QString& file, const QString& log) const;

 private Q_SLOTS:
    void whatIsWrittenIsReadAgain();
    void unsavedWorkKnowsMore();
    void theFirstVersionIsReadStill();
    void randomPlansSurvive();
    void picturesComeFromTheirFiles();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void whatIsWrongCostsItselfAlone_data();
    void whatIsWrongCostsItselfAlone();
    void thresholdsThatWereCrossedAreBroughtInOrder();
    void aLargeQueueIsWrittenOnce();
    void anOlderQueueIsReadStill();
    void aFailedSaveLeavesTheOldFile_data();
    void aFailedSaveLeavesTheOldFile();
    void aFolderThatMayNotBeChangedRefuses();
    void damagedFilesNeverCrash();
    void killedSavesLeaveAWholeProject();
    void whatAKilledSaveLeftIsCleared();
    void twoHundredPicturesAreSaved();
};

void TestProjectFile::change(const QString& file, const QStringList& statements) const {
    {
        auto database = QSqlDatabase::addDatabase("QSQLITE", "change");
        database.setDatabaseName(file);
        QVERIFY(database.open());
        for (const auto& statement : statements) QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase("change");
}

void TestProjectFile::whatIsWrittenIsReadAgain() {
    const auto project = smallProject();
    ui::writeProject(path("a.pgdraw"), project);
    const auto read = ui::readProject(path("a.pgdraw"));
    QVERIFY(read.amendments.empty());
    QVERIFY(sameContent(read.content, project.content));
    QCOMPARE(read.randomSeed, false);
    QCOMPARE(read.pictures.size(), std::size_t{2});
    QCOMPARE(read.pictures[0].name, QString("b.png"));
    QCOMPARE(read.pictures[0].starred, true);
    QCOMPARE(read.pictures[0].png, project.pictures[0].png);
    QCOMPARE(read.pictures[1].png, project.pictures[1].png);
    QCOMPARE(read.pictures[0].thumbnail, QByteArray("small"));
    QCOMPARE(read.pictures[1].thumbnail, QByteArray());
    QCOMPARE(read.revision, 71);
    QVERIFY(read.view == project.view);
    QVERIFY(read.models == project.models);
    QVERIFY(!read.recovery);
}

void TestProjectFile::unsavedWorkKnowsMore() {
    auto project = smallProject();
    std::mt19937 random(12);
    project.recovery = ui::Recovery{.file = "/a/海滩.pgdraw",
                                    .isModified = true,
                                    .isRunning = true,
                                    .gallery = {{"/a/1.png", true, false}, {"/a/2.png"}},
                                    .unfinished = {test::randomPlan(random), test::randomPlan(random)}};
    ui::writeProject(path("unsaved.pgdraw"), project);
    const auto read = ui::readProject(path("unsaved.pgdraw")).recovery;
    QVERIFY(read);
    QCOMPARE(read->file, project.recovery->file);
    QVERIFY(read->isModified && read->isRunning);
    QVERIFY(read->gallery == project.recovery->gallery);
    QVERIFY(read->unfinished == project.recovery->unfinished);
}

void TestProjectFile::theFirstVersionIsReadStill() {
    const auto file = path("first.pgdraw");
    ui::writeProject(file, smallProject());
    change(file,
           {"CREATE TABLE old AS SELECT place, name, starred, png FROM pictures", "DROP TABLE pictures",
            ui::projectTables(1)[2], "INSERT INTO pictures SELECT * FROM old", "DROP TABLE old", "DROP TABLE models",
            "DELETE FROM facts WHERE name IN ('view', 'revision')", "PRAGMA user_version = 1"});
    auto read = ui::readProject(file);
    QCOMPARE(read.content.plan.prompt, smallProject().content.plan.prompt);
    QCOMPARE(read.pictures.size(), std::size_t{2});
    QCOMPARE(read.pictures[0].png, smallProject().pictures[0].png);
    QCOMPARE(read.pictures[0].thumbnail, QByteArray());
    QVERIFY(read.models.empty() && read.view == ui::ViewState());
    ui::writeProject(file, read);
    QCOMPARE(ui::readProject(file).pictures.size(), std::size_t{2});
}

void TestProjectFile::randomPlansSurvive() {
    std::mt19937 random(11);
    for (int i = 0; i < 60; ++i) {
        Project project;
        project.content.plan = test::randomPlan(random);
        ui::writeProject(path("random.pgdraw"), project);
        QVERIFY(ui::readProject(path("random.pgdraw")).content.plan == project.content.plan);
    }
}

void TestProjectFile::picturesComeFromTheirFiles() {
    put(path("one.png"), pngOf(4, 200));
    Project project;
    project.pictures = {{.name = "one.png", .file = path("one.png")}};
    ui::writeProject(path("files.pgdraw"), project);
    QCOMPARE(ui::readProject(path("files.pgdraw")).pictures.at(0).png, pngOf(4, 200));
    project.pictures[0].file = path("gone.png");
    QVERIFY(sentenceOf([&] { ui::writeProject(path("files.pgdraw"), project); }).contains("gone.png"));
    QCOMPARE(ui::readProject(path("files.pgdraw")).pictures.size(), std::size_t{1});
}

void TestProjectFile::otherFilesAreRefused_data() {
    QTest::addColumn<QStringList>("statements");  // that spoil a good project; "" stands for other bytes
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const QStringList& statements, const char* sentence) {
        QTest::newRow(name) << statements << sentence;
    };
    row("text", {""}, "another kind of file");
    row("foreign", {"PRAGMA application_id = 7"}, "another kind of file");
    row("newer", {"PRAGMA user_version = 99"}, "newer program (format 99");
    row("trigger", {"CREATE TRIGGER t AFTER INSERT ON facts BEGIN DELETE FROM facts; END"}, "tampered");
    row("view", {"ALTER TABLE facts RENAME TO f", "CREATE VIEW facts AS SELECT * FROM f"}, "tampered");
    row("no table", {"DROP TABLE images"}, "missing");
}

void TestProjectFile::otherFilesAreRefused() {
    QFETCH(QStringList, statements);
    QFETCH(QString, sentence);
    const auto file = path("bad.pgdraw");
    ui::writeProject(file, smallProject());
    if (statements == QStringList{""})
        put(file, "a letter, no project");
    else
        change(file, statements);
    const auto before = contentsOf(file);
    const auto found = sentenceOf([&] { ui::readProject(file); });
    QVERIFY2(found.contains(sentence), qPrintable(found));
    QVERIFY2(found.contains("bad.pgdraw") && !found.contains('\n'), qPrintable(found));
    QCOMPARE(contentsOf(file), before);
    QVERIFY(!QFile::exists(file + "-journal") && !QFile::exists(file + "-wal"));
}

void TestProjectFile::whatIsWrongCostsItselfAlone_data() {
    QTest::addColumn<QStringList>("statements");  // that spoil a good project
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("used");  // empty: it is lost
    QTest::addColumn<std::function<void(Project&)>>("expect");
    const auto row = [](const char* name, const QString& statement, const char* field, const char* used,
                        const std::function<void(Project&)>& expect) {
        QTest::newRow(name) << QStringList{statement} << QString(field) << QString(used) << expect;
    };
    const auto drawingWith = [](const std::function<void(core::control::EdgeDrawing&)>& change) {
        return [change](Project& project) {
            auto drawing = *project.content.plan.drawing;
            change(drawing);
            project.content.plan.drawing = std::make_shared<const core::control::EdgeDrawing>(drawing);
        };
    };
    row("no plan", "DELETE FROM facts WHERE name = 'plan'", "plan", "",
        [](Project& p) { p.content.plan.prompt.clear(); });
    row("no JSON", "UPDATE facts SET value = '{' WHERE name = 'plan'", "plan", "",
        [](Project& p) { p.content.plan.prompt.clear(); });
    row("steps", R"(UPDATE facts SET value = replace(value, '"steps":25', '"steps":0') WHERE name = 'plan')", "steps",
        "1", [](Project& p) { p.content.plan.steps = 1; });
    row("threshold", R"(UPDATE facts SET value = replace(value, '"low":40', '"low":-1') WHERE name = 'drawing')",
        "drawing.low", "0", drawingWith([](auto& drawing) { drawing.low = 0; }));
    row("thresholds", R"(UPDATE facts SET value = replace(value, '"low":40', '"low":250') WHERE name = 'drawing')",
        "drawing.high", "250", drawingWith([](auto& drawing) {
            drawing.low = 200;
            drawing.high = 250;
        }));
    row("no number", R"(UPDATE facts SET value = replace(value, '"high":200', '"high":[]') WHERE name = 'drawing')",
        "drawing.high", "", [](Project&) {});
    row("fit", R"(UPDATE facts SET value = replace(value, 'inside', 'outside') WHERE name = 'drawing')", "drawing.fit",
        "", drawingWith([](auto& drawing) { drawing.fit = core::control::Fit::Stretch; }));
    row("stroke", R"(UPDATE facts SET value = replace(value, '"width":0.0', '"width":9') WHERE name = 'drawing')",
        "drawing.strokes[0].width", "1",
        drawingWith([](auto& drawing) { drawing.strokes[0].width = drawing.strokes[1].width = 1.0F; }));
    row("layers", "UPDATE facts SET value = '[]' WHERE name = 'layers'", "layers", "5 layers",
        [](Project& p) { p.content.layers.order = ui::Layers().order; });
    row("opacity", R"(UPDATE facts SET value = replace(value, '"opacity":0.75', '"opacity":75') WHERE name = 'layers')",
        "layers[3].opacity", "1", [](Project& p) { p.content.layers.order[3].opacity = 1.0; });
    row("zoom", R"(UPDATE facts SET value = replace(value, '"zoom":1.5', '"zoom":1e9') WHERE name = 'view')",
        "view.zoom", "32", [](Project& p) { p.view.zoom = 32.0; });
    row("image bomb",
        "UPDATE images SET png = x'89504e470d0a1a0a0000000d49484452000186a0000186a0080200000000000000' WHERE name = "
        "'reference'",
        "reference", "", [](Project& p) { p.content.layers.reference = {}; });
    row("long path", "UPDATE models SET path = hex(zeroblob(20000)) WHERE id = 'theirs'", "models", "",
        [](Project& p) { p.models.pop_back(); });
}

void TestProjectFile::whatIsWrongCostsItselfAlone() {
    QFETCH(QStringList, statements);
    QFETCH(QString, field);
    QFETCH(QString, used);
    QFETCH(std::function<void(Project&)>, expect);
    const auto file = path("amended.pgdraw");
    auto project = smallProject();
    ui::writeProject(file, project);
    change(file, statements);
    const auto before = contentsOf(file);
    expect(project);
    const auto read = ui::readProject(file);
    QCOMPARE(contentsOf(file), before);
    QVERIFY(sameContent(read.content, project.content));
    QVERIFY(read.view == project.view && read.models == project.models);
    QCOMPARE(read.pictures.size(), project.pictures.size());
    const auto& named = read.amendments.first();
    const auto found = std::ranges::find(named, field.toStdString(), &core::plan::Amendment::field);
    QVERIFY2(found != named.end(), qPrintable(field));
    QCOMPARE(QString::fromStdString(found->used), used);
    QCOMPARE(read.amendments.hasLoss(), used.isEmpty() || field == "layers");
}

// What a studio of before once saved, and never opened again.
void TestProjectFile::thresholdsThatWereCrossedAreBroughtInOrder() {
    const auto read = ui::readProject(PGD_SOURCE_DIR "/tests/data/projects/picnic-weak100-strong86.pgdraw");
    const auto& plan = read.content.plan;
    QCOMPARE(plan.prompt, std::string("a girl in a yellow dress in the snow, watercolour"));
    QVERIFY(plan.drawing);
    QCOMPARE(plan.drawing->low, 86);
    QCOMPARE(plan.drawing->high, 100);
    QVERIFY(plan.drawing->strokes.size() > 0 && !plan.drawing->source.isEmpty());
    // Painted with those very edges.
    QVERIFY(*plan.edges == core::control::drawEdges(*plan.drawing, plan.width, plan.height));
    QCOMPARE(read.pictures.size(), std::size_t{1});
    QCOMPARE(read.amendments.count(), std::size_t{2});
    QVERIFY(!read.amendments.hasLoss());
    QCOMPARE(read.amendments.first()[0].field, std::string("drawing.low"));
}

// A recovery file holds the maps of a grid once.
void TestProjectFile::aLargeQueueIsWrittenOnce() {
    std::mt19937 random(14);
    core::Image edges(1024, 1024, 1);
    for (auto& pixel : edges.pixels) pixel = static_cast<std::uint8_t>(random());
    auto plan = test::randomPlan(random);
    plan.edges = edges;
    plan.partners = {{.model = "pose", .mask = core::Image(plan.width, plan.height, 1)}, {.model = "edges"}};
    auto project = smallProject();
    project.recovery = ui::Recovery{.unfinished = {}};
    for (plan.seed = 0; plan.seed < 200; ++plan.seed) project.recovery->unfinished.push_back(plan);
    ui::writeProject(path("queue.pgdraw"), project);
    QVERIFY(QFileInfo(path("queue.pgdraw")).size() < 20'000'000);
    const auto read = ui::readProject(path("queue.pgdraw"));
    QVERIFY(read.amendments.empty());
    QVERIFY(read.recovery && read.recovery->unfinished == project.recovery->unfinished);
}

// As older programs wrote it.
void TestProjectFile::anOlderQueueIsReadStill() {
    std::mt19937 random(15);
    const auto plan = test::randomPlan(random);
    auto project = smallProject();
    project.recovery = ui::Recovery{.file = "/a.pgdraw", .unfinished = {}};
    ui::writeProject(path("older.pgdraw"), project);
    const QJsonArray plans{QString::fromStdString(core::plan::toJson(plan)), "damaged",
                           QString::fromStdString(core::plan::toJson(plan))};
    const QJsonObject recovery{{"file", "/a.pgdraw"}, {"unfinished", plans}};
    const QString text = QJsonDocument(recovery).toJson(QJsonDocument::Compact);
    change(path("older.pgdraw"),
           {QString("UPDATE facts SET value = '%1' WHERE name = 'recovery'").arg(QString(text).replace("'", "''"))});
    const auto read = ui::readProject(path("older.pgdraw"));
    QVERIFY(read.recovery);
    QCOMPARE(read.recovery->file, QString("/a.pgdraw"));
    QCOMPARE(read.recovery->unfinished.size(), std::size_t{2});
    QVERIFY(read.recovery->unfinished[1] == plan);
    QVERIFY(read.amendments.hasLoss());
}

void TestProjectFile::aFailedSaveLeavesTheOldFile_data() {
    QTest::addColumn<QString>("what");
    QTest::newRow("full disk") << "full";
    QTest::newRow("no such folder") << "folder";
    QTest::newRow("a file where the folder should be") << "file";
}

void TestProjectFile::aFailedSaveLeavesTheOldFile() {
    QFETCH(QString, what);
    const auto old = path("old.pgdraw");
    ui::writeProject(old, smallProject());
    const auto before = contentsOf(old);
    auto project = smallProject();
    project.pictures.push_back({.name = "big.png", .png = QByteArray(4'000'000, 'x')});
    const QString target = what == "full" ? old : what == "folder" ? path("none/a.pgdraw") : old + "/a.pgdraw";
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    const rlimit tight{1'000'000, limit.rlim_max};
    if (what == "full") ::setrlimit(RLIMIT_FSIZE, &tight);
    const auto sentence = sentenceOf([&] { ui::writeProject(target, project); });
    ::setrlimit(RLIMIT_FSIZE, &limit);
    QVERIFY2(sentence.contains(target), qPrintable(sentence));
    QCOMPARE(contentsOf(old), before);
    QCOMPARE(QDir(m_folder.path()).entryList({"old.pgdraw.*"}).size(), 0);
}

// The administrator may write everywhere: then the test does without those rights.
void TestProjectFile::aFolderThatMayNotBeChangedRefuses() {
    constexpr uid_t kNobody = 65534;
    const bool isRoot = ::geteuid() == 0;
    const QString folder = path("locked"), old = folder + "/old.pgdraw";
    QVERIFY(QDir().mkdir(folder));
    ui::writeProject(old, smallProject());
    const auto before = contentsOf(old);
    const auto mode = [](const QString& name, mode_t bits) { return ::chmod(QFile::encodeName(name), bits) == 0; };
    QVERIFY(mode(m_folder.path(), 0755) && mode(folder, 0555));
    if (isRoot) QVERIFY(::seteuid(kNobody) == 0);
    const auto replaced = sentenceOf([&] { ui::writeProject(old, {}); });
    const auto added = sentenceOf([&] { ui::writeProject(folder + "/new.pgdraw", {}); });
    const auto read = sentenceOf([&] { ui::readProject(old); });
    if (isRoot) QVERIFY(::seteuid(0) == 0);
    QVERIFY(mode(folder, 0755));
    for (const auto& sentence : {replaced, added})
        QVERIFY2(sentence.contains("cannot be written") && sentence.contains(folder), qPrintable(sentence));
    QCOMPARE(read, QString());  // reading needs no journal beside it
    QCOMPARE(contentsOf(old), before);
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList{"old.pgdraw"});
}

void TestProjectFile::damagedFilesNeverCrash() {
    const auto file = path("fuzz.pgdraw");
    ui::writeProject(file, smallProject());
    const auto good = contentsOf(file);
    std::mt19937 random(5);
    int refused = 0;
    for (int i = 0; i < mutations::count(); ++i) {
        auto bytes = good;
        if (i % 10 == 0) bytes.truncate(qsizetype(random() % unsigned(bytes.size())));
        for (int n = 1 + int(random() % 8); n > 0 && !bytes.isEmpty(); --n)
            bytes[qsizetype(random() % unsigned(bytes.size()))] = char(random());
        put(file, bytes);
        const auto sentence = sentenceOf([&] { ui::readProject(file); });
        if (!sentence.isEmpty()) ++refused;
        QVERIFY2(sentence.isEmpty() || sentence.contains("fuzz.pgdraw"), qPrintable(sentence));
    }
    QVERIFY(refused > mutations::count() / 10);
}

// Counts up in the seed, and in the log once a save is complete.
void TestProjectFile::saveForEver(const QString& file, const QString& log) const {
    QFile done(log);
    if (!done.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) ::_exit(1);
    auto project = smallProject();
    project.pictures.push_back({.name = "big.png", .png = QByteArray(300'000, 'x')});
    auto& seed = project.content.plan.seed;
    for (seed = ui::readProject(file).content.plan.seed + 1;; ++seed) {
        ui::writeProject(file, project);
        done.write("+");
    }
}

void TestProjectFile::killedSavesLeaveAWholeProject() {
    const auto file = path("killed.pgdraw"), log = path("killed.log");
    auto project = smallProject();
    ui::writeProject(file, project);
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        put(log, {});
        const auto before = ui::readProject(file).content.plan.seed;
        const pid_t child = ::fork();
        if (child == 0) saveForEver(file, log);
        ::usleep(2'000 + random() % 40'000);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const auto found = ui::readProject(file);  // checks the database's integrity, too
        const auto completed = std::uint64_t(contentsOf(log).count('+'));
        QVERIFY2(found.content.plan.seed >= before + completed, qPrintable(QString::number(round)));
        QVERIFY(found.pictures.size() >= 2);
    }
}

// An hour after, for until then it may be another studio's that still writes.
void TestProjectFile::whatAKilledSaveLeftIsCleared() {
    const auto file = path("[swept].pgdraw");
    const auto leave = [](const QString& name, int secondsAgo) {
        put(name, "half a project");
        QFile left(name);
        QVERIFY(left.open(QIODevice::ReadWrite));
        QVERIFY(left.setFileTime(QDateTime::currentDateTime().addSecs(-secondsAgo), QFileDevice::FileModificationTime));
    };
    leave(file + ".aB3xYz", 2 * 3600);
    leave(file + ".Cd4wVu", 60);
    leave(file + ".backup", 2 * 3600 + 1);
    leave(file + ".backups", 2 * 3600);
    leave(path("other.pgdraw.aB3xYz"), 2 * 3600);
    ui::writeProject(file, smallProject());
    QVERIFY(!QFile::exists(file + ".aB3xYz"));
    for (const QString& name : {file, file + ".Cd4wVu", file + ".backups", path("other.pgdraw.aB3xYz")})
        QVERIFY2(QFile::exists(name), qPrintable(name));
}

// 400 kB each, as pictures of 512 x 512 are. Says how long it takes.
void TestProjectFile::twoHundredPicturesAreSaved() {
    QByteArray png(400'000, 0);
    std::mt19937 random(1);
    for (char& byte : png) byte = char(random());
    auto project = smallProject();
    project.pictures.assign(200, {.name = "a.png", .png = png});
    const auto file = path("large.pgdraw");
    QElapsedTimer clock;
    clock.start();
    ui::writeProject(file, project);
    const auto saved = clock.restart();
    QCOMPARE(ui::readProject(file).pictures.size(), std::size_t{200});
    qInfo("200 pictures: saved in %lld ms, opened in %lld ms, %lld MB", (long long)saved, (long long)clock.elapsed(),
          (long long)(QFileInfo(file).size() / 1'000'000));
}

PGD_TEST(TestProjectFile)
#include "test_project_file.moc"
