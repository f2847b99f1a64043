#pragma once

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "core/text/clip_text_model.h"
#include "core/text/tokenizer.h"

namespace core::models {

// Which of a text encoder's states a generator reads.
enum class TextLayer {
    Last,         // the last one, with the final norm
    Penultimate,  // the one before it, without
};

struct TextTower {
    std::shared_ptr<const text::Tokenizer> tokenizer;
    std::shared_ptr<text::ClipTextModel> net;
    TextLayer layer = TextLayer::Last;
};

// The text encoders of one model, one to two. What they say of a token stands side by side, in their order; the pooled
// text is the last one's.
using TextTowers = std::vector<TextTower>;

std::int64_t textWidth(const TextTowers& towers);
std::int64_t pooledWidth(const TextTowers& towers);  // 0: no pooled text

// What generators read of a prompt, or of several.
struct Conditioning {
    torch::Tensor tokens;  // [B,L,width]
    torch::Tensor pooled;  // [B,projection]; undefined for towers without one
};

// The states of one tower for ids in its own frame, int64 [B,L].
Conditioning readText(const TextTower& tower, const torch::Tensor& ids);

}  // namespace core::models
