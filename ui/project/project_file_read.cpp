#include <QFileInfo>
#include <set>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/pipeline/plan_json.h"
#include "ui/project/project_database.h"
#include "ui/project/project_file.h"
#include "ui/project/project_values.h"
#include "ui/project/recovery_values.h"

namespace ui {
namespace {

constexpr qint64 kMostPictures = 100'000;
constexpr int kMostModels = 1000;
constexpr int kMostReference = 10'000;            // characters
constexpr qint64 kMostBytes = 256 * 1024 * 1024;  // of one value
constexpr const char* kNoProject = "expected a PanGu-Draw project, found another kind of file";

// The version of the format.
int refuseForeignFile(ProjectDatabase& database, const QString& file) {
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
    return version;
}

// Nothing but the tables of the format: views and triggers could run statements of their own.
void checkSchema(ProjectDatabase& database, int version) {
    const auto tables = projectTables(version);
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
void refuseHugeValues(ProjectDatabase& database, int version) {
    const QString most = QString::number(kMostBytes);
    QStringList conditions{"facts WHERE length(value) > " + most,
                           "images WHERE typeof(png) <> 'blob' OR length(png) > " + most,
                           "pictures WHERE typeof(png) <> 'blob' OR length(png) > " + most};
    if (version > 1) conditions << "pictures WHERE typeof(thumbnail) <> 'blob' OR length(thumbnail) > " + most;
    for (const QString& condition : conditions)
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

ViewState readView(ProjectDatabase& database) {
    const QString view = fact(database, "view");
    return view.isEmpty() ? ViewState() : viewFromJson(view);
}

std::optional<Recovery> readRecovery(ProjectDatabase& database) {
    const QString recovery = fact(database, "recovery");
    return recovery.isEmpty() ? std::nullopt : std::optional(recoveryFromJson(recovery));
}

std::vector<ModelReference> readModels(ProjectDatabase& database) {
    if (database.value("SELECT count(*) FROM models").toLongLong() > kMostModels)
        database.fail(QString("expected at most %1 models").arg(kMostModels));
    const QString tooLong = QString("length(id) + length(path) + length(sha256) > %1").arg(kMostReference);
    if (database.value("SELECT count(*) FROM models WHERE " + tooLong).toInt() > 0)
        database.fail(
            QString("expected names of models of at most %1 characters, found a longer one").arg(kMostReference));
    std::vector<ModelReference> models;
    auto query = database.run("SELECT id, path, sha256 FROM models");
    while (query.next())
        models.push_back({query.value(0).toString(), query.value(1).toString(), query.value(2).toString()});
    return models;
}

std::vector<ProjectPicture> readPictures(ProjectDatabase& database, int version) {
    if (database.value("SELECT count(*) FROM pictures").toLongLong() > kMostPictures)
        database.fail(QString("expected at most %1 pictures").arg(kMostPictures));
    std::vector<ProjectPicture> pictures;
    auto query = database.run(
        QString("SELECT name, starred, png, %1 FROM pictures ORDER BY place").arg(version > 1 ? "thumbnail" : "x''"));
    while (query.next())
        pictures.push_back({.name = QFileInfo(query.value(0).toString()).fileName(),
                            .starred = query.value(1).toBool(),
                            .png = query.value(2).toByteArray(),
                            .thumbnail = query.value(3).toByteArray()});
    return pictures;
}

}  // namespace

Project readProject(const QString& file) {
    if (!QFileInfo::exists(file)) core::fail("{}: there is no such file", file.toStdString());
    ProjectDatabase database(file, ProjectDatabase::Mode::Read);
    for (const char* pragma : {"trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"})
        database.run(QString("PRAGMA ") + pragma);
    const int version = refuseForeignFile(database, file);
    checkSchema(database, version);
    refuseHugeValues(database, version);
    try {
        return {.content = readContent(database),
                .randomSeed = fact(database, "random_seed") != "0",
                .revision = fact(database, "revision").toLongLong(),
                .view = readView(database),
                .models = version > 1 ? readModels(database) : std::vector<ModelReference>(),
                .pictures = readPictures(database, version),
                .recovery = readRecovery(database)};
    } catch (const core::Error& error) {
        const QString sentence = QString::fromUtf8(error.what());
        if (sentence.startsWith(file)) throw;
        database.fail(sentence);
    }
}

}  // namespace ui
