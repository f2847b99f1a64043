#include "core/io/weight_source.h"

#include "core/base/error.h"

namespace core::io {

std::optional<std::vector<std::int64_t>> WeightSource::shapeOf(const std::string& key) const {
    const auto tensor = find(key);
    if (!tensor.defined()) return std::nullopt;
    return tensor.sizes().vec();
}

bool WeightSource::isReal(const std::string& key) const {
    const auto tensor = find(key);
    return tensor.defined() && tensor.is_floating_point();
}

const std::map<std::string, std::string>& WeightSource::metadata() const {
    static const std::map<std::string, std::string> none;
    return none;
}

torch::Tensor WeightSource::require(const std::string& key) const {
    auto tensor = find(key);
    if (!tensor.defined()) fail("{}: expected a tensor named \"{}\", which is missing", where().string(), key);
    return tensor;
}

}  // namespace core::io
