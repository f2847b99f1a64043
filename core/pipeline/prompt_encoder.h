#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/models/model_pair.h"
#include "core/pipeline/plan.h"

namespace core::pipeline {

// What the generators read of one prompt.
struct Conditioning {
    torch::Tensor tokens;  // [1,L,width]
    torch::Tensor pooled;  // [1,projection]; undefined for towers without one
};

// Tokens of a prompt with its weights applied to none of them yet: wildcards chosen by `seed`, weights
// and comments taken out. `weights` has one entry a token.
struct WeightedTokens {
    std::vector<text::Token> tokens;
    std::vector<float> weights;
};
WeightedTokens weightedTokens(const text::ClipTokenizer& tokenizer, const std::string& prompt, std::uint64_t seed);

// Runs the text tower. A token of weight w has its embedding multiplied by w; the mean of the
// embeddings is then restored, so that weights shift attention and not overall strength. Words beyond
// the tower's positions have no effect.
Conditioning encodePrompt(const models::ModelPair& pair, const std::string& prompt, std::uint64_t seed);

}  // namespace core::pipeline
