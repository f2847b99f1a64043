#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>
#include <span>

namespace ui {

constexpr int kProjectApplicationId = 0x50474477;  // "PGDw"
constexpr int kProjectVersion = 2;

// The statements that make the tables of a version, exactly as sqlite_master repeats them.
std::span<const char* const> projectTables(int version = kProjectVersion);

// One connection to an SQLite file, closed at the end. Not for use on another thread than its maker's.
// Every failure is a core::Error that names the file.
class ProjectDatabase {
 public:
    enum class Mode { Read, Write };

    ProjectDatabase(const QString& file, Mode mode);
    ~ProjectDatabase();
    ProjectDatabase(const ProjectDatabase&) = delete;
    ProjectDatabase& operator=(const ProjectDatabase&) = delete;

    QSqlQuery run(const QString& statement, const QVariantList& values = {});
    QVariant value(const QString& statement);  // the first field of the first row; invalid when there is none

    [[noreturn]] void fail(const QString& what) const;  // "file: what"

 private:
    QString m_file;
    QString m_connection;
    QSqlDatabase m_database;
};

}  // namespace ui
