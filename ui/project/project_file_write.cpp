#include <sys/stat.h>
#include <unistd.h>

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/plan/plan_json.h"
#include "ui/project/project_database.h"
#include "ui/project/project_file.h"
#include "ui/project/project_values.h"
#include "ui/project/recovery_values.h"

namespace ui {
namespace {

constexpr mode_t kOrdinary = 0644;
constexpr qint64 kLongestSave = 3600;  // seconds

void insert(ProjectDatabase& database, const char* table, const QVariantList& values) {
    const QStringList places(values.size(), "?");
    database.run(QString("INSERT INTO %1 VALUES (%2)").arg(table, places.join(", ")), values);
}

void insertImage(ProjectDatabase& database, const char* name, const core::SharedImage& image) {
    if (!image.isEmpty()) insert(database, "images", {name, QByteArray::fromStdString(core::encodePng(*image))});
}

void writeContent(ProjectDatabase& database, const Content& content) {
    insert(database, "facts", {"plan", QString::fromStdString(core::plan::toJson(content.plan))});
    insert(database, "facts", {"layers", layersToJson(content.layers)});
    insertImage(database, "reference", content.layers.reference);
    if (!content.plan.drawing) return;
    insert(database, "facts", {"drawing", drawingToJson(*content.plan.drawing)});
    insertImage(database, "edges", content.plan.drawing->source);
}

// SQL's NULL is not the empty text.
template <typename T>
T notNull(const T& value) {
    return value.isNull() ? T("") : value;
}

QByteArray bytesOf(const ProjectPicture& picture) {
    if (!picture.png.isEmpty()) return picture.png;
    QFile file(picture.file);
    if (!file.open(QIODevice::ReadOnly))
        core::fail("{}: the picture cannot be read ({})", picture.file.toStdString(), file.errorString().toStdString());
    return file.readAll();
}

void writeAll(ProjectDatabase& database, const Project& project) {
    // The file is nobody's until it is whole, so it needs no journal.
    database.run("PRAGMA journal_mode = OFF");
    database.run("PRAGMA synchronous = OFF");
    database.run(QString("PRAGMA application_id = %1").arg(kProjectApplicationId));
    database.run(QString("PRAGMA user_version = %1").arg(kProjectVersion));
    database.run("BEGIN");
    for (const char* table : projectTables()) database.run(table);
    writeContent(database, project.content);
    insert(database, "facts", {"random_seed", project.randomSeed ? "1" : "0"});
    insert(database, "facts", {"revision", QString::number(project.revision)});
    insert(database, "facts", {"view", viewToJson(project.view)});
    if (project.recovery) insert(database, "facts", {"recovery", recoveryToJson(*project.recovery)});
    for (const auto& model : project.models)
        insert(database, "models", {model.id, notNull(model.path), notNull(model.sha256)});
    int place = 0;
    for (const auto& picture : project.pictures)
        insert(database, "pictures",
               {place++, picture.name, picture.starred ? 1 : 0, notNull(picture.thumbnail), bytesOf(picture)});
    database.run("COMMIT");
}

// A new file beside `target`, gone again unless it takes the target's place.
class FileBeside {
 public:
    explicit FileBeside(const QString& target)
        : m_target(QFile::encodeName(target)), m_name(m_target + ".XXXXXX"), m_handle(::mkstemp(m_name.data())) {
        if (m_handle < 0) fail();
    }
    ~FileBeside() {
        ::close(m_handle);
        if (!m_isInPlace) ::unlink(m_name.constData());
    }
    FileBeside(const FileBeside&) = delete;
    FileBeside& operator=(const FileBeside&) = delete;

    QString name() const { return QFile::decodeName(m_name); }

    // Whole on the disk, then under its name: after a power cut either the old file is there or the new one.
    void putInPlace() {
        struct stat old {};
        const bool replaces = ::stat(m_target.constData(), &old) == 0;
        ::fchmod(m_handle, replaces ? old.st_mode & 0777 : kOrdinary);
        if (::fsync(m_handle) != 0 || ::rename(m_name.constData(), m_target.constData()) != 0) fail();
        m_isInPlace = true;
    }

 private:
    [[noreturn]] void fail() const {
        core::fail("{}: the file cannot be written ({})", m_target.toStdString(), std::strerror(errno));
    }

    QByteArray m_target;
    QByteArray m_name;
    int m_handle;
    bool m_isInPlace = false;
};

// What a save that was killed left beside its target, once it is too old to be somebody's who still writes.
void clearLeftovers(const QFileInfo& target) {
    static const QRegularExpression ending("^\\.[A-Za-z0-9]{6}$");  // of mkstemp
    const QDateTime longAgo = QDateTime::currentDateTime().addSecs(-kLongestSave);
    for (const QFileInfo& file : target.dir().entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks)) {
        const QString name = file.fileName();
        if (name.startsWith(target.fileName()) && ending.match(name.mid(target.fileName().size())).hasMatch() &&
            file.lastModified() < longAgo)
            QFile::remove(file.filePath());
    }
}

}  // namespace

void writeProject(const QString& file, const Project& project) {
    const QFileInfo info(file);
    const QString target = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    FileBeside written(target);
    try {
        ProjectDatabase database(written.name(), ProjectDatabase::Mode::Write);
        writeAll(database, project);
    } catch (const core::Error& error) {
        core::fail("{}: the project could not be saved ({})", file.toStdString(), error.what());
    }
    written.putInPlace();
    clearLeftovers(QFileInfo(target));
}

}  // namespace ui
