#include "ui/support/trash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/base/error.h"

namespace ui {

QString moveToTrash(const QString& file) {
    QString inTrash;
    if (!QFile::moveToTrash(file, &inTrash))
        core::fail("{}: expected a file that can go to the trash, the system refused", file.toStdString());
    return inTrash;
}

void takeFromTrash(const QString& inTrash, const QString& file) {
    if (!QFile::exists(inTrash)) core::fail("{}: expected the file in the trash, it is gone", file.toStdString());
    if (!QFile::rename(inTrash, file))
        core::fail("{}: could not be brought back from the trash, its place is taken or closed", file.toStdString());
    // What the trash noted about it (freedesktop.org trash specification 1.0): trash/info beside trash/files.
    const QFileInfo was(inTrash);
    QFile::remove(QDir(was.path()).filePath("../info/" + was.fileName() + ".trashinfo"));
}

}  // namespace ui
