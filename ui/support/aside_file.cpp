#include "ui/support/aside_file.h"

#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>

#include "core/base/error.h"
#include "ui/support/free_file.h"

namespace ui {
namespace {

constexpr int kAttempts = 10'000;

QString nameBeside(const QFileInfo& file, int attempt) {
    const QString number = attempt == 0 ? QString() : QString("-%1").arg(attempt + 1);
    const QString suffix = file.suffix().isEmpty() ? QString() : '.' + file.suffix();
    return file.completeBaseName() + ".unreadable" + number + suffix;
}

// Where a file system knows no second names.
QString copied(const QFileInfo& file) {
    const QString target = createFreeFile(file.path(), [&file](int attempt) { return nameBeside(file, attempt); });
    QFile from(file.filePath()), to(target);
    bool isWhole = from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly);
    while (isWhole && !from.atEnd()) {
        const QByteArray piece = from.read(1 << 20);
        isWhole = !piece.isEmpty() && to.write(piece) == piece.size();
    }
    if (isWhole && to.flush()) return target;
    to.remove();
    core::fail("{}: the file cannot be kept under another name ({})", file.filePath().toStdString(),
               (from.error() ? from : to).errorString().toStdString());
}

}  // namespace

QString keepAside(const QString& name) {
    const QFileInfo file(name);
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const QString target = file.path() + '/' + nameBeside(file, attempt);
        if (::link(QFile::encodeName(name).constData(), QFile::encodeName(target).constData()) == 0) return target;
        if (errno != EEXIST) break;
    }
    return copied(file);
}

QString moveAside(const QString& file) {
    const QString target = keepAside(file);
    QFile::remove(file);
    return target;
}

}  // namespace ui
