#pragma once

#include <torch/types.h>

#include <QByteArray>
#include <vector>

// Bytes of MindSpore checkpoints for tests: protobuf messages, written by hand.
namespace mindspore {

inline QByteArray varint(quint64 value) {
    QByteArray bytes;
    for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7f) | 0x80);
    return bytes + static_cast<char>(value);
}

// The key and length of a field of bytes.
inline QByteArray field(int number, qint64 length) {
    return varint(static_cast<quint64>(number) << 3 | 2) + varint(static_cast<quint64>(length));
}

inline QByteArray field(int number, const QByteArray& content) { return field(number, content.size()) + content; }

// A value of a checkpoint up to the tensor's content, which has to follow with so many bytes.
inline QByteArray head(const QByteArray& name, const std::vector<std::int64_t>& shape, const char* type,
                       qint64 contentBytes) {
    QByteArray sizes;
    for (const auto size : shape) sizes += varint(1 << 3) + varint(static_cast<quint64>(size));
    const auto tensor = sizes + field(2, QByteArray(type)) + field(3, contentBytes);
    const auto value = field(1, name) + field(2, tensor.size() + contentBytes) + tensor;
    return field(1, value.size() + contentBytes) + value;
}

inline QByteArray value(const QByteArray& name, const std::vector<std::int64_t>& shape, const char* type,
                        const QByteArray& content) {
    return head(name, shape, type, content.size()) + content;
}

inline QByteArray bytesOf(const torch::Tensor& tensor) {
    const auto plain = tensor.contiguous();
    return {static_cast<const char*>(plain.data_ptr()), static_cast<qsizetype>(plain.nbytes())};
}

inline QByteArray value(const QByteArray& name, const torch::Tensor& tensor) {
    const auto* type = tensor.scalar_type() == torch::kFloat32    ? "Float32"
                       : tensor.scalar_type() == torch::kFloat16  ? "Float16"
                       : tensor.scalar_type() == torch::kBFloat16 ? "BFloat16"
                       : tensor.scalar_type() == torch::kInt64    ? "Int64"
                                                                  : "Int32";
    return value(name, tensor.sizes().vec(), type, bytesOf(tensor));
}

}  // namespace mindspore
