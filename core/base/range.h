#pragma once

namespace core {

// The values that a number may have, both ends included. The comparisons are written so that a NaN is out of range.
template <typename T>
struct Range {
    T least;
    T most;

    constexpr bool holds(T value) const { return value >= least && value <= most; }
    constexpr T nearest(T value) const { return value >= most ? most : value > least ? value : least; }  // NaN: least
};

}  // namespace core
