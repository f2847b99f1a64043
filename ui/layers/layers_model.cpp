#include "ui/layers/layers_model.h"

#include <QMimeData>
#include <QStringList>

#include "ui/document/document.h"
#include "ui/document/layer_edits.h"
#include "ui/layers/layer_text.h"

namespace ui {
namespace {

constexpr auto kRowType = "application/x-pangu-draw-layer";

}  // namespace

LayersModel::LayersModel(Document& document, QObject* parent) : QAbstractListModel(parent), m_document(document) {
    connect(&document, &Document::changed, this, &LayersModel::follow);
    connect(&document, &Document::modelsChanged, this, [this] { follow(Change::WholePlan); });
}

const Layer& LayersModel::layerAt(int row) const { return m_document.layers().order.at(static_cast<std::size_t>(row)); }

int LayersModel::rowOf(LayerKind kind) const {
    int row = 0;
    while (layerAt(row).kind != kind) ++row;
    return row;
}

int LayersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_document.layers().order.size());
}

QVariant LayersModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Layer& layer = layerAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return layerName(layer.kind);
        case Qt::CheckStateRole:
            return layer.visible ? Qt::Checked : Qt::Unchecked;
        case NoteRole:
            return layerNote(m_document, layer.kind);
        case ColorRole:
            return layerColor(layer.kind);
        default:
            return {};
    }
}

bool LayersModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::CheckStateRole) return false;
    setLayerVisible(m_document, layerAt(index.row()).kind, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags LayersModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::ItemIsDropEnabled;  // between rows, never on one
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled;
}

QStringList LayersModel::mimeTypes() const { return {kRowType}; }

QMimeData* LayersModel::mimeData(const QModelIndexList& indexes) const {
    auto* data = new QMimeData;
    data->setData(kRowType, QByteArray::number(indexes.value(0).row()));
    return data;
}

// The move is done here. `false` keeps the view from removing the row that it thinks was copied.
bool LayersModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex&) {
    bool isNumber = false;
    const int from = data->data(kRowType).toInt(&isNumber);
    if (!isNumber || from < 0 || from >= rowCount()) return false;
    const int gap = row < 0 ? rowCount() : row;
    moveLayer(m_document, layerAt(from).kind, gap > from ? gap - 1 : gap);
    return false;
}

void LayersModel::follow(Change change) {
    if (change == Change::Gallery || change == Change::Seed || change == Change::RandomSeed) return;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

}  // namespace ui
