#include "ui/docks/gallery_model.h"

#include <QFileInfo>

#include "ui/docks/thumbnails.h"
#include "ui/document/document.h"

namespace ui {

GalleryModel::GalleryModel(Document& document, QObject* parent)
    : QAbstractListModel(parent), m_document(document), m_thumbnails(new Thumbnails(this)) {
    connect(&document, &Document::changed, this, &GalleryModel::follow);
    connect(m_thumbnails, &Thumbnails::loaded, this, [this](PictureId id) {
        const QModelIndex index = indexOf(id);
        if (index.isValid()) Q_EMIT dataChanged(index, index, {Qt::DecorationRole});
    });
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_document.gallery().size();
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Picture& picture = m_document.gallery().at(index.row());
    if (role == Qt::DecorationRole) return m_thumbnails->of(picture);
    if (role == Qt::AccessibleTextRole) return tr("Picture %1").arg(index.row() + 1);
    if (role != Qt::ToolTipRole) return {};
    return picture.plan ? QString::fromStdString(picture.plan->prompt).toHtmlEscaped()
                        : QFileInfo(picture.file).fileName();
}

PictureId GalleryModel::idAt(const QModelIndex& index) const {
    return index.isValid() ? m_document.gallery().at(index.row()).id : kNoPicture;
}

QModelIndex GalleryModel::indexOf(PictureId id) const {
    const int row = m_document.gallery().rowOf(id);
    return row < 0 ? QModelIndex() : index(row);
}

void GalleryModel::follow(Change change) {
    if (change != Change::Gallery) return;
    beginResetModel();
    endResetModel();
}

}  // namespace ui
