#include "ui/gallery/gallery_filter.h"

#include <QRegularExpression>
#include <algorithm>

#include "ui/gallery/gallery_model.h"

namespace ui {
namespace {

bool isStarred(const QModelIndex& index) { return index.data(GalleryModel::StarredRole).toBool(); }
QString promptOf(const QModelIndex& index) { return index.data(GalleryModel::PromptRole).toString(); }

}  // namespace

GalleryFilter::GalleryFilter(GalleryModel& gallery, QObject* parent)
    : QSortFilterProxyModel(parent), m_gallery(gallery) {
    setSourceModel(&gallery);
    sort(0);
}

void GalleryFilter::search(const QString& text) {
    static const QRegularExpression spaces("\\s+");
    m_words = text.split(spaces, Qt::SkipEmptyParts);
    invalidateFilter();
}

void GalleryFilter::setOrder(Order order) {
    m_order = order;
    invalidate();
}

PictureId GalleryFilter::idAt(const QModelIndex& index) const { return m_gallery.idAt(mapToSource(index)); }

QModelIndex GalleryFilter::indexOf(PictureId id) const { return mapFromSource(m_gallery.indexOf(id)); }

bool GalleryFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    if (m_words.isEmpty()) return true;  // no prompt need be read then
    const QString prompt = promptOf(m_gallery.index(row));
    return std::all_of(m_words.begin(), m_words.end(),
                       [&prompt](const QString& word) { return prompt.contains(word, Qt::CaseInsensitive); });
}

bool GalleryFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool isNewer = left.row() < right.row();
    switch (m_order) {
        case Order::Newest:
            return isNewer;
        case Order::Oldest:
            return !isNewer;
        case Order::StarredFirst:
            return isStarred(left) == isStarred(right) ? isNewer : isStarred(left);
        case Order::ByPrompt: {
            // Not by the rules of a language, which are slow: thousands are sorted anew while prompts are read.
            const int order = QString::compare(promptOf(left), promptOf(right), Qt::CaseInsensitive);
            return order == 0 ? isNewer : order < 0;
        }
    }
    return isNewer;
}

}  // namespace ui
