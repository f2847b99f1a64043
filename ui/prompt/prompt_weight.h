#pragma once

#include <QString>

namespace ui {

// A prompt, and what of it is selected.
struct PromptPart {
    QString text;
    qsizetype begin = 0;
    qsizetype end = 0;

    bool operator==(const PromptPart&) const = default;
};

// The weight of what is selected, or of the word at the cursor, is raised or lowered: "red" becomes "(red:1.1)", and
// "red" again at 1. Within brackets it is their weight. The same text is selected afterwards, so that the next step
// goes on from there; without a word at the cursor nothing changes.
PromptPart reweighted(const PromptPart& part, double by);

}  // namespace ui
