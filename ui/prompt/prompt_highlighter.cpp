#include "ui/prompt/prompt_highlighter.h"

#include <algorithm>

#include "ui/prompt/prompt_notation.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

QColor notationColor(NotationSpan::Kind kind) {
    switch (kind) {
        case NotationSpan::Kind::Weight:
            return colors().weight;
        case NotationSpan::Kind::Wildcard:
            return colors().wildcard;
        case NotationSpan::Kind::Comment:
            break;
    }
    return colors().faintText;
}

}  // namespace

void PromptHighlighter::setKept(qsizetype kept) {
    if (m_kept == kept) return;
    m_kept = kept;
    rehighlight();
}

void PromptHighlighter::highlightBlock(const QString& text) {
    colorNotation(text);
    if (m_kept >= 0) dimCutOff(text);
}

void PromptHighlighter::colorNotation(const QString& text) {
    for (const NotationSpan& span : notationOf(text)) setFormat(span.begin, span.size, notationColor(span.kind));
}

void PromptHighlighter::dimCutOff(const QString& text) {
    const int start = std::max(0, static_cast<int>(m_kept) - currentBlock().position());
    QTextCharFormat dimmed;
    dimmed.setForeground(colors().faintText);
    dimmed.setFontStrikeOut(true);
    if (start < text.size()) setFormat(start, static_cast<int>(text.size()) - start, dimmed);
}

}  // namespace ui
