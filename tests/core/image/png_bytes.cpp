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

QByteArray fileOf(quint32 width, quint32 height, char kind, const QByteArray& chunks) {
    const auto depthAndKind = QByteArray("\x08", 1) + kind + QByteArray(3, '\0');  // 8 bits, no interlacing
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + pngChunk("IHDR", number(width) + number(height) + depthAndKind) +
           chunks + pngChunk("IEND", {});
}

}  // namespace

QByteArray pngChunk(const QByteArray& type, const QByteArray& data) {
    const auto body = type + data;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()));
    return number(static_cast<quint32>(data.size())) + body + number(static_cast<quint32>(sum));
}

QByteArray pngFile(quint32 width, quint32 height, const QByteArray& chunks) { return fileOf(width, height, 2, chunks); }

QByteArray pngOf(quint32 width, quint32 height, char kind, const QByteArray& deflatedRows) {
    return fileOf(width, height, kind, pngChunk("IDAT", deflatedRows));
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
