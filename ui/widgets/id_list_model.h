#pragma once

#include <QAbstractListModel>
#include <vector>

namespace ui {

// Rows that are known by a number: those of a list that is told anew whenever something in it has changed. Only the
// rows that came and went are told to views, so that selections elsewhere stay.
class IdListModel : public QAbstractListModel {
    Q_OBJECT

 public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;

    int idAt(const QModelIndex& index) const;  // 0 for an invalid index
    QModelIndex indexOf(int id) const;         // invalid for an unknown id

 protected:
    void catchUp(std::vector<int> ids);
    void tellAll();  // that any of the rows may look different

 private:
    std::vector<int> m_ids;  // of the rows that views know of
};

}  // namespace ui
