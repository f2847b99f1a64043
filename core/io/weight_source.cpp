#include "core/io/weight_source.h"

#include "core/base/error.h"

namespace core::io {

torch::Tensor WeightSource::require(const std::string& key) const {
    auto tensor = find(key);
    if (!tensor.defined()) fail("{}: expected a tensor named \"{}\", which is missing", where().string(), key);
    return tensor;
}

}  // namespace core::io
