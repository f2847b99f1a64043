#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/document/change.h"
#include "ui/document/gallery.h"

namespace ui {

class Document;
class ThumbnailCache;
class PicturePrompts;
class Thumbnails;

// The document's gallery as rows, newest first. DecorationRole is a thumbnail (QImage, null while loading), the other
// roles are listed below. Rows drag out as files.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT

 public:
    enum Role {
        StarredRole = Qt::UserRole,  // bool, can be set
        PromptRole,                  // QString, empty while it is read
    };

    GalleryModel(Document& document, const ThumbnailCache& thumbnails, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

    PictureId idAt(const QModelIndex& index) const;  // kNoPicture for an invalid index
    QModelIndex indexOf(PictureId id) const;

 private:
    const Picture* pictureAt(const QModelIndex& index) const;  // null for one that has left the gallery
    void follow(Change change);
    void catchUp();
    void tellAll();

    Document& m_document;
    std::vector<PictureId> m_ids;  // of the rows that views know of
    Thumbnails* m_thumbnails;
    PicturePrompts* m_prompts;
};

}  // namespace ui
