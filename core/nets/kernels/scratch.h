#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

namespace core::nets::kernels {
namespace {

// Floats on a cache line's boundary, not initialised. Throws std::bad_alloc.
class Scratch {
 public:
    explicit Scratch(std::size_t floats)
        : m_data(static_cast<float*>(std::aligned_alloc(kLine, (floats * sizeof(float) + kLine - 1) / kLine * kLine))) {
        if (!m_data) throw std::bad_alloc();
    }
    ~Scratch() { std::free(m_data); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    float* data() const { return m_data; }

 private:
    static constexpr std::size_t kLine = 64;
    float* m_data;
};

}  // namespace
}  // namespace core::nets::kernels
