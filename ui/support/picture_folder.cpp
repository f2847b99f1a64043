#include "ui/support/picture_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include "core/base/error.h"
#include "core/plan/metadata/picture_file.h"
#include "ui/support/file_path.h"
#include "ui/support/free_file.h"

namespace ui {
namespace {

// Names sort by the time they were made, also those of one millisecond.
QString candidate(const QString& stem, int attempt) {
    return QString("%1-%2.png").arg(stem).arg(attempt + 1, 2, 10, QChar('0'));
}

QString reserveName(const QString& folder) {
    const QString stem = QDateTime::currentDateTime().toString("yyyy-MM-dd_hh-mm-ss-zzz");
    return createFreeFile(folder, [&stem](int attempt) { return candidate(stem, attempt); });
}

}  // namespace

void PictureFolder::create() const {
    if (!QDir().mkpath(m_folder)) core::fail("{}: the gallery folder could not be created", m_folder.toStdString());
}

QString PictureFolder::keep(const core::Image& image, const std::optional<core::plan::Plan>& plan) const {
    create();
    const QString file = reserveName(m_folder);
    try {
        if (plan)
            core::plan::savePicture(toPath(file), image, *plan);
        else
            core::plan::savePictureWithoutMetadata(toPath(file), image);
    } catch (...) {
        QFile::remove(file);
        throw;
    }
    return file;
}

QStringList PictureFolder::newest(int most) const {
    QStringList files;
    const auto names = QDir(m_folder).entryList({"*.png"}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString& name : names.mid(0, most)) files << m_folder + '/' + name;
    return files;
}

}  // namespace ui
