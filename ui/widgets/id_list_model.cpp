#include "ui/widgets/id_list_model.h"

#include <algorithm>
#include <iterator>

namespace ui {
namespace {

// Where two lists differ: rows [first, endOld) of the old one stand as [first, endNew) in the new one, and all others
// are the same.
struct ChangedRows {
    int first;
    int endOld;
    int endNew;
};

ChangedRows changedRows(const std::vector<int>& old, const std::vector<int>& now) {
    const auto [firstOld, firstNew] = std::mismatch(old.begin(), old.end(), now.begin(), now.end());
    const auto [lastOld, lastNew] = std::mismatch(old.rbegin(), std::make_reverse_iterator(firstOld), now.rbegin(),
                                                  std::make_reverse_iterator(firstNew));
    return {static_cast<int>(firstOld - old.begin()), static_cast<int>(lastOld.base() - old.begin()),
            static_cast<int>(lastNew.base() - now.begin())};
}

}  // namespace

int IdListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int IdListModel::idAt(const QModelIndex& index) const {
    return index.isValid() ? m_ids.at(static_cast<std::size_t>(index.row())) : 0;
}

QModelIndex IdListModel::indexOf(int id) const {
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? QModelIndex() : index(static_cast<int>(found - m_ids.begin()));
}

void IdListModel::catchUp(std::vector<int> ids) {
    const auto [first, endOld, endNew] = changedRows(m_ids, ids);
    if (endOld > first) {
        beginRemoveRows({}, first, endOld - 1);
        m_ids.erase(m_ids.begin() + first, m_ids.begin() + endOld);
        endRemoveRows();
    }
    if (endNew > first) {
        beginInsertRows({}, first, endNew - 1);
        m_ids = std::move(ids);
        endInsertRows();
    }
}

void IdListModel::tellAll() {
    if (!m_ids.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

}  // namespace ui
