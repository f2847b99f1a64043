#include "core/pipeline/prompt_encoder.h"

#include <torch/types.h>

#include <algorithm>

#include "core/text/prompt_weights.h"
#include "core/text/wildcards.h"

namespace core::pipeline {
namespace {

torch::Tensor weighted(const torch::Tensor& embeddings, const std::vector<float>& tokenWeights) {
    const bool plain = std::all_of(tokenWeights.begin(), tokenWeights.end(), [](float w) { return w == 1.0f; });
    if (plain) return embeddings;
    std::vector<float> row(static_cast<std::size_t>(embeddings.size(1)), 1.0f);
    // The first position is the start token.
    for (std::size_t i = 0; i < tokenWeights.size() && i + 1 < row.size(); ++i) row[i + 1] = tokenWeights[i];
    const auto scaled = embeddings * torch::tensor(row).view({1, -1, 1}).to(embeddings.options());
    return scaled + (embeddings.mean() - scaled.mean());
}

}  // namespace

WeightedTokens weightedTokens(const text::Tokenizer& tokenizer, const std::string& prompt, std::uint64_t seed) {
    WeightedTokens result;
    const auto resolved = text::resolveWildcards(prompt, seed);
    for (const auto& span : text::parsePromptWeights(resolved.text)) {
        for (auto token : tokenizer.tokenize(span.text)) {
            // Back through brackets, escapes and wildcards to the prompt as it was typed.
            if (token.end > 0) token.end = resolved.consumed[span.consumed[token.end - 1] - 1];
            result.tokens.push_back(token);
            result.weights.push_back(static_cast<float>(span.weight));
        }
    }
    return result;
}

models::Conditioning encodePrompt(const models::TextTowers& towers, const std::string& prompt, std::uint64_t seed) {
    models::Conditioning all;
    std::vector<torch::Tensor> parts;
    for (const auto& tower : towers) {
        const auto [tokens, weights] = weightedTokens(*tower.tokenizer, prompt, seed);
        const auto length = tower.net->config().positions;
        const auto framed = tower.tokenizer->frame(tokens, static_cast<std::size_t>(length));
        const auto text = models::readText(tower, torch::tensor(framed.ids).view({1, length}));
        parts.push_back(weighted(text.tokens, {weights.begin(), weights.begin() + framed.used}));
        all.pooled = text.pooled;
    }
    all.tokens = torch::cat(parts, 2);
    return all;
}

}  // namespace core::pipeline
