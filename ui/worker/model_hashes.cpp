#include "ui/worker/model_hashes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/runtime.h"
#include "ui/support/file_path.h"
#include "ui/worker/file_hash.h"

namespace ui {
namespace {

constexpr qint64 kLargestCache = 4 << 20;
constexpr qsizetype kMostKnown = 5'000;
constexpr qsizetype kHexDigits = 64;

}  // namespace

ModelHashes::ModelHashes(const QString& cacheFile, QObject* parent) : QObject(parent), m_cacheFile(cacheFile) {
    m_pool.setMaxThreadCount(1);
    read();
}

ModelHashes::~ModelHashes() { shutDown(); }

void ModelHashes::shutDown() {
    disconnect();
    m_stop.cancel();
    m_pool.waitForDone();  // what was found out is still kept
}

QString ModelHashes::known(const std::filesystem::path& model) const {
    const Known known = m_known.value(fromPath(model));
    return !known.sha256.isEmpty() && known.stamp == stampOf(model) ? known.sha256 : QString();
}

void ModelHashes::ask(const std::filesystem::path& model) {
    const QString path = fromPath(model);
    if (m_stop.isCancelled() || m_asked.contains(path)) return;
    m_asked.insert(path);
    m_pool.start([this, path, before = m_known.value(path)] { compute(path, before); });
}

void ModelHashes::compute(const QString& model, const Known& before) {
    if (m_stop.isCancelled()) return;
    core::lowerThreadPriority();
    const auto answer = [this](auto&& action) { QMetaObject::invokeMethod(this, action, Qt::QueuedConnection); };
    try {
        Known now{stampOf(toPath(model)), {}};
        const bool isSame = !before.sha256.isEmpty() && before.stamp == now.stamp;
        now.sha256 = isSame ? before.sha256 : sha256Of(toPath(model), m_stop);
        answer([this, model, now] { take(model, now); });
    } catch (const core::Error& error) {
        answer([this, model, sentence = QString::fromUtf8(error.what())] {
            m_asked.remove(model);
            Q_EMIT unreadable(toPath(model), sentence);
        });
    } catch (const core::Cancelled&) {
    }
}

void ModelHashes::take(const QString& model, const Known& now) {
    m_asked.remove(model);
    // Files that changed while they were read: what was read is no model's.
    if (now.stamp != stampOf(toPath(model))) return ask(toPath(model));
    const bool isNew = m_known.value(model).sha256 != now.sha256 || m_known.value(model).stamp != now.stamp;
    m_known[model] = now;
    if (isNew) keep();
    Q_EMIT hashed(toPath(model), now.sha256);
}

// Whatever is wrong with the file: then nothing is known.
void ModelHashes::read() {
    QFile file(m_cacheFile);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestCache) return;
    const QJsonObject models = QJsonDocument::fromJson(file.readAll()).object();
    for (auto model = models.begin(); model != models.end() && m_known.size() < kMostKnown; ++model) {
        const QJsonObject entry = model.value().toObject();
        const Known known{entry["stamp"].toString(), entry["sha256"].toString()};
        if (known.sha256.size() == kHexDigits) m_known.insert(model.key(), known);
    }
}

// On the thread: a busy disk must not hold the window.
void ModelHashes::keep() {
    m_pool.start([file = m_cacheFile, known = m_known] {
        QJsonObject models;
        for (auto entry = known.begin(); entry != known.end(); ++entry)
            models[entry.key()] = QJsonObject{{"stamp", entry->stamp}, {"sha256", entry->sha256}};
        QDir().mkpath(QFileInfo(file).path());
        QSaveFile out(file);
        out.open(QIODevice::WriteOnly);
        out.write(QJsonDocument(models).toJson());
        if (!out.commit()) core::log::warning("the hashes of models were not kept: " + out.errorString().toStdString());
    });
}

}  // namespace ui
