#include "ui/controls/edge_source_panel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSlider>

#include "ui/document/document.h"
#include "ui/document/edge_edits.h"
#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

using core::control::Fit;

using core::plan::limits::kThreshold;

}  // namespace

EdgeSourcePanel::EdgeSourcePanel(Document& document, FieldFilter& filter, QWidget* parent)
    : QWidget(parent), m_document(document), m_invert(new QCheckBox(tr("The map has dark lines on white"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_thresholds = createThresholds(filter));
    column->addWidget(m_invert);
    column->addWidget(createFit());
    m_invert->setObjectName("invertEdgesCheck");
    connect(m_invert, &QCheckBox::clicked, this, [this] {
        m_document.beginGesture();
        changeDrawing();
    });
    connect(&document, &Document::changed, this, &EdgeSourcePanel::follow);
    follow(Change::WholePlan);
}

QWidget* EdgeSourcePanel::createThresholds(FieldFilter& filter) {
    auto* panel = new QWidget(this);
    auto* rows = new QGridLayout(panel);
    rows->setContentsMargins(0, 0, 0, 0);
    m_low = addThreshold(*rows, "cannyLowSlider", tr("Weak edges"), filter);
    m_high = addThreshold(*rows, "cannyHighSlider", tr("Strong edges"), filter);
    return panel;
}

QSlider* EdgeSourcePanel::addThreshold(QGridLayout& rows, const QString& objectName, const QString& name,
                                       FieldFilter& filter) {
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(objectName);
    slider->setAccessibleName(name);
    slider->setToolTip(tr("Threshold of Canny's edge finder, 0 to 255"));
    slider->setRange(kThreshold.least, kThreshold.most);
    filter.watch(slider);
    auto* value = new QLabel(this);
    value->setMinimumWidth(fontMetrics().horizontalAdvance("000"));
    const int row = rows.rowCount();
    rows.addWidget(new QLabel(name, this), row, 0);
    rows.addWidget(slider, row, 1);
    rows.addWidget(value, row, 2);
    connect(slider, &QSlider::sliderPressed, this, [this] { m_document.beginGesture(); });
    connect(slider, &QSlider::valueChanged, this, [this, slider] {
        if (!m_follows) keepInOrder(slider);
        changeDrawing();
    });
    connect(slider, &QSlider::valueChanged, value, qOverload<int>(&QLabel::setNum));
    return slider;
}

QWidget* EdgeSourcePanel::createFit() {
    auto* panel = new QWidget(this);
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_fit = new QButtonGroup(this);
    const auto add = [&](const char* objectName, const QString& text, const QString& tip, Fit fit) {
        auto* button = new QPushButton(text, panel);
        button->setObjectName(objectName);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setProperty("role", "segment");
        m_fit->addButton(button, static_cast<int>(fit));
        row->addWidget(button, 1);
    };
    add("fitCropButton", tr("crop"), tr("The picture covers the canvas; what stands out is cut"), Fit::Crop);
    add("fitInsideButton", tr("fit"), tr("All of the picture is on the canvas, black beside it"), Fit::Inside);
    add("fitStretchButton", tr("stretch"), tr("The picture takes the proportions of the canvas"), Fit::Stretch);
    connect(m_fit, &QButtonGroup::idClicked, this, [this] {
        m_document.beginGesture();
        changeDrawing();
    });
    return panel;
}

// A threshold that is dragged past the other one takes it along.
void EdgeSourcePanel::keepInOrder(const QSlider* moved) {
    if (m_low->value() <= m_high->value()) return;
    const QScopedValueRollback<bool> guard(m_follows, true);
    (moved == m_low ? m_high : m_low)->setValue(moved->value());
}

// Strokes stay.
void EdgeSourcePanel::changeDrawing() {
    if (m_follows) return;
    auto drawing = drawingOf(m_document.plan());
    drawing.low = m_low->value();
    drawing.high = m_high->value();
    drawing.inverted = m_invert->isChecked();
    drawing.fit = static_cast<Fit>(m_fit->checkedId());
    setDrawing(m_document, drawing);
}

void EdgeSourcePanel::follow(Change change) {
    if (change != Change::Edges && change != Change::WholePlan) return;
    const auto drawing = drawingOf(m_document.plan());
    m_follows = true;
    m_low->setValue(drawing.low);
    m_high->setValue(drawing.high);
    m_follows = false;
    m_invert->setChecked(drawing.inverted);
    m_fit->button(static_cast<int>(drawing.fit))->setChecked(true);
    m_thresholds->setVisible(drawing.findsEdges);
    m_invert->setVisible(!drawing.findsEdges);
    setVisible(!drawing.source.isEmpty());
}

}  // namespace ui
