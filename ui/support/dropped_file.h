#pragma once

#include <QMimeData>
#include <QUrl>

namespace ui {

// The one local file or folder that is dropped; empty for anything else.
inline QString droppedFile(const QMimeData* mime) {
    const QList<QUrl> urls = mime->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

}  // namespace ui
