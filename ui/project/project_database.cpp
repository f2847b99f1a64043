#include "ui/project/project_database.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <array>
#include <atomic>

#include "core/base/error.h"

namespace ui {
namespace {

QString nextConnection() {
    static std::atomic<int> count = 0;
    return QString("project%1").arg(++count);
}

// Immutable: neither a journal nor a write-ahead log that lies beside the file is looked at.
QString readingUrl(const QString& file) {
    QUrl url = QUrl::fromLocalFile(QFileInfo(file).absoluteFilePath());
    url.setQuery("immutable=1");
    return url.toString(QUrl::FullyEncoded);
}

}  // namespace

std::span<const char* const> projectTables(int version) {
    static constexpr auto kFacts = "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)";
    static constexpr auto kImages = "CREATE TABLE images (name TEXT PRIMARY KEY, png BLOB NOT NULL)";
    static constexpr std::array<const char*, 3> kFirst{
        kFacts, kImages,
        "CREATE TABLE pictures (place INTEGER PRIMARY KEY, name TEXT NOT NULL, starred INTEGER NOT NULL, "
        "png BLOB NOT NULL)"};
    static constexpr std::array<const char*, 4> kSecond{
        kFacts, kImages,
        "CREATE TABLE pictures (place INTEGER PRIMARY KEY, name TEXT NOT NULL, starred INTEGER NOT NULL, "
        "thumbnail BLOB NOT NULL, png BLOB NOT NULL)",
        "CREATE TABLE models (id TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL)"};
    if (version == 1) return kFirst;
    return kSecond;
}

ProjectDatabase::ProjectDatabase(const QString& file, Mode mode)
    : m_file(file), m_connection(nextConnection()), m_database(QSqlDatabase::addDatabase("QSQLITE", m_connection)) {
    const bool reads = mode == Mode::Read;
    m_database.setConnectOptions(reads ? "QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI" : "");
    m_database.setDatabaseName(reads ? readingUrl(file) : file);
    if (!m_database.open()) {
        const QString why = m_database.lastError().databaseText();
        m_database = {};
        QSqlDatabase::removeDatabase(m_connection);
        fail(why);
    }
}

ProjectDatabase::~ProjectDatabase() {
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

QSqlQuery ProjectDatabase::run(const QString& statement, const QVariantList& values) {
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    const bool prepared = query.prepare(statement);
    for (const auto& value : values) query.addBindValue(value);
    if (!prepared || !query.exec()) fail(query.lastError().databaseText());
    return query;
}

QVariant ProjectDatabase::value(const QString& statement) {
    auto query = run(statement);
    return query.next() ? query.value(0) : QVariant();
}

void ProjectDatabase::fail(const QString& what) const {
    core::fail("{}: {}", m_file.toStdString(), what.toStdString());
}

}  // namespace ui
