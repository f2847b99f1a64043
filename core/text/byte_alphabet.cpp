#include "core/text/byte_alphabet.h"

#include <algorithm>

namespace core::text {
namespace {

bool isPrintable(int byte) {
    return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
}

// Enough for the alphabet, which ends below U+0800.
std::string utf8(int codePoint) {
    if (codePoint < 0x80) return {static_cast<char>(codePoint)};
    return {static_cast<char>(0xc0 | (codePoint >> 6)), static_cast<char>(0x80 | (codePoint & 0x3f))};
}

std::array<std::string, 256> makeSymbols() {
    std::array<std::string, 256> symbols;
    int next = 0x100;
    for (int byte = 0; byte < 256; ++byte) symbols[byte] = utf8(isPrintable(byte) ? byte : next++);
    return symbols;
}

std::array<std::uint8_t, 256> makeOrder() {
    std::array<std::uint8_t, 256> order;
    for (int byte = 0; byte < 256; ++byte) order[byte] = static_cast<std::uint8_t>(byte);
    std::stable_partition(order.begin(), order.end(), [](std::uint8_t byte) { return isPrintable(byte); });
    return order;
}

}  // namespace

const std::string& byteSymbol(std::uint8_t byte) {
    static const auto symbols = makeSymbols();
    return symbols[byte];
}

const std::array<std::uint8_t, 256>& bytesInVocabularyOrder() {
    static const auto order = makeOrder();
    return order;
}

}  // namespace core::text
