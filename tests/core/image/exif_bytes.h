#pragma once

#include <QByteArray>
#include <QString>

// Builds Exif by hand, as JPEG and WebP carry it.
namespace test {

enum class ByteOrder { Big, Little };

// A TIFF whose one comment is `comment`, encoding name included.
QByteArray exifWith(const QByteArray& comment, ByteOrder order = ByteOrder::Big);

// "UNICODE" and the text in UTF-16.
QByteArray utf16Comment(const QString& text, ByteOrder order);

// A JPEG with such a block before its pixels; it need not be whole. Without a block: `exif` is empty.
QByteArray jpegWith(const QByteArray& exif, const QByteArray& jpeg);

// A WebP of nothing but its Exif.
QByteArray webpWith(const QByteArray& exif);

}  // namespace test
