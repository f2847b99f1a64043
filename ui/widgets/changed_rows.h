#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace ui {

// Where two lists differ: rows [first, endOld) of the old one stand as [first, endNew) in the new one, and all others
// are the same. A model that tells views of these alone keeps selections elsewhere.
struct ChangedRows {
    int first;
    int endOld;
    int endNew;
};

template <typename Id>
ChangedRows changedRows(const std::vector<Id>& old, const std::vector<Id>& now) {
    const auto [firstOld, firstNew] = std::mismatch(old.begin(), old.end(), now.begin(), now.end());
    const auto [lastOld, lastNew] = std::mismatch(old.rbegin(), std::make_reverse_iterator(firstOld), now.rbegin(),
                                                  std::make_reverse_iterator(firstNew));
    return {static_cast<int>(firstOld - old.begin()), static_cast<int>(lastOld.base() - old.begin()),
            static_cast<int>(lastNew.base() - now.begin())};
}

}  // namespace ui
