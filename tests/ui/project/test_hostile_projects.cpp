#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"
#include "tests/ui/project/whole_file.h"
#include "ui/project/project_file.h"

// Project files that no program of ours wrote: whatever is inside, reading them ends in a project or in a sentence.

namespace {

using Random = std::mt19937;
using Mutation = std::function<QByteArray(const QByteArray& good, Random& random)>;

constexpr qsizetype kPage = 4096;

qsizetype below(Random& random, qsizetype end) { return static_cast<qsizetype>(random() % static_cast<unsigned>(end)); }

ui::Project goodProject() {
    ui::Project project;
    core::Image image(40, 30, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) image.pixels[i] = static_cast<std::uint8_t>(i * 37 % 251);
    core::control::EdgeDrawing drawing;
    drawing.source = image;
    drawing.strokes.resize(40);
    for (auto& stroke : drawing.strokes) stroke.points.resize(20, {0.25F, 0.5F, 1.0F});
    project.content.plan.prompt = "海滩上穿红裙子的女孩";
    project.content.plan.drawing = std::make_shared<const core::control::EdgeDrawing>(std::move(drawing));
    project.content.layers.reference = image;
    project.models = {{"theirs", "/models/theirs.safetensors", "0badf00d"}};
    project.recovery = ui::Recovery{.file = "/a.pgdraw", .gallery = {{"/1.png"}}, .unfinished = {core::plan::Plan()}};
    const auto png = QByteArray::fromStdString(core::encodePng(image));
    for (int i = 0; i < 12; ++i) project.pictures.push_back({.name = QString("%1.png").arg(i), .png = png});
    return project;
}

QByteArray flipBits(QByteArray bytes, Random& random) {
    for (int n = 1 + static_cast<int>(random() % 16); n > 0; --n) {
        char& byte = bytes[below(random, bytes.size())];
        byte = static_cast<char>(byte ^ (1 << random() % 8));
    }
    return bytes;
}

// The first page holds the header and the schema: what is wrong there is read first.
QByteArray spoilFirstPage(QByteArray bytes, Random& random) {
    for (int n = 1 + static_cast<int>(random() % 4); n > 0; --n)
        bytes[16 + below(random, kPage - 16)] = static_cast<char>(random());
    return bytes;
}

QByteArray cut(QByteArray bytes, Random& random) {
    bytes.truncate(below(random, bytes.size()));
    return bytes;
}

// Pages point to each other by number: swapped, they make loops, and trees in place of rows.
QByteArray movePages(QByteArray bytes, Random& random) {
    const qsizetype pages = bytes.size() / kPage;
    const auto from = below(random, pages) * kPage, to = below(random, pages) * kPage;
    const QByteArray page = bytes.mid(from, kPage), other = bytes.mid(to, kPage);
    bytes.replace(to, kPage, page);
    if (random() % 2) bytes.replace(from, kPage, other);
    return bytes;
}

// The cells of a page begin with varints of sizes and row numbers, its header with counts and offsets.
QByteArray spoilPageHeader(QByteArray bytes, Random& random) {
    const auto page = below(random, bytes.size() / kPage) * kPage;
    for (int n = 1 + static_cast<int>(random() % 3); n > 0; --n)
        bytes[page + below(random, 16)] = random() % 2 ? '\xff' : static_cast<char>(random());
    return bytes;
}

const std::vector<std::pair<const char*, Mutation>>& byteMutations() {
    static const std::vector<std::pair<const char*, Mutation>> all{{"bits", flipBits},
                                                                   {"first page", spoilFirstPage},
                                                                   {"cut", cut},
                                                                   {"pages", movePages},
                                                                   {"page headers", spoilPageHeader}};
    return all;
}

// What SQL can do to a project: values of other types, other schemas, and what runs by itself.
QStringList hostileStatements(Random& random) {
    static const QStringList kValues{"NULL",
                                     "5",
                                     "-1.5e308",
                                     "''",
                                     "x''",
                                     "x'00ff00'",
                                     "zeroblob(70000)",
                                     "hex(randomblob(3000))",
                                     "char(0)",
                                     "char(55296)",
                                     "'[[[[[[[[[[[['",
                                     "'{\"order\":{}}'",
                                     "'{\"strokes\":[[1e400]]}'",
                                     "9223372036854775807"};
    static const QStringList kTargets{"facts SET value = %1",
                                      "facts SET value = %1 WHERE name = 'plan'",
                                      "facts SET value = %1 WHERE name = 'layers'",
                                      "facts SET value = %1 WHERE name = 'drawing'",
                                      "facts SET name = %1 WHERE name = 'random_seed'",
                                      "images SET png = %1",
                                      "images SET name = %1 WHERE name = 'edges'",
                                      "facts SET value = %1 WHERE name = 'view'",
                                      "facts SET value = %1 WHERE name = 'recovery'",
                                      "models SET id = %1",
                                      "models SET path = %1",
                                      "pictures SET thumbnail = %1",
                                      "pictures SET png = %1",
                                      "pictures SET name = %1",
                                      "pictures SET starred = %1",
                                      "pictures SET place = -place",
                                      "pictures SET name = '../../' || name",
                                      "images SET png = png || %1",
                                      "images SET png = substr(png, 1, abs(random()) % length(png))"};
    static const QStringList kSchemas{
        "CREATE TRIGGER t AFTER INSERT ON facts BEGIN DELETE FROM facts; END",
        "CREATE VIEW v AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT * FROM r",
        "ALTER TABLE facts ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL",
        "ALTER TABLE pictures ADD COLUMN extra DEFAULT 'x'", "ALTER TABLE images RENAME COLUMN png TO value",
        "CREATE INDEX i ON pictures (length(png))", "CREATE TABLE other (a)", "CREATE VIRTUAL TABLE f USING fts5(x)",
        "DROP TABLE pictures", "PRAGMA user_version = -1", "PRAGMA application_id = 0", "PRAGMA encoding = 'UTF-16'",
        "PRAGMA journal_mode = WAL",
        // The text of the schema itself.
        "UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')",
        "UPDATE sqlite_master SET sql = replace(sql, 'BLOB', 'BLOB AS (zeroblob(1000000000))') WHERE name = 'images'",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'images')",
        "UPDATE sqlite_master SET rootpage = 1", "UPDATE sqlite_master SET type = 'view' WHERE name = 'facts'",
        "UPDATE sqlite_master SET sql = NULL", "UPDATE sqlite_master SET name = 'sqlite_autoindex_' || name"};
    QStringList statements{"PRAGMA writable_schema = ON", "PRAGMA ignore_check_constraints = ON"};
    for (int n = 1 + static_cast<int>(random() % 3); n > 0; --n)
        if (random() % 2) {
            QString change = kTargets[below(random, kTargets.size())];
            if (change.contains("%1")) change = change.arg(kValues[below(random, kValues.size())]);
            statements << "UPDATE " + change;
        } else {
            statements << kSchemas[below(random, kSchemas.size())];
        }
    return statements;
}

