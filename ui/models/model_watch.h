#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include "core/models/model_registry.h"

namespace ui {

// Notices that files come to watched folders, or go; and that a file which was broken grows on, as one that is being
// copied does.
class ModelWatch : public QObject {
    Q_OBJECT

 public:
    explicit ModelWatch(QObject* parent);

    void setModels(const core::models::OwnModels& models);

 Q_SIGNALS:
    void changed();  // at most once a second

 private:
    QFileSystemWatcher m_watcher;
    QTimer m_pause;
};

}  // namespace ui
