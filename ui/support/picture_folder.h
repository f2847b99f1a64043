#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "core/base/image.h"
#include "core/plan/plan.h"

namespace ui {

// The gallery on disk: every result as a PNG with its plan inside. A file is never overwritten.
class PictureFolder {
 public:
    static constexpr int kAtHand = 200;  // so many a gallery shows of what no project holds

    explicit PictureFolder(QString folder) : m_folder(std::move(folder)) {}

    const QString& path() const { return m_folder; }
    void create() const;  // unless it is there; throws core::Error

    // Keeps a picture under a name that was free, with its plan if it has one, and returns the file. Throws core::Error
    // (folder not writable, disk full); then nothing is left behind.
    QString keep(const core::Image& image, const std::optional<core::plan::Plan>& plan) const;

    // The newest pictures first, `most` at the most.
    QStringList newest(int most) const;

 private:
    QString m_folder;
};

}  // namespace ui
