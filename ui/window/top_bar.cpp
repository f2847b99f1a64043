#include "ui/window/top_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>

#include "ui/window/memory_meter.h"
#include "ui/window/tool_bar.h"

namespace ui {
namespace {

constexpr int kSpacing = 12;
constexpr int kEdge = 10;

QLabel* chip(const QString& objectName, const char* role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setProperty("role", role);
    return label;
}

}  // namespace

TopBar::TopBar(QWidget* parent)
    : QWidget(parent),
      m_menus(new QMenuBar(this)),
      m_zoom(chip("zoomLabel", "dim", this)),
      m_device(chip("runtimeLabel", "chip", this)),
      m_memory(new MemoryMeter(this)),
      m_row(new QHBoxLayout(this)) {
    setObjectName("topBar");
    setAttribute(Qt::WA_StyledBackground);
    m_menus->setNativeMenuBar(false);
    m_menus->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_zoom->setMinimumWidth(fontMetrics().horizontalAdvance("3200 %"));
    m_zoom->setAlignment(Qt::AlignCenter);
    m_row->setContentsMargins(0, 3, kEdge, 3);
    m_row->setSpacing(kSpacing);
    m_row->addWidget(m_menus);
    m_row->addStretch(1);
    m_row->addStretch(1);
    for (QWidget* informant : std::initializer_list<QWidget*>{m_zoom, m_device, m_memory}) m_row->addWidget(informant);
}

void TopBar::setTools(ToolBar* tools) {
    m_tools = tools;
    m_row->insertWidget(2, tools);
    fit();
}

void TopBar::showZoom(double factor) { m_zoom->setText(QString("%1 %").arg(qRound(100 * factor))); }

void TopBar::showDevice(const QString& summary) {
    m_device->setText(summary);
    m_device->setToolTip(tr("Where networks compute: Settings, Device and Precision"));
    fit();
}

QSize TopBar::minimumSizeHint() const {
    const int tools = m_tools ? m_tools->widthOf(true) : 0;
    const int width = m_menus->sizeHint().width() + tools + m_zoom->minimumWidth() + 4 * kSpacing + kEdge;
    return {width, QWidget::minimumSizeHint().height()};
}

void TopBar::fit() {
    if (!m_tools) return;
    const int fixed = m_menus->sizeHint().width() + m_zoom->minimumWidth() + 4 * kSpacing + kEdge;
    const int device = m_device->sizeHint().width() + kSpacing, memory = m_memory->sizeHint().width() + kSpacing;
    const int compact = m_tools->widthOf(true), full = m_tools->widthOf(false);
    m_memory->setVisible(fixed + compact + memory <= width());  // it changes, the device does not
    m_device->setVisible(fixed + compact + memory + device <= width());
    m_tools->setCompact(fixed + full + device + memory > width());
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void TopBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) fit();
}

}  // namespace ui
