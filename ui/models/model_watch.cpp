#include "ui/models/model_watch.h"

#include "ui/support/file_path.h"

namespace ui {
namespace {

constexpr int kPause = 1000;  // ms: a file that is being copied changes all the time

QStringList pathsOf(const core::models::OwnModels& models) {
    QStringList paths;
    for (const auto& folder : models.folders) {
        paths.append(fromPath(folder.path));
        for (const auto& subfolder : folder.subfolders) paths.append(fromPath(subfolder));
    }
    for (const auto& entry : models.models)
        if (!entry.problem.empty() && !entry.folder.empty()) paths.append(fromPath(entry.place.path));
    return paths;
}

}  // namespace

ModelWatch::ModelWatch(QObject* parent) : QObject(parent) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    const auto wait = [this] {
        if (!m_pause.isActive()) m_pause.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, wait);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&m_pause, &QTimer::timeout, this, &ModelWatch::changed);
}

void ModelWatch::setModels(const core::models::OwnModels& models) {
    const QStringList wanted = pathsOf(models);
    QStringList useless = m_watcher.files() + m_watcher.directories();
    for (const QString& path : wanted) useless.removeAll(path);
    if (!useless.isEmpty()) m_watcher.removePaths(useless);
    QStringList fresh = wanted;
    for (const QString& path : m_watcher.files() + m_watcher.directories()) fresh.removeAll(path);
    if (fresh.isEmpty()) return;
    const auto refused = m_watcher.addPaths(fresh);
    if (refused.size() < fresh.size()) m_pause.start();  // what came since they were listed
}

}  // namespace ui
