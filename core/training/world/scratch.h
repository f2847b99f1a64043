#pragma once

#include <array>
#include <opencv2/core.hpp>

namespace core::world {

/// Memory for the pictures a thread works on while it renders, kept for its next scene: asking the
/// system for fresh pages takes longer than painting on them.
class Scratch {
 public:
    enum Slot { Drawing, Reduced, Wash, OtherWash, Grain, MapX, MapY, Bent, Soft };

    static Scratch& ofThisThread();

    /// A picture in the slot's memory, its pixels undefined; it ends the one before it in the slot.
    cv::Mat picture(Slot slot, cv::Size size, int type);

    /// Gives the memory of unusually large pictures back.
    void trim();

 private:
    std::array<cv::Mat, Soft + 1> m_memory;
};

}  // namespace core::world
