#pragma once

#include "core/plan/metadata/foreign_values.h"

// Prompts of other programs hold more than words. What a plan has a counterpart for becomes that; what it has none for
// is taken out and named, so that a model never reads `BREAK` as a word.
namespace core::plan {

// What a program's prompts may hold beside LoRA tags, other `<tags:...>`, BREAK and `embedding:name`.
struct PromptHabits {
    bool joinsByAnd = false;      // `one prompt AND another :0.6`
    bool changesWords = false;    // `[from:to:0.5]`, `[a|b]`
    bool bareEmbeddings = false;  // `<name>`
};

// Of the prompt and the negative prompt. LoRAs are added to those that are there already.
void understandPrompts(ForeignValues& values, const PromptHabits& habits);

}  // namespace core::plan
