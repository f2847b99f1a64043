#include "ui/queue/queue_model.h"

#include <QMimeData>
#include <QStringList>

namespace ui {
namespace {

constexpr auto kRowType = "application/x-pangu-draw-queue-job";

}  // namespace

QueueModel::QueueModel(JobQueue& queue, QObject* parent) : IdListModel(parent), m_queue(queue) {
    connect(&queue, &JobQueue::changed, this, &QueueModel::readRows);
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    const QueueJob* job = m_queue.find(idAt(index));
    if (!job) return {};
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return QString::fromStdString(job->plan.prompt);
        case Qt::DecorationRole:
            return job->thumbnail;
        case NoteRole:
        case Qt::AccessibleDescriptionRole:
            return note(*job);
        case StateRole:
            return static_cast<int>(job->state);
        case Qt::ToolTipRole: {
            const QString prompt = QString::fromStdString(job->plan.prompt).toHtmlEscaped();
            return job->failure.isEmpty() ? prompt : job->failure.toHtmlEscaped() + "<br>" + prompt;
        }
        default:
            return {};
    }
}

QString QueueModel::note(const QueueJob& job) const {
    switch (job.state) {
        case JobState::Waiting:
            return m_queue.isPaused() && job.turn == Turn::Last ? tr("held") : tr("waiting");
        case JobState::Running:
            return tr("painting");
        case JobState::Done:
            return tr("done");
        case JobState::Failed:
            return tr("failed: %1").arg(job.failure);
        case JobState::Cancelled:
            return tr("cancelled");
        case JobState::Interrupted:
            return tr("interrupted");
    }
    return {};
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::ItemIsDropEnabled;  // between rows, never on one
    const QueueJob* job = m_queue.find(idAt(index));
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return job && job->state == JobState::Waiting ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList QueueModel::mimeTypes() const { return {kRowType}; }

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
    auto* data = new QMimeData;
    data->setData(kRowType, QByteArray::number(idAt(indexes.value(0))));
    return data;
}

// The move is done elsewhere. `false` keeps the view from removing the row that it thinks was copied.
bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex&) {
    bool isNumber = false;
    const JobId id = data->data(kRowType).toInt(&isNumber);
    const int from = m_queue.rowOf(id);
    if (!isNumber || from < 0) return false;
    const int gap = row < 0 ? rowCount() : row;
    Q_EMIT moveWanted(id, gap > from ? gap - 1 : gap);
    return false;
}

void QueueModel::readRows() {
    std::vector<int> ids;
    for (const QueueJob& job : m_queue.jobs()) ids.push_back(job.id);
    catchUp(std::move(ids));
    tellAll();
}

}  // namespace ui
