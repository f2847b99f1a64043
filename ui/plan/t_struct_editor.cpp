#include "ui/plan/t_struct_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

constexpr int kSmallStep = 10;
constexpr int kLargeStep = 100;

}  // namespace

TStructEditor::TStructEditor(Document& document, FieldFilter& filter, QWidget* parent)
    : QWidget(parent), m_document(document), m_slider(new QSlider(Qt::Horizontal, this)), m_value(new QLabel(this)) {
    m_slider->setObjectName("tStructSlider");
    m_slider->setAccessibleName(tr("T_struct"));
    m_slider->setToolTip(tr("Structure paints above this timestep, texture at and below it"));
    m_slider->setRange(core::plan::limits::kTStruct.least, core::plan::limits::kTStruct.most);
    m_slider->setSingleStep(kSmallStep);
    m_slider->setPageStep(kLargeStep);
    m_slider->setInvertedAppearance(true);
    m_slider->setInvertedControls(true);
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_value->setMinimumWidth(fontMetrics().horizontalAdvance("0000"));
    m_value->setProperty("role", "dim");
    filter.watch(m_slider);
    setFocusProxy(m_slider);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_slider, 1);
    row->addWidget(m_value);

    connect(m_slider, &QSlider::sliderPressed, this, [this] { m_document.beginGesture(); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) { setTStruct(m_document, value); });
    connect(&m_document, &Document::changed, this, &TStructEditor::follow);
    follow(Change::WholePlan);
}

void TStructEditor::follow(Change change) {
    if (change != Change::TStruct && change != Change::WholePlan) return;
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(m_document.plan().tStruct);
    m_value->setText(QString::number(m_document.plan().tStruct));
}

}  // namespace ui
