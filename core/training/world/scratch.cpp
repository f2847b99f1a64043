#include "core/training/world/scratch.h"

namespace core::world {

namespace {

constexpr std::size_t kKept = std::size_t{16} << 20;  // bytes: enough for pictures of 512 x 512

}  // namespace

Scratch& Scratch::ofThisThread() {
    thread_local Scratch scratch;
    return scratch;
}

cv::Mat Scratch::picture(Slot slot, cv::Size size, int type) {
    cv::Mat& memory = m_memory.at(slot);
    const auto bytes = static_cast<std::size_t>(size.area()) * CV_ELEM_SIZE(type);
    if (memory.total() < bytes) memory.create(1, static_cast<int>(bytes), CV_8U);
    return {size, type, memory.data};
}

void Scratch::trim() {
    std::size_t bytes = 0;
    for (const cv::Mat& memory : m_memory) bytes += memory.total();
    if (bytes > kKept) m_memory = {};
}

}  // namespace core::world
