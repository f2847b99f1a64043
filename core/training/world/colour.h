#pragma once

namespace core::world {

class Random;

/// Red, green and blue in 0..255 (sRGB).
struct Colour {
    float r = 0;
    float g = 0;
    float b = 0;
};

constexpr Colour kWhite{255, 255, 255};
constexpr Colour kBlack{0, 0, 0};

constexpr Colour mix(Colour a, Colour b, float t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

constexpr Colour lighter(Colour colour, float amount) { return mix(colour, kWhite, amount); }
constexpr Colour darker(Colour colour, float amount) { return mix(colour, kBlack, amount); }

/// The colour moved by up to `reach` on each channel.
Colour jitter(Random& random, Colour colour, float reach = 10);

}  // namespace core::world