// Some statements fail after others: what they leave is tried as well.
void change(const QString& file, const QStringList& statements) {
    {
        auto database = QSqlDatabase::addDatabase("QSQLITE", "hostile");
        database.setDatabaseName(file);
        if (!database.open()) qFatal("cannot open %s", qPrintable(file));
        for (const auto& statement : statements) QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase("hostile");
}

// The sentence of a refusal; empty for a project.
QString outcomeOf(const QString& file) {
    try {
        ui::readProject(file);
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestHostileProjects : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath("hostile.pgdraw");

    void check(int& refused) const {
        const QString sentence = outcomeOf(m_file);
        if (sentence.isEmpty()) return;
        QVERIFY2(sentence.contains("hostile.pgdraw"), qPrintable(sentence));
        ++refused;
    }

 private Q_SLOTS:
    void spoiledBytes_data();
    void spoiledBytes();
    void hostileContents();
    void hugeValuesAreRefusedUnread();
};

void TestHostileProjects::spoiledBytes_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < byteMutations().size(); ++i)
        QTest::newRow(byteMutations()[i].first) << static_cast<int>(i);
}

void TestHostileProjects::spoiledBytes() {
    QFETCH(int, index);
    ui::writeProject(m_file, goodProject());
    const auto good = contentsOf(m_file);
    QVERIFY(good.size() > 8 * kPage);
    Random random(7);
    int refused = 0;
    const int count = mutations::count(300) / static_cast<int>(byteMutations().size() + 1);
    for (int i = 0; i < count; ++i) {
        put(m_file, byteMutations()[static_cast<std::size_t>(index)].second(good, random));
        check(refused);
    }
    QVERIFY2(refused > count / 25, qPrintable(QString::number(refused)));
}

void TestHostileProjects::hostileContents() {
    ui::writeProject(m_file, goodProject());
    const auto good = contentsOf(m_file);
    Random random(9);
    int refused = 0;
    const int count = mutations::count(300) / static_cast<int>(byteMutations().size() + 1);
    for (int i = 0; i < count; ++i) {
        put(m_file, good);
        QFile::remove(m_file + "-wal");
        QFile::remove(m_file + "-shm");
        change(m_file, hostileStatements(random));
        check(refused);
    }
    QVERIFY2(refused > count / 4, qPrintable(QString::number(refused)));
}

void TestHostileProjects::hugeValuesAreRefusedUnread() {
    for (const char* statement : {"UPDATE pictures SET png = zeroblob(300000000) WHERE place = 0",
                                  "UPDATE images SET png = zeroblob(300000000) WHERE name = 'edges'",
                                  "UPDATE facts SET value = CAST(zeroblob(300000000) AS TEXT) WHERE name = 'plan'"}) {
        ui::writeProject(m_file, goodProject());
        change(m_file, {statement});
        const QString sentence = outcomeOf(m_file);
        QVERIFY2(sentence.contains("at most 268 MB") || sentence.contains("plan"), qPrintable(sentence));
    }
}

PGD_TEST(TestHostileProjects)
#include "test_hostile_projects.moc"
