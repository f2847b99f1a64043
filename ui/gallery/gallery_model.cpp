#include "ui/gallery/gallery_model.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "ui/document/document.h"
#include "ui/document/gallery_edits.h"
#include "ui/gallery/thumbnails.h"
#include "ui/prompt/picture_prompts.h"

namespace ui {

GalleryModel::GalleryModel(Document& document, const ThumbnailCache& thumbnails, QObject* parent)
    : IdListModel(parent),
      m_document(document),
      m_thumbnails(new Thumbnails(thumbnails, this)),
      m_prompts(new PicturePrompts(this)) {
    readRows();
    connect(&document, &Document::changed, this, &GalleryModel::follow);
    connect(m_prompts, &PicturePrompts::loaded, this, &GalleryModel::tellAll);
    connect(m_thumbnails, &Thumbnails::loaded, this, [this](PictureId id) {
        const QModelIndex index = indexOf(id);
        if (index.isValid()) Q_EMIT dataChanged(index, index, {Qt::DecorationRole});
    });
}

// The gallery may be ahead of the rows: views ask while they are told of the first change of several.
const Picture* GalleryModel::pictureAt(const QModelIndex& index) const {
    const Gallery& gallery = m_document.gallery();
    const PictureId id = idAt(index);
    const bool isInPlace = index.row() < gallery.size() && gallery.at(index.row()).id == id;
    return isInPlace ? &gallery.at(index.row()) : gallery.find(id);
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Picture* found = pictureAt(index);
    if (!found) return {};
    const Picture& picture = *found;
    switch (role) {
        case Qt::DecorationRole:
            return m_thumbnails->of(picture);
        case StarredRole:
            return picture.starred;
        case PromptRole:
            return m_prompts->of(picture);
        case Qt::AccessibleTextRole:
            return tr("Picture %1").arg(index.row() + 1);
        case Qt::ToolTipRole: {
            const QString prompt = m_prompts->of(picture);
            return prompt.isEmpty() ? QFileInfo(picture.file).fileName() : prompt.toHtmlEscaped();
        }
        default:
            return {};
    }
}

bool GalleryModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != StarredRole || !index.isValid()) return false;
    setStarred(m_document, {idAt(index)}, value.toBool());
    return true;
}

Qt::ItemFlags GalleryModel::flags(const QModelIndex& index) const {
    return index.isValid() ? IdListModel::flags(index) | Qt::ItemIsDragEnabled : Qt::NoItemFlags;
}

QStringList GalleryModel::mimeTypes() const { return {"text/uri-list"}; }

QMimeData* GalleryModel::mimeData(const QModelIndexList& indexes) const {
    QList<QUrl> urls;
    for (const QModelIndex& index : indexes)
        if (const Picture* picture = pictureAt(index); picture && !picture->file.isEmpty())
            urls << QUrl::fromLocalFile(picture->file);
    auto* mime = new QMimeData;
    mime->setUrls(urls);
    const Picture* only = indexes.size() == 1 ? pictureAt(indexes.first()) : nullptr;
    if (only && urls.isEmpty()) mime->setImageData(only->image);
    return mime;
}

void GalleryModel::follow(Change change) {
    if (change != Change::Gallery) return;
    readRows();
    tellAll();
}

void GalleryModel::readRows() {
    const Gallery& gallery = m_document.gallery();
    std::vector<int> ids;
    for (int row = 0; row < gallery.size(); ++row) ids.push_back(gallery.at(row).id);
    catchUp(std::move(ids));
}

}  // namespace ui
