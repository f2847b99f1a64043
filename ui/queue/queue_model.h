#pragma once

#include "ui/queue/job_queue.h"
#include "ui/widgets/id_list_model.h"

namespace ui {

// The queue as rows, what is painted first on top. A row that waits can be dropped elsewhere.
class QueueModel : public IdListModel {
    Q_OBJECT

 public:
    // Beside Qt::DisplayRole (what is painted) and Qt::DecorationRole (a thumbnail, null at first).
    enum Role {
        NoteRole = Qt::UserRole,  // how far it is, or why it failed
        StateRole,                // int of JobState
    };

    explicit QueueModel(JobQueue& queue, QObject* parent = nullptr);

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
    void readRows();

    JobQueue& m_queue;
};

}  // namespace ui
