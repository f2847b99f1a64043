#pragma once

#include <map>
#include <memory>

#include "core/io/weight_source.h"

namespace core::io {

// What turns a stored tensor into the one a network expects.
enum class TensorEdit {
    none,
    flatten,    // a 1x1 convolution [out,in,1,1] to a linear layer [out,in]
    transpose,  // [in,out] to [out,in]
    query,      // first, second, last third of the rows: fused attention weights
    key,
    value
};

// A source seen under other names. Tensors are views of the stored ones.
class RenamedSource final : public WeightSource {
 public:
    struct Origin {
        std::string key;
        TensorEdit edit = TensorEdit::none;
    };
    using Origins = std::map<std::string, Origin>;  // by the new name

    RenamedSource(std::shared_ptr<const WeightSource> base, Origins origins);

    std::filesystem::path where() const override { return m_base->where(); }
    std::vector<std::string> keys() const override;
    // Throws Error when the stored shape does not admit the edit.
    torch::Tensor find(const std::string& key) const override;
    std::optional<std::vector<std::int64_t>> shapeOf(const std::string& key) const override;
    bool isReal(const std::string& key) const override;
    const std::map<std::string, std::string>& metadata() const override { return m_base->metadata(); }

 private:
    std::shared_ptr<const WeightSource> m_base;
    Origins m_origins;
};

}  // namespace core::io
