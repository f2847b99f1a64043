#include "ui/queue/queue_dock.h"

#include <QAction>
#include <QBoxLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <algorithm>

#include "ui/queue/queue_delegate.h"
#include "ui/queue/queue_model.h"

namespace ui {
namespace {

constexpr int kScrollBar = 14;  // room for a horizontal one

}  // namespace

QueueDock::QueueDock(JobQueue& queue, QWidget* parent)
    : DockPanel("queueDock", tr("Queue"), parent), m_queue(queue), m_model(new QueueModel(queue, this)) {
    createList();
    createActions();
    setWidget(createContents());
    connect(m_model, &QueueModel::moveWanted, this, &QueueDock::moveTo);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueueDock::updateActions);
    connect(&queue, &JobQueue::changed, this, &QueueDock::follow);
    connect(this, &DockPanel::moved, this, &QueueDock::arrange);
    arrange();
    follow();
}

void QueueDock::createList() {
    m_list = new QListView(this);
    m_list->setObjectName("queueList");
    m_list->setAccessibleName(tr("Queue"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QueueDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setWrapping(false);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->installEventFilter(this);
}

QAction* QueueDock::add(const char* objectName, const QString& text, const QKeySequence& key,
                        void (QueueDock::*function)()) {
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    connect(action, &QAction::triggered, this, function);
    return action;
}

void QueueDock::createActions() {
    m_pause = add("queuePauseAction", tr("Pause"), {}, &QueueDock::togglePause);
    m_pause->setCheckable(true);
    m_cancel = add("queueCancelAction", tr("Cancel"), QKeySequence::Delete, &QueueDock::cancelSelected);
    m_cancel->setToolTip(tr("Cancel the selected pictures; no other one is touched (Del)"));
    m_retry = add("queueRetryAction", tr("Retry"), {Qt::Key_R}, &QueueDock::retrySelected);
    m_retry->setToolTip(tr("Paint the selected pictures that failed, were cancelled or interrupted (R)"));
    m_clear = new QAction(tr("Clear Done"), this);
    m_clear->setObjectName("queueClearAction");
    m_clear->setToolTip(tr("Take what has ended off this list; the pictures stay in the gallery"));
    connect(m_clear, &QAction::triggered, &m_queue, &JobQueue::clearEnded);
    m_list->addAction(m_clear);
    m_earlier = new QAction(tr("Paint Earlier"), this);
    m_later = new QAction(tr("Paint Later"), this);
    m_earlier->setObjectName("queueEarlierAction");
    m_later->setObjectName("queueLaterAction");
    connect(m_earlier, &QAction::triggered, this, [this] { moveBy(-1); });
    connect(m_later, &QAction::triggered, this, [this] { moveBy(1); });
    m_list->addActions({m_earlier, m_later});
    m_list->setToolTip(tr("Drag a picture that waits, or press Ctrl+Up and Ctrl+Down, to change the order"));
}

QWidget* QueueDock::createContents() {
    auto* contents = new QWidget(this);
    contents->setObjectName("queueStrip");
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, contents);
    m_layout->setContentsMargins(0, 0, 10, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_list, 1);
    m_layout->addWidget(createTools());
    return contents;
}

QWidget* QueueDock::createTools() {
    auto* tools = new QWidget(this);
    tools->setObjectName("queueTools");
    m_tools = new QGridLayout(tools);
    m_tools->setContentsMargins(8, 4, 0, 8);
    m_tools->setSpacing(5);
    int place = 0;
    for (QAction* action : {m_pause, m_cancel, m_retry, m_clear}) {
        auto* button = new QToolButton(tools);
        button->setObjectName(action->objectName().replace("Action", "Button"));
        button->setDefaultAction(action);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_tools->addWidget(button, place / 2, place % 2);
        ++place;
    }
    m_tools->setRowStretch(place / 2, 1);
    return tools;
}

// A strip along the lower or upper edge, a column elsewhere.
void QueueDock::arrange() {
    const bool strip = isStrip();
    m_layout->setDirection(strip ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_list->setFlow(strip ? QListView::LeftToRight : QListView::TopToBottom);
    m_list->setVerticalScrollBarPolicy(strip ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    QStyleOptionViewItem option;
    option.fontMetrics = m_list->fontMetrics();
    const int height = m_list->itemDelegate()->sizeHint(option, {}).height() + kScrollBar;
    m_list->setMinimumHeight(height);
    m_list->setMaximumHeight(strip ? height : QWIDGETSIZE_MAX);  // a strip would stretch its cards
}

void QueueDock::reveal() {
    if (!isHidden()) return;  // perhaps behind another tab, where its owner left it
    show();
    raise();
}

std::vector<JobId> QueueDock::selected() const {
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    std::vector<JobId> ids;
    for (const QModelIndex& row : rows) ids.push_back(m_model->idAt(row));
    return ids;
}

void QueueDock::follow() {
    const int waiting = m_queue.waiting();
    const QString count = waiting > 0 ? tr("%n waiting", nullptr, waiting) : QString();
    note()->setText(!m_queue.isPaused() ? count : count.isEmpty() ? tr("paused") : tr("%1, paused").arg(count));
    updateActions();
    showRunning();
}

void QueueDock::updateActions() {
    bool open = false, again = false;
    for (const JobId id : selected()) {
        const QueueJob* job = m_queue.find(id);
        if (!job) continue;
        open = open || !hasEnded(*job);
        again = again || mayBeRetried(*job);
    }
    const auto& jobs = m_queue.jobs();
    const QueueJob* current = m_queue.find(m_model->idAt(m_list->currentIndex()));
    const bool moves = current && current->state == JobState::Waiting;
    m_cancel->setEnabled(open);
    m_retry->setEnabled(again);
    m_clear->setEnabled(std::any_of(jobs.begin(), jobs.end(), hasEnded));
    m_earlier->setEnabled(moves);
    m_later->setEnabled(moves);
    m_pause->setChecked(m_queue.isPaused());
    m_pause->setText(m_queue.isPaused() ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(m_queue.isPaused() ? tr("Go on with what waits")
                                           : tr("Hold what waits; the picture that is forming is finished"));
}

void QueueDock::showRunning() {
    const auto& jobs = m_queue.jobs();
    const auto running =
        std::find_if(jobs.begin(), jobs.end(), [](const QueueJob& job) { return job.state == JobState::Running; });
    const JobId id = running == jobs.end() ? kNoJob : running->id;
    if (id != kNoJob && id != m_shownRunning) m_list->scrollTo(m_model->indexOf(id));
    m_shownRunning = id;
}

void QueueDock::moveTo(JobId id, int row) {
    m_queue.move(id, row);
    m_list->setCurrentIndex(m_model->indexOf(id));
}

void QueueDock::moveBy(int rows) {
    const JobId id = m_model->idAt(m_list->currentIndex());
    if (id != kNoJob) moveTo(id, m_queue.rowOf(id) + rows);
}

void QueueDock::togglePause() { m_queue.setPaused(!m_queue.isPaused()); }

void QueueDock::cancelSelected() {
    for (const JobId id : selected()) Q_EMIT cancelWanted(id);
}

void QueueDock::retrySelected() {
    for (const JobId id : selected()) m_queue.retry(id);
}

// Before the list takes the keys for its cursor.
bool QueueDock::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return DockPanel::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() != Qt::ControlModifier) return DockPanel::eventFilter(watched, event);
    const bool up = key->key() == Qt::Key_Up || key->key() == Qt::Key_Left;
    const bool down = key->key() == Qt::Key_Down || key->key() == Qt::Key_Right;
    if (up || down) moveBy(up ? -1 : 1);
    return up || down || DockPanel::eventFilter(watched, event);
}

}  // namespace ui
