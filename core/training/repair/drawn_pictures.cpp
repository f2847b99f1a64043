#include "core/training/repair/drawn_pictures.h"

#include <torch/types.h>

#include "core/training/picture_set.h"

namespace core::training {

torch::Tensor DrawnPictures::find(std::int64_t number) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_pictures.find(number);
    return found == m_pictures.end() ? torch::Tensor() : found->second;
}

torch::Tensor DrawnPictures::at(std::int64_t number) {
    const auto found = find(number);
    if (found.defined()) return found;
    // Two threads may draw the same one, which wastes a little and harms nothing.
    const auto picture = renderPictures(number, 1, 1)[0];
    const std::lock_guard lock(m_mutex);
    if (m_pictures.size() < m_kept) m_pictures.emplace(number, picture);
    return picture;
}

}  // namespace core::training
