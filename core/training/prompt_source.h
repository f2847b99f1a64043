#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/text/clip_text_model.h"
#include "core/text/clip_tokenizer.h"

namespace core::training {

// Captions of pictures as the generators read them. The tower does not learn here.
class PromptSource {
 public:
    PromptSource(const std::filesystem::path& work, const torch::Device& device);

    struct Prompts {
        torch::Tensor tokens;  // [B,L,width]
        torch::Tensor pooled;  // [B,width]
    };

    // The ids [B,L] of a random wording for each picture; the empty prompt for those that are `dropped`
    // ([B], bool). May be called from several threads.
    torch::Tensor captions(const std::vector<std::int64_t>& numbers, const torch::Tensor& dropped) const;

    Prompts read(const torch::Tensor& ids);

    std::int64_t width() const { return m_tower->config().width; }

 private:
    text::ClipTokenizer m_tokenizer;
    std::shared_ptr<text::ClipTextModel> m_tower;
    torch::Device m_device;
};

}  // namespace core::training
