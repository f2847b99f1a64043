#pragma once

#include <QByteArray>
#include <QString>

// Builds and reads PNG bytes by hand, for files that no honest writer makes.
namespace test {

// Length, type, data and checksum.
QByteArray pngChunk(const QByteArray& type, const QByteArray& data);

// A PNG whose header announces this size, with `chunks` between header and end.
QByteArray pngFile(quint32 width, quint32 height, const QByteArray& chunks);

// A PNG of 8 bits a channel of PNG's colour type `kind` (0 grey, 2 RGB, 4 grey with alpha).
QByteArray pngOf(quint32 width, quint32 height, char kind, const QByteArray& deflatedRows);

// A small honest picture (width 2, height 2, RGB), with `chunks` before its pixels.
QByteArray smallPng(const QByteArray& chunks = {});

QByteArray deflated(const QByteArray& data);

void writeBytes(const QString& path, const QByteArray& bytes);
QByteArray readBytes(const QString& path);

}  // namespace test
