#include "core/image/ground.h"

namespace core {
namespace {

constexpr double kMiddle = 127.5;

// Whether what can be seen is light rather than dark, by the mean of its channels.
bool isLight(const std::vector<std::uint8_t>& pixels, std::size_t colours) {
    double sum = 0.0, weight = 0.0;
    for (std::size_t i = 0; i + colours < pixels.size(); i += colours + 1) {
        const double alpha = pixels[i + colours];
        for (std::size_t c = 0; c < colours; ++c) sum += alpha * pixels[i + c];
        weight += alpha * static_cast<double>(colours);
    }
    return sum > kMiddle * weight;
}

std::uint8_t blended(unsigned colour, unsigned alpha, unsigned ground) {
    return static_cast<std::uint8_t>((colour * alpha + ground * (255u - alpha) + 127u) / 255u);
}

}  // namespace

Image laidOnGround(const std::vector<std::uint8_t>& pixels, int width, int height, int channels, Ground ground) {
    const auto colours = static_cast<std::size_t>(channels);
    const bool onBlack = ground == Ground::Contrast && isLight(pixels, colours);
    Image image(width, height, channels);
    auto* out = image.pixels.data();
    for (std::size_t i = 0; i + colours < pixels.size(); i += colours + 1)
        for (std::size_t c = 0; c < colours; ++c)
            *out++ = blended(pixels[i + c], pixels[i + colours], onBlack ? 0 : 255);
    return image;
}

}  // namespace core
