#include "tests/core/image/png_bytes.h"

#include <zlib.h>

#include <QFile>
#include <QtEndian>

namespace test {
namespace {

QByteArray number(quint32 value) {
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

}  // namespace

QByteArray pngChunk(const QByteArray& type, const QByteArray& data) {
    const auto body = type + data;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()));
    return number(static_cast<quint32>(data.size())) + body + number(static_cast<quint32>(sum));
}

QByteArray pngFile(quint32 width, quint32 height, const QByteArray& chunks) {
    const QByteArray depthAndKind("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB, no interlacing
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + pngChunk("IHDR", number(width) + number(height) + depthAndKind) +
           chunks + pngChunk("IEND", {});
}

QByteArray smallPng(const QByteArray& chunks) {
    const QByteArray row("\x00\xff\x00\x00\x00\xff\x00", 7);  // filter, red, green
    return pngFile(2, 2, chunks + pngChunk("IDAT", deflated(row + row)));
}

QByteArray deflated(const QByteArray& data) { return qCompress(data).mid(4); }

void writeBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray readBytes(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

}  // namespace test
