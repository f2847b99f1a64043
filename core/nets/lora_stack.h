#pragma once

#include <torch/nn/module.h>

#include <map>
#include <memory>
#include <vector>

#include "core/nets/lora_file.h"

namespace core::nets {

struct LoraUse {
    std::shared_ptr<const LoraFile> file;
    double strength = 1.0;  // negative values turn the effect around
};

// The LoRAs that act on one network.
//
// The layers they touch get merged weights of their own, computed from the untouched ones; the network's
// original tensors are kept aside and put back, bit for bit and without computing, when the LoRAs go or change.
// Against a side path beside every layer this costs memory for the touched layers while a LoRA is in use, and
// nothing at each step, where a side path would add two products and a sum to every one of them.
class LoraStack {
 public:
    // Names in the file are matched with the modules of `network`, in diffusers', SGM's and kohya's spelling.
    LoraStack(std::shared_ptr<torch::nn::Module> network, LoraTarget target);
    ~LoraStack();
    LoraStack(const LoraStack&) = delete;
    LoraStack& operator=(const LoraStack&) = delete;

    // Takes the place of all LoRAs applied before; an empty list leaves the network as it was loaded. Files
    // without layers for this network's target are passed over. Throws Error, and changes nothing, when a layer
    // does not fit the network. Not to be called while the network is evaluated.
    void apply(const std::vector<LoraUse>& uses);

    // What the merged weights take beside the untouched ones, in bytes.
    std::int64_t mergedBytes() const;

 private:
    struct Change {
        LoraLayer layer;
        double strength;
    };
    using Changes = std::map<std::string, std::vector<Change>>;  // by parameter

    void collect(const LoraUse& use, Changes& changes) const;
    std::string parameterOf(const LoraFile::Name& name) const;
    void checkFit(const LoraFile& file, const std::string& parameter, const LoraLayer& layer) const;
    void restore();

    std::shared_ptr<torch::nn::Module> m_network;
    LoraTarget m_target;
    std::map<std::string, torch::Tensor> m_parameters;
    std::map<std::string, std::string> m_underscored;  // "down_blocks_0_..." -> parameter
    std::map<std::string, torch::Tensor> m_originals;  // of the parameters that are merged now
};

}  // namespace core::nets
