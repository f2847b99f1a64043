#pragma once

#include <QAbstractListModel>

#include "ui/document/change.h"
#include "ui/document/gallery.h"

namespace ui {

class Document;
class Thumbnails;

// The document's gallery as rows, newest first. DecorationRole is a thumbnail (QImage, null while loading).
class GalleryModel : public QAbstractListModel {
    Q_OBJECT

 public:
    explicit GalleryModel(Document& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    PictureId idAt(const QModelIndex& index) const;  // kNoPicture for an invalid index
    QModelIndex indexOf(PictureId id) const;

 private:
    void follow(Change change);

    Document& m_document;
    Thumbnails* m_thumbnails;
};

}  // namespace ui
