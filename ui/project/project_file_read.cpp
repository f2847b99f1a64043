#include <QFileInfo>
#include <QtEndian>
#include <set>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/plan/plan_json.h"
#include "ui/project/project_database.h"
#include "ui/project/project_file.h"
#include "ui/project/project_values.h"
#include "ui/project/recovery_values.h"

namespace ui {
namespace {

using core::plan::Amendments;

constexpr qint64 kMostPictures = 100'000;
constexpr int kMostModels = 1000;
constexpr int kMostReference = 10'000;            // characters
constexpr qint64 kMostBytes = 256 * 1024 * 1024;  // of one value
constexpr const char* kSqlite = "SQLite format 3";
constexpr const char* kNoProject = "expected a PanGu-Draw project, found another kind of file";

// The version of the format.
int refuseForeignFile(ProjectDatabase& database, const QString& file) {
    QFile raw(file);
    if (!raw.open(QIODevice::ReadOnly)) database.fail("the file cannot be read (" + raw.errorString() + ")");
    if (!raw.read(16).startsWith(kSqlite)) database.fail(kNoProject);
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
    QStringList conditions{"facts WHERE length(CAST(value AS BLOB)) > " + most,
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

// What `read` gets, or `otherwise` and a note.
template <typename T, typename Read>
T tolerated(Amendments& amendments, const char* part, T otherwise, const Read& read) {
    try {
        return read();
    } catch (const core::Error& error) {
        amendments.add({part, error.what(), {}, true});
        return otherwise;
    }
}

core::SharedImage image(ProjectDatabase& database, const QString& name) {
    auto query = database.run("SELECT png FROM images WHERE name = ?", {name});
    if (!query.next()) return {};
    return core::decodePng(query.value(0).toByteArray().toStdString(), name.toStdString());
}

core::SharedImage image(ProjectDatabase& database, const char* name, Amendments& amendments) {
    return tolerated(amendments, name, core::SharedImage(), [&] { return image(database, name); });
}

// A part that is JSON, by its name.
template <typename T, typename Parse>
T part(ProjectDatabase& database, const char* name, Amendments& amendments, const Parse& parse) {
    return tolerated(amendments, name, T(), [&] {
        const QString text = fact(database, name);
        return text.isEmpty() ? T() : T(parse(text, amendments));
    });
}

core::plan::Plan readPlan(ProjectDatabase& database, Amendments& amendments) {
    return tolerated(amendments, "plan", core::plan::Plan(), [&] {
        const QString plan = fact(database, "plan");
        if (plan.isEmpty()) core::fail("expected a plan in the project, found none");
        return core::plan::planFromJson(plan.toStdString(), amendments);
    });
}

Content readContent(ProjectDatabase& database, Amendments& amendments) {
    Content content;
    content.plan = readPlan(database, amendments);
    using Drawing = std::optional<core::control::EdgeDrawing>;
    if (auto drawing = part<Drawing>(database, "drawing", amendments, drawingFromJson)) {
        drawing->source = image(database, "edges", amendments);
        content.plan.drawing = std::make_shared<const core::control::EdgeDrawing>(std::move(*drawing));
    }
    content.layers = part<Layers>(database, "layers", amendments, layersFromJson);
    content.layers.reference = image(database, "reference", amendments);
    return content;
}

// The first so many rows of a table, and a note where there are more.
QString firstOf(ProjectDatabase& database, const char* table, qint64 most, Amendments& amendments) {
    const auto count = database.value(QString("SELECT count(*) FROM ") + table).toLongLong();
    if (count > most) amendments.add({table, std::to_string(count), std::to_string(most), true});
    return QString(" LIMIT %1").arg(most);
}

std::vector<ModelReference> readModels(ProjectDatabase& database, Amendments& amendments) {
    const QString tooLong = QString("length(id) + length(path) + length(sha256) > %1").arg(kMostReference);
    if (database.value("SELECT count(*) FROM models WHERE " + tooLong).toInt() > 0)
        amendments.add({"models", "names of models that are too long", {}, true});
    std::vector<ModelReference> models;
    auto query = database.run("SELECT id, path, sha256 FROM models WHERE NOT (" + tooLong + ")" +
                              firstOf(database, "models", kMostModels, amendments));
    while (query.next())
        models.push_back({query.value(0).toString(), query.value(1).toString(), query.value(2).toString()});
    return models;
}

std::vector<ProjectPicture> readPictures(ProjectDatabase& database, int version, Amendments& amendments) {
    std::vector<ProjectPicture> pictures;
    auto query = database.run(
        QString("SELECT name, starred, png, %1 FROM pictures ORDER BY place").arg(version > 1 ? "thumbnail" : "x''") +
        firstOf(database, "pictures", kMostPictures, amendments));
    while (query.next())
        pictures.push_back({.name = QFileInfo(query.value(0).toString()).fileName(),
                            .starred = query.value(1).toBool(),
                            .png = query.value(2).toByteArray(),
                            .thumbnail = query.value(3).toByteArray()});
    return pictures;
}

}  // namespace

// SQLite's header ends with the application's id at byte 68.
bool looksLikeProject(const QString& file) {
    QFile raw(file);
    const QByteArray header = raw.open(QIODevice::ReadOnly) ? raw.read(72) : QByteArray();
    return header.startsWith(kSqlite) && header.size() == 72 &&
           qFromBigEndian<qint32>(header.constData() + 68) == kProjectApplicationId;
}

Project readProject(const QString& file) {
    if (!QFileInfo::exists(file)) core::fail("{}: there is no such file", file.toStdString());
    ProjectDatabase database(file, ProjectDatabase::Mode::Read);
    for (const char* pragma : {"trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"})
        database.run(QString("PRAGMA ") + pragma);
    const int version = refuseForeignFile(database, file);
    checkSchema(database, version);
    refuseHugeValues(database, version);
    Project project;
    auto& amendments = project.amendments;
    project.content = readContent(database, amendments);
    project.randomSeed = fact(database, "random_seed") != "0";
    project.revision = fact(database, "revision").toLongLong();
    project.view = part<ViewState>(database, "view", amendments, viewFromJson);
    if (version > 1) project.models = readModels(database, amendments);
    project.pictures = readPictures(database, version, amendments);
    project.recovery = part<std::optional<Recovery>>(database, "recovery", amendments, recoveryFromJson);
    return project;
}

}  // namespace ui
