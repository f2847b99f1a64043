#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/models/text_tower.h"
#include "core/plan/plan.h"

namespace core::pipeline {

// Tokens of a prompt with its weights applied to none of them yet: wildcards chosen by `seed`, weights
// and comments taken out. `weights` has one entry a token; a token's end is a place in `prompt` as it was given.
struct WeightedTokens {
    std::vector<text::Token> tokens;
    std::vector<float> weights;
};
WeightedTokens weightedTokens(const text::Tokenizer& tokenizer, const std::string& prompt, std::uint64_t seed);

// Runs the text towers, each on its own tokens. A token of weight w has its embedding multiplied by w; the mean of the
// embeddings is then restored, so that weights shift attention and not overall strength. Words beyond
// a tower's positions have no effect. One row.
models::Conditioning encodePrompt(const models::TextTowers& towers, const std::string& prompt, std::uint64_t seed);

}  // namespace core::pipeline
