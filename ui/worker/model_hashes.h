#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <filesystem>

#include "core/base/cancel_token.h"

namespace ui {

// The SHA-256 of models' files (file_hash.h), each computed once, one after the other, on a thread of low priority,
// and kept in a file under path, sizes and times. All of it may be lost: it is computed again.
class ModelHashes : public QObject {
    Q_OBJECT

 public:
    explicit ModelHashes(const QString& cacheFile, QObject* parent = nullptr);
    ~ModelHashes() override;

    // 64 hexadecimal digits; empty while nobody knows, and when the files have changed since. Looks at names, sizes
    // and times alone.
    QString known(const std::filesystem::path& model) const;

    // Answered by hashed(), also for what is known already, or by unreadable(). What waits is not asked for twice.
    void ask(const std::filesystem::path& model);

    // Stops in the midst of a file; nothing is signalled afterwards.
    void shutDown();

 Q_SIGNALS:
    void hashed(const std::filesystem::path& model, const QString& sha256);
    void unreadable(const std::filesystem::path& model, const QString& sentence);

 private:
    struct Known {
        QString stamp;
        QString sha256;
    };

    void read();
    void compute(const QString& model, const Known& before);  // on the thread
    void take(const QString& model, const Known& now);
    void keep();

    QString m_cacheFile;
    QHash<QString, Known> m_known;  // by path
    QSet<QString> m_asked;
    core::CancelToken m_stop;
    QThreadPool m_pool;
};

}  // namespace ui
