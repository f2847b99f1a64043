#include "ui/support/free_file.h"

#include <QFile>

#include "core/base/error.h"

namespace ui {

QString createFreeFile(const QString& folder, const std::function<QString(int attempt)>& nameOf) {
    constexpr int kAttempts = 10000;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const QString file = folder + '/' + nameOf(attempt);
        if (QFile(file).open(QIODevice::WriteOnly | QIODevice::NewOnly)) return file;
        if (!QFile::exists(file)) break;
    }
    core::fail("{}: expected a folder that can be written to, could not create a file there", folder.toStdString());
}

}  // namespace ui
