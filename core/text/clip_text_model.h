#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/embedding.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "core/io/json_file.h"
#include "core/io/weight_source.h"
#include "core/text/clip_text_config.h"
#include "core/text/clip_text_layer.h"

namespace core::text {

struct ClipTextOutput {
    // Index 0: the embeddings; index k: after layer k, without the final norm. Each [B,L,width].
    std::vector<torch::Tensor> hiddenStates;
    torch::Tensor lastHiddenState;  // [B,L,width], with the final norm
    torch::Tensor pooled;           // [B,width]: lastHiddenState at the end token
    torch::Tensor textEmbeds;       // [B,projection]; undefined when the tower has no projection
};

// CLIP's text tower (Radford et al. 2021, section 2.4): a causal transformer over the tokens. Parameter
// names are those of transformers' CLIPTextModel and CLIPTextModelWithProjection.
class ClipTextModel : public torch::nn::Module {
 public:
    explicit ClipTextModel(const ClipTextConfig& config);

    const ClipTextConfig& config() const { return m_config; }

    // ids: int64 [B,L], L <= positions. Ids on the CPU are checked against the vocabulary (Error) and
    // moved to the model's device; ids that are already on a GPU are trusted.
    ClipTextOutput forward(const torch::Tensor& ids);

    // The final norm, for users of an earlier hidden state ("clip skip").
    torch::Tensor finalNorm(const torch::Tensor& hiddenState);

    // Where each row is pooled, int64 [B]: the first end token, or with endToken 2 the largest id.
    torch::Tensor endIndex(const torch::Tensor& ids) const;

    // Starting weights for training, as CLIP's own (Radford et al. 2021, section 2.5).
    void initWeights();

 private:
    void checkIds(const torch::Tensor& ids) const;
    torch::Tensor embed(const torch::Tensor& ids);

    ClipTextConfig m_config;
    torch::nn::Embedding m_tokens, m_positions;
    std::vector<std::shared_ptr<ClipTextLayer>> m_layers;
    torch::nn::LayerNorm m_finalNorm;
    torch::nn::Linear m_projection{nullptr};
};

// A tower from its folder (config.json and model.safetensors), in evaluation mode, on the CPU.
std::shared_ptr<ClipTextModel> loadClipText(const std::filesystem::path& folder);

// The same from elsewhere: a single file's part (io::partOf) with its config.json, read or inferred.
std::shared_ptr<ClipTextModel> loadClipText(const io::JsonFile& config, const io::WeightSource& weights);

}  // namespace core::text
