#include "core/io/layouts/renamed_source.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::io {
namespace {

using Shape = std::vector<std::int64_t>;

bool isPointwise(const Shape& shape) { return shape.size() == 4 && shape[2] == 1 && shape[3] == 1; }

Shape editedShape(Shape shape, const RenamedSource::Origin& origin, const std::filesystem::path& where) {
    switch (origin.edit) {
        case TensorEdit::none:
            return shape;
        case TensorEdit::flatten:
            if (isPointwise(shape)) shape.resize(2);
            return shape;
        case TensorEdit::transpose:
            if (shape.size() != 2)
                fail("{}: expected a matrix \"{}\", found {} dimensions", where.string(), origin.key, shape.size());
            std::swap(shape[0], shape[1]);
            return shape;
        case TensorEdit::query:
        case TensorEdit::key:
        case TensorEdit::value:
            if (shape.empty() || shape[0] % 3 != 0)
                fail("{}: expected three equal parts in \"{}\", found shape [{}]", where.string(), origin.key,
                     fmt::join(shape, ", "));
            shape[0] /= 3;
            return shape;
    }
    return shape;
}

torch::Tensor edited(const torch::Tensor& stored, TensorEdit edit, const Shape& shape) {
    switch (edit) {
        case TensorEdit::none:
            return stored;
        case TensorEdit::flatten:
            return stored.reshape(shape);
        case TensorEdit::transpose:
            return stored.t();
        case TensorEdit::query:
        case TensorEdit::key:
        case TensorEdit::value:
            break;
    }
    const auto part = static_cast<std::int64_t>(edit) - static_cast<std::int64_t>(TensorEdit::query);
    return stored.narrow(0, part * shape[0], shape[0]);
}

}  // namespace

RenamedSource::RenamedSource(std::shared_ptr<const WeightSource> base, Origins origins)
    : m_base(std::move(base)), m_origins(std::move(origins)) {}

std::vector<std::string> RenamedSource::keys() const {
    std::vector<std::string> keys;
    for (const auto& [name, origin] : m_origins) keys.push_back(name);
    return keys;
}

std::optional<std::vector<std::int64_t>> RenamedSource::shapeOf(const std::string& key) const {
    const auto origin = m_origins.find(key);
    if (origin == m_origins.end()) return std::nullopt;
    const auto shape = m_base->shapeOf(origin->second.key);
    if (!shape) return std::nullopt;
    return editedShape(*shape, origin->second, where());
}

bool RenamedSource::isReal(const std::string& key) const {
    const auto origin = m_origins.find(key);
    return origin != m_origins.end() && m_base->isReal(origin->second.key);
}

torch::Tensor RenamedSource::find(const std::string& key) const {
    const auto origin = m_origins.find(key);
    if (origin == m_origins.end()) return {};
    const auto stored = m_base->find(origin->second.key);
    if (!stored.defined()) return {};
    return edited(stored, origin->second.edit, editedShape(stored.sizes().vec(), origin->second, where()));
}

}  // namespace core::io
