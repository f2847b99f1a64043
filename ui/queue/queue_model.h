#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/queue/job_queue.h"

namespace ui {

// The queue as rows, what is painted first on top. A row that waits can be dropped elsewhere.
class QueueModel : public QAbstractListModel {
    Q_OBJECT

 public:
    // Beside Qt::DisplayRole (what is painted) and Qt::DecorationRole (a thumbnail, null at first).
    enum Role {
        NoteRole = Qt::UserRole,  // how far it is, or why it failed
        StateRole,                // int of JobState
    };

    explicit QueueModel(JobQueue& queue, QObject* parent = nullptr);

    JobId idAt(const QModelIndex& index) const;  // kNoJob for an invalid index
    QModelIndex indexOf(JobId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

 Q_SIGNALS:
    void moveWanted(int jobId, int row);

 private:
    QString note(const QueueJob& job) const;
    void catchUp();

    JobQueue& m_queue;
    std::vector<JobId> m_ids;  // of the rows that views know of
};

}  // namespace ui
