#include "ui/docks/prompt_highlighter.h"

#include <algorithm>

#include "ui/support/theme.h"

namespace ui {

void PromptHighlighter::setKept(qsizetype kept) {
    if (m_kept == kept) return;
    m_kept = kept;
    rehighlight();
}

void PromptHighlighter::highlightBlock(const QString& text) {
    if (m_kept < 0) return;
    const int start = std::max(0, static_cast<int>(m_kept) - currentBlock().position());
    QTextCharFormat dimmed;
    dimmed.setForeground(colors().faintText);
    dimmed.setFontStrikeOut(true);
    if (start < text.size()) setFormat(start, static_cast<int>(text.size()) - start, dimmed);
}

}  // namespace ui
