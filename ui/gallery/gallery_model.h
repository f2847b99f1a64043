#pragma once

#include "ui/document/change.h"
#include "ui/document/gallery.h"
#include "ui/widgets/id_list_model.h"

namespace ui {

class Document;
class ThumbnailCache;
class PicturePrompts;
class Thumbnails;

// The document's gallery as rows, newest first. DecorationRole is a thumbnail (QImage, null while loading), the other
// roles are listed below. Rows drag out as files.
class GalleryModel : public IdListModel {
    Q_OBJECT

 public:
    enum Role {
        StarredRole = Qt::UserRole,  // bool, can be set
        PromptRole,                  // QString, empty while it is read
    };

    GalleryModel(Document& document, const ThumbnailCache& thumbnails, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

 private:
    const Picture* pictureAt(const QModelIndex& index) const;  // null for one that has left the gallery
    void follow(Change change);
    void readRows();

    Document& m_document;
    Thumbnails* m_thumbnails;
    PicturePrompts* m_prompts;
};

}  // namespace ui
