#pragma once

#include <QSortFilterProxyModel>

#include "ui/document/gallery.h"

namespace ui {

class GalleryModel;

// The gallery as a person asks for it: the pictures whose prompt holds every word of a search, in some order.
class GalleryFilter : public QSortFilterProxyModel {
    Q_OBJECT

 public:
    enum class Order { Newest, Oldest, StarredFirst, ByPrompt };

    explicit GalleryFilter(GalleryModel& gallery, QObject* parent = nullptr);

    void search(const QString& text);
    bool isSearching() const { return !m_words.isEmpty(); }
    void setOrder(Order order);

    PictureId idAt(const QModelIndex& index) const;  // kNoPicture for an invalid index
    QModelIndex indexOf(PictureId id) const;         // invalid when it is filtered away

 protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
    GalleryModel& m_gallery;
    QStringList m_words;
    Order m_order = Order::Newest;
};

}  // namespace ui
