#include "ui/widgets/message_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStyle>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "ui/support/icons.h"

namespace ui {
namespace {

constexpr int kDetailsHeight = 110;
constexpr int kMostWidth = 620;
constexpr int kPassesAfterMs = 4000;
constexpr int kMargin = 12;  // from the edges of what lies below

QToolButton* flatButton(const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setProperty("flat", true);
    return button;
}

}  // namespace

MessageBar::MessageBar(QWidget* under)
    : QFrame(under),
      m_sentence(new QLabel(this)),
      m_offer(flatButton("messageOffer", this)),
      m_detailsButton(flatButton("messageDetailsButton", this)),
      m_details(new QPlainTextEdit(this)) {
    setObjectName("messageBar");
    m_sentence->setObjectName("messageText");
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);  // names from files may look like markup
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setCheckable(true);
    m_details->setObjectName("messageDetails");
    m_details->setReadOnly(true);
    m_details->setFixedHeight(kDetailsHeight);
    auto* close = flatButton("messageDismiss", this);
    close->setIcon(themedIcon("close"));
    close->setToolTip(tr("Dismiss"));

    auto* row = new QHBoxLayout;
    row->addWidget(m_sentence, 1);
    row->addWidget(m_offer, 0, Qt::AlignTop);
    row->addWidget(m_detailsButton, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 8);
    column->addLayout(row);
    column->addWidget(m_details);

    connect(m_detailsButton, &QToolButton::toggled, this, &MessageBar::showDetails);
    connect(m_offer, &QToolButton::clicked, this, &MessageBar::takeOffer);
    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);
    m_passing.setSingleShot(true);
    m_passing.setInterval(kPassesAfterMs);
    connect(&m_passing, &QTimer::timeout, this, &MessageBar::pass);
    under->installEventFilter(this);
    hide();
}

void MessageBar::showPassing(const QString& sentence) {
    showMessage(Level::Note, sentence);
    m_passing.start();
}

void MessageBar::pass() { underMouse() ? m_passing.start() : dismiss(); }

void MessageBar::showMessage(Level level, const QString& sentence, const QString& details) {
    m_passing.stop();
    setProperty("level", level == Level::Error ? "error" : "note");
    style()->unpolish(this);
    style()->polish(this);
    m_sentence->setText(sentence);
    m_details->setPlainText(details);
    m_offer->hide();
    m_detailsButton->setVisible(!details.isEmpty());
    m_detailsButton->setChecked(false);
    showDetails(false);
    place();
    show();
    raise();
}

void MessageBar::addMessage(Level level, const QString& sentence, const QString& outdated) {
    // What passes by itself gives way.
    QString shown = m_passing.isActive() ? QString() : this->sentence();
    if (shown.contains(sentence)) return;
    if (!outdated.isEmpty() && shown.endsWith(outdated)) shown.chop(outdated.size());
    const bool wasError = !shown.isEmpty() && property("level") == "error";
    const QString details = shown.isEmpty() ? QString() : m_details->toPlainText();
    showMessage(wasError ? Level::Error : level, (shown.trimmed() + ' ' + sentence).trimmed(), details);
}

QString MessageBar::sentence() const { return isHidden() ? QString() : m_sentence->text(); }

void MessageBar::offer(const QString& label, std::function<void()> action) {
    m_offer->setText(label);
    m_offer->show();
    m_offered = std::move(action);
    place();
}

void MessageBar::takeOffer() {
    dismiss();
    m_offered();
}

void MessageBar::dismiss() { hide(); }

void MessageBar::showDetails(bool visible) { m_details->setVisible(visible); }

void MessageBar::place() {
    const int width = std::min(parentWidget()->width() - 2 * kMargin, kMostWidth);
    layout()->activate();
    setGeometry((parentWidget()->width() - width) / 2, kMargin, width, layout()->totalHeightForWidth(width));
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) place();
    return QFrame::eventFilter(watched, event);
}

bool MessageBar::event(QEvent* event) {
    const bool handled = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest && !isHidden()) place();  // details came or went
    return handled;
}

}  // namespace ui
