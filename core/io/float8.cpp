#include "core/io/float8.h"

#include <array>
#include <cmath>
#include <limits>

namespace core::io {
namespace {

using Table = std::array<c10::Half, 256>;

constexpr std::string_view kE4M3 = "F8_E4M3", kE5M2 = "F8_E5M2";

// Sign, four bits of exponent with a bias of 7, three of mantissa; all ones are no number.
float fromE4M3(int byte) {
    const int exponent = byte >> 3 & 15, mantissa = byte & 7;
    float size = std::ldexp(static_cast<float>(8 + mantissa), exponent - 10);
    if (exponent == 0) size = std::ldexp(static_cast<float>(mantissa), -9);
    if (exponent == 15 && mantissa == 7) size = std::numeric_limits<float>::quiet_NaN();
    return byte & 0x80 ? -size : size;
}

Table tableOf(std::string_view type) {
    Table table{};
    for (int byte = 0; byte < 256; ++byte) {
        const auto bits = static_cast<std::uint16_t>(byte << 8);
        table[static_cast<std::size_t>(byte)] =
            type == kE4M3 ? c10::Half(fromE4M3(byte)) : c10::Half(bits, c10::Half::from_bits());
    }
    return table;
}

}  // namespace

bool isFloat8(std::string_view type) { return type == kE4M3 || type == kE5M2; }

torch::Tensor halfFromFloat8(const std::byte* bytes, const std::vector<std::int64_t>& shape, std::string_view type) {
    static const Table e4m3 = tableOf(kE4M3), e5m2 = tableOf(kE5M2);
    const auto& table = type == kE4M3 ? e4m3 : e5m2;
    auto halves = torch::empty(shape, torch::kHalf);
    auto* to = halves.data_ptr<c10::Half>();
    const auto count = halves.numel();
    for (std::int64_t i = 0; i < count; ++i) to[i] = table[std::to_integer<std::size_t>(bytes[i])];
    return halves;
}

}  // namespace core::io
