#include "ui/prompt/prompt_history.h"

#include <algorithm>

namespace ui {

void PromptHistory::add(const QString& prompt) {
    m_place = -1;
    if (prompt.trimmed().isEmpty()) return;
    m_prompts.removeAll(prompt);
    m_prompts.prepend(prompt);
    m_prompts = m_prompts.mid(0, kMost);
}

// A field that shows something else was typed into: a walk begins there.
void PromptHistory::begin(const QString& shown) {
    if (shown == current()) return;
    m_typed = shown;
    m_place = -1;
}

QString PromptHistory::older(const QString& shown) {
    begin(shown);
    // The newest one is often what stands there already.
    const bool isShown = m_place < 0 && m_prompts.value(0) == shown;
    m_place = std::min(m_place + (isShown ? 2 : 1), m_prompts.size() - 1);
    return current();
}

QString PromptHistory::newer(const QString& shown) {
    begin(shown);
    m_place = std::max<qsizetype>(m_place - 1, -1);
    return current();
}

}  // namespace ui
