#pragma once

#include <torch/types.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "core/io/weight_source.h"

namespace core::nets {

// The network that a part of a LoRA changes.
enum class LoraTarget { unet, textEncoder, textEncoder2 };

// A change of one layer's weights, W + strength * factor * up * down (Hu et al. 2021, section 4.1; factor is
// their alpha / rank). A convolution's `down` has its kernel, its `up` is 1x1.
struct LoraLayer {
    torch::Tensor down;   // [rank,in] or [rank,in,k,k]
    torch::Tensor up;     // [out,rank] or [out,rank,1,1]
    double factor = 1.0;  // 1 where the file names no alpha
};

// A LoRA as kohya's scripts, diffusers (all its generations) and PEFT write it. Opening looks at names and
// shapes only.
class LoraFile {
 public:
    // A layer's name in the file: "down_blocks.0....to_q", or with every dot turned into an underscore, which
    // only the names of a network's modules can undo.
    struct Name {
        LoraTarget target;
        std::string module;
        bool underscored = false;
        auto operator<=>(const Name&) const = default;
    };

    // Throws Error for tensors of other methods (LoHa, LoKr, DoRA), a `down` without `up`, shapes that do not
    // belong together, and for a file without any.
    explicit LoraFile(std::shared_ptr<const io::WeightSource> source);

    // Whether a file has the names of a LoRA, or of another method that kohya's scripts know.
    static bool looksLike(const io::WeightSource& source);

    std::filesystem::path where() const { return m_source->where(); }
    bool changes(LoraTarget target) const;
    std::vector<Name> layers(LoraTarget target) const;

    // How many weights the layer has that it changes.
    std::int64_t weightsOf(const Name& name) const;

    // The layer's tensors as stored. Throws Error when a value is infinite or no number.
    LoraLayer load(const Name& name) const;

    // Width of the text that the UNet it was made for reads (768, 1024, 2048); 0 when it does not show.
    std::int64_t textWidth() const;

 private:
    struct Keys {
        std::string down, up, alpha;
    };
    void checkShapes(const Keys& keys) const;

    std::shared_ptr<const io::WeightSource> m_source;
    std::map<Name, Keys> m_layers;
};

}  // namespace core::nets
