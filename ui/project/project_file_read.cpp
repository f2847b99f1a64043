#include <QFileInfo>
#include <set>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/pipeline/plan_json.h"
#include "ui/project/project_database.h"
#include "ui/project/project_file.h"
#include "ui/project/project_values.h"

namespace ui {
namespace {

constexpr qint64 kMostPictures = 100'000;
constexpr qint64 kMostBytes = 256 * 1024 * 1024;  // of one value
constexpr const char* kNoProject = "expected a PanGu-Draw project, found another kind of file";

void refuseForeignFile(ProjectDatabase& database, const QString& file) {
    QFile raw(file);
    if (!raw.open(QIODevice::ReadOnly)) database.fail("the file cannot be read (" + raw.errorString() + ")");
    if (!raw.read(16).startsWith("SQLite format 3")) database.fail(kNoProject);
    if (database.value("PRAGMA application_id").toInt() != kProjectApplicationId) database.fail(kNoProject);
    const int version = database.value("PRAGMA user_version").toInt();
    if (version > kProjectVersion)
        database.fail(QString("the project was written by a newer program (format %1; this one knows formats up to %2)")
                          .arg(version)
                          .arg(kProjectVersion));
    if (version < 1) database.fail(kNoProject);
}

// Nothing but the tables of the format: views and triggers could run statements of their own.
void checkSchema(ProjectDatabase& database) {
    const auto tables = projectTables();
    std::set<QString> missing(tables.begin(), tables.end());
    auto query = database.run("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex_%'");
    while (query.next())
        if (missing.erase(query.value(0).toString()) == 0)
            database.fail("expected the tables of a project, found others: the file is damaged or was tampered with");
    if (!missing.empty()) database.fail("expected the tables of a project, and some are missing");
    const QString check = database.value("PRAGMA quick_check(1)").toString();
    if (check != "ok") database.fail("the project is damaged (" + check + ")");
}

// Without a look at the values themselves: SQLite knows a blob's length from its header.
void refuseHugeValues(ProjectDatabase& database) {
    const QString most = QString::number(kMostBytes);
    for (const QString& condition :
         {"facts WHERE length(value) > " + most, "images WHERE typeof(png) <> 'blob' OR length(png) > " + most,
          "pictures WHERE typeof(png) <> 'blob' OR length(png) > " + most})
        if (database.value("SELECT count(*) FROM " + condition).toInt() > 0)
            database.fail(QString("expected values of at most %1 MB, found a larger one").arg(kMostBytes / 1'000'000));
}

QString fact(ProjectDatabase& database, const QString& name) {
    auto query = database.run("SELECT value FROM facts WHERE name = ?", {name});
    return query.next() ? query.value(0).toString() : QString();
}

core::SharedImage image(ProjectDatabase& database, const QString& name) {
    auto query = database.run("SELECT png FROM images WHERE name = ?", {name});
    if (!query.next()) return {};
    return core::decodePng(query.value(0).toByteArray().toStdString(), name.toStdString());
}

Content readContent(ProjectDatabase& database) {
    Content content;
    const QString plan = fact(database, "plan");
    if (plan.isEmpty()) database.fail("expected a plan in the project, found none");
    content.plan = core::pipeline::planFromJson(plan.toStdString());
    if (const QString drawn = fact(database, "drawing"); !drawn.isEmpty()) {
        auto drawing = drawingFromJson(drawn);
        drawing.source = image(database, "edges");
        content.plan.drawing = std::make_shared<const core::control::EdgeDrawing>(std::move(drawing));
    }
    if (const QString layers = fact(database, "layers"); !layers.isEmpty()) content.layers = layersFromJson(layers);
    content.layers.reference = image(database, "reference");
    return content;
}

std::vector<core::pipeline::Plan> readUnfinished(ProjectDatabase& database) {
    const QString plans = fact(database, "unfinished");
    return plans.isEmpty() ? std::vector<core::pipeline::Plan>() : plansFromJson(plans);
}

std::vector<ProjectPicture> readPictures(ProjectDatabase& database) {
    if (database.value("SELECT count(*) FROM pictures").toLongLong() > kMostPictures)
        database.fail(QString("expected at most %1 pictures").arg(kMostPictures));
    std::vector<ProjectPicture> pictures;
    auto query = database.run("SELECT name, starred, png FROM pictures ORDER BY place");
    while (query.next())
        pictures.push_back({.name = QFileInfo(query.value(0).toString()).fileName(),
                            .starred = query.value(1).toBool(),
                            .png = query.value(2).toByteArray()});
    return pictures;
}

}  // namespace

Project readProject(const QString& file) {
    if (!QFileInfo::exists(file)) core::fail("{}: there is no such file", file.toStdString());
    ProjectDatabase database(file, ProjectDatabase::Mode::Read);
    for (const char* pragma : {"trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"})
        database.run(QString("PRAGMA ") + pragma);
    refuseForeignFile(database, file);
    checkSchema(database);
    refuseHugeValues(database);
    try {
        return {.content = readContent(database),
                .randomSeed = fact(database, "random_seed") != "0",
                .pictures = readPictures(database),
                .unfinished = readUnfinished(database)};
    } catch (const core::Error& error) {
        const QString sentence = QString::fromUtf8(error.what());
        if (sentence.startsWith(file)) throw;
        database.fail(sentence);
    }
}

}  // namespace ui
