#pragma once

#include <memory>
#include <utility>

#include "core/base/image.h"

namespace core {

// A picture inside a value that is copied often, such as a plan: copies share the pixels, which never change.
// Two are equal when their pixels are.
class SharedImage {
 public:
    SharedImage() = default;
    SharedImage(Image image) : m_image(std::make_shared<const Image>(std::move(image))) {}

    bool isEmpty() const { return !m_image || m_image->isEmpty(); }
    const Image& operator*() const { return *m_image; }
    const Image* operator->() const { return m_image.get(); }

    bool operator==(const SharedImage& other) const {
        if (m_image == other.m_image || (isEmpty() && other.isEmpty())) return true;
        return m_image && other.m_image && *m_image == *other.m_image;
    }

 private:
    std::shared_ptr<const Image> m_image;
};

}  // namespace core
