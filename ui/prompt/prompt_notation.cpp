#include "ui/prompt/prompt_notation.h"

#include <algorithm>

namespace ui {
namespace {

constexpr QStringView kOpening = u"([{", kClosing = u")]}";

bool beginsComment(QStringView line, qsizetype at) { return line[at] == u'#' && (at == 0 || line[at - 1].isSpace()); }

// Braces without a choice are plain text.
bool isMeant(QStringView inside, QChar open) { return open != u'{' || inside.contains(u'|'); }

}  // namespace

std::vector<NotationSpan> notationOf(QStringView line) {
    using Kind = NotationSpan::Kind;
    std::vector<NotationSpan> spans;
    std::vector<qsizetype> open;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (beginsComment(line, i)) {
            spans.push_back({Kind::Comment, static_cast<int>(i), static_cast<int>(line.size() - i)});
            break;
        }
        if (line[i] == u'\\') {
            ++i;
        } else if (kOpening.contains(line[i])) {
            open.push_back(i);
        } else if (const auto kind = kClosing.indexOf(line[i]); kind >= 0 && !open.empty()) {
            const qsizetype begin = open.back();
            if (line[begin] != kOpening[kind]) continue;
            open.pop_back();
            if (!isMeant(line.mid(begin, i - begin), line[begin])) continue;
            spans.push_back({line[begin] == u'{' ? Kind::Wildcard : Kind::Weight, static_cast<int>(begin),
                             static_cast<int>(i - begin + 1)});
        }
    }
    std::ranges::stable_sort(spans, {}, &NotationSpan::begin);
    return spans;
}

}  // namespace ui
