#include "ui/layers/layers_dock.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <cmath>

#include "ui/document/document.h"
#include "ui/document/layer_edits.h"
#include "ui/layers/layer_delegate.h"
#include "ui/layers/layers_model.h"
#include "ui/support/icons.h"

namespace ui {
namespace {

constexpr int kPercent = 100;

}  // namespace

LayersDock::LayersDock(Document& document, QWidget* parent)
    : DockPanel("layersDock", tr("Layers"), parent), m_document(document), m_model(new LayersModel(document, this)) {
    createList();
    auto* contents = new QWidget(this);
    auto* column = new QVBoxLayout(contents);
    column->setContentsMargins(12, 6, 12, 8);
    column->setSpacing(6);
    column->addWidget(m_list);
    column->addWidget(createOpacity());
    column->addWidget(createReference());
    contents->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setWidget(contents);
    connect(&m_document, &Document::changed, this, &LayersDock::follow);
    choose(LayerKind::Result);
}

void LayersDock::createList() {
    m_list = new QListView(this);
    m_list->setObjectName("layersList");
    m_list->setAccessibleName(tr("Layers"));
    m_list->setToolTip(
        tr("Drag a layer, or press Ctrl+Up and Ctrl+Down, to change the order; Space shows or hides it"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new LayerDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(m_model->rowCount() * m_list->sizeHintForRow(0));
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &LayersDock::showLayer);
}

QToolButton* LayersDock::addButton(QHBoxLayout& row, const QString& objectName, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    row.addWidget(button);
    return button;
}

QWidget* LayersDock::createOpacity() {
    auto* panel = new QWidget(this);
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new QLabel(tr("Opacity"), panel));
    m_opacity = new QSlider(Qt::Horizontal, panel);
    m_opacity->setObjectName("layerOpacitySlider");
    m_opacity->setAccessibleName(tr("Opacity"));
    m_opacity->setRange(0, kPercent);
    row->addWidget(m_opacity, 1);
    m_up = addButton(*row, "layerUpButton", tr("Raise the layer (Ctrl+Up)"));
    m_down = addButton(*row, "layerDownButton", tr("Lower the layer (Ctrl+Down)"));
    m_up->setIcon(themedIcon("up"));
    m_down->setIcon(themedIcon("down"));
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_opacity, &QSlider::sliderPressed, this, [this] { m_document.beginGesture(); });
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        if (!m_opacity->isSliderDown()) m_document.beginGesture();
        Layer layer = chosen();
        layer.opacity = static_cast<double>(value) / kPercent;
        setLayer(m_document, layer);
    });
    return panel;
}

QWidget* LayersDock::createReference() {
    auto* panel = new QWidget(this);
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(0, 0, 0, 0);
    auto* load = addButton(*row, "referenceLoadButton", tr("Show a picture on the canvas to draw after"));
    load->setText(tr("Reference picture…"));
    m_removeReference = addButton(*row, "referenceRemoveButton", tr("Take the reference picture away"));
    m_removeReference->setText(tr("Remove"));
    row->addStretch();
    connect(load, &QToolButton::clicked, this, &LayersDock::referenceWanted);
    connect(m_removeReference, &QToolButton::clicked, this, [this] { setReference(m_document, {}); });
    return panel;
}

const Layer& LayersDock::chosen() const { return m_model->layerAt(m_list->currentIndex().row()); }

void LayersDock::choose(LayerKind kind) { m_list->setCurrentIndex(m_model->index(m_model->rowOf(kind))); }

void LayersDock::move(int by) {
    const LayerKind kind = chosen().kind;
    moveLayer(m_document, kind, m_list->currentIndex().row() + by);
    choose(kind);
}

// Before the list takes the keys for its cursor.
bool LayersDock::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return DockPanel::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool moves =
        key->modifiers() == Qt::ControlModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
    if (moves) move(key->key() == Qt::Key_Up ? -1 : 1);
    return moves || DockPanel::eventFilter(watched, event);
}

void LayersDock::follow(Change change) {
    if (change == Change::Layers) showLayer();
}

void LayersDock::showLayer() {
    const QSignalBlocker blocker(m_opacity);
    m_opacity->setValue(static_cast<int>(std::lround(kPercent * chosen().opacity)));
    m_up->setEnabled(m_list->currentIndex().row() > 0);
    m_down->setEnabled(m_list->currentIndex().row() + 1 < m_model->rowCount());
    m_removeReference->setEnabled(!m_document.layers().reference.isEmpty());
}

}  // namespace ui
