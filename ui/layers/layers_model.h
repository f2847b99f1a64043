#pragma once

#include <QAbstractListModel>

#include "ui/document/change.h"
#include "ui/document/layers.h"

namespace ui {

class Document;

// The document's layers as rows, the top one first. The check state is whether one is shown. A row dropped
// elsewhere moves the layer.
class LayersModel : public QAbstractListModel {
    Q_OBJECT

 public:
    enum Role { NoteRole = Qt::UserRole, ColorRole };

    explicit LayersModel(Document& document, QObject* parent = nullptr);

    const Layer& layerAt(int row) const;
    int rowOf(LayerKind kind) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

 private:
    void follow(Change change);

    Document& m_document;
};

}  // namespace ui
