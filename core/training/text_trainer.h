#pragma once

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

struct TextOptions {
    TrainingOptions run{.batch = 32, .minutes = 15, .samples = 100'000, .learningRate = 1e-3};
    int vocabularyCaptions = 20'000;
    int vocabularySize = 1500;
    int positions = 48;  // tokens the generators see, the two that frame a prompt included
    int width = 128;
    int layers = 3;
};

// Learns a byte-pair vocabulary on captions (once) and then a CLIP text tower that says what a caption
// means: which colours, garments, place, pose, objects. Generators start from embeddings in which the
// meaning is laid open, instead of finding it through noise; the tower is shared by structure and
// texture and does not move while they learn. Writes `work`/tokenizer and `work`/text_encoder.
void trainText(const TextOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
