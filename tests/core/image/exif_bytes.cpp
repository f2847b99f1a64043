#include "tests/core/image/exif_bytes.h"

namespace test {
namespace {

QByteArray number(quint32 value, int bytes, ByteOrder order) {
    QByteArray data;
    for (int i = 0; i < bytes; ++i) {
        const int shift = 8 * (order == ByteOrder::Big ? bytes - 1 - i : i);
        data += static_cast<char>(value >> shift);
    }
    return data;
}

// A folder of one entry, and nothing after it.
QByteArray folder(quint32 tag, quint32 type, quint32 count, quint32 value, ByteOrder order) {
    return number(1, 2, order) + number(tag, 2, order) + number(type, 2, order) + number(count, 4, order) +
           number(value, 4, order) + number(0, 4, order);
}

}  // namespace

QByteArray exifWith(const QByteArray& comment, ByteOrder order) {
    const auto head = (order == ByteOrder::Big ? QByteArray("MM\0*", 4) : QByteArray("II*\0", 4)) + number(8, 4, order);
    constexpr quint32 kFirst = 8, kFolder = 18;  // bytes
    return head + folder(0x8769, 4, 1, kFirst + kFolder, order) +
           folder(0x9286, 7, static_cast<quint32>(comment.size()), kFirst + 2 * kFolder, order) + comment;
}

QByteArray utf16Comment(const QString& text, ByteOrder order) {
    QByteArray data("UNICODE\0", 8);
    for (const QChar c : text) data += number(c.unicode(), 2, order);
    return data;
}

QByteArray jpegWith(const QByteArray& exif, const QByteArray& jpeg) {
    const auto block = QByteArray("Exif\0\0", 6) + exif;
    const auto length = number(static_cast<quint32>(block.size()) + 2, 2, ByteOrder::Big);
    return exif.isEmpty() ? jpeg : jpeg.left(2) + "\xff\xe1" + length + block + jpeg.mid(2);
}

QByteArray webpWith(const QByteArray& exif) {
    const auto size = [](const QByteArray& data) {
        return number(static_cast<quint32>(data.size()), 4, ByteOrder::Little);
    };
    const QByteArray pixels("no pixels");  // of odd length, so that a byte of padding follows
    const auto chunks = "WEBPVP8 " + size(pixels) + pixels + QByteArray(1, '\0') + "EXIF" + size(exif) + exif;
    return "RIFF" + size(chunks) + chunks;
}

}  // namespace test
