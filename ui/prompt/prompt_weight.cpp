#include "ui/prompt/prompt_weight.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace ui {
namespace {

constexpr double kLeastWeight = 0.1, kMostWeight = 3.0;
constexpr double kBracket = 1.1;  // what a bracket without a number means

struct Brackets {
    qsizetype open = 0;
    qsizetype close = 0;
};

bool isWordBreak(QChar c) { return c.isSpace() || QString("()[]{}|,:;\\").contains(c); }

// The innermost brackets about a part of a prompt.
std::optional<Brackets> bracketsAbout(const PromptPart& part) {
    std::vector<qsizetype> open;
    for (qsizetype i = 0; i < part.text.size(); ++i) {
        const QChar c = part.text[i];
        if (c == '\\') {
            ++i;
        } else if (c == '(' || c == '[') {
            open.push_back(i);
        } else if ((c == ')' || c == ']') && !open.empty()) {
            const Brackets found{open.back(), i};
            open.pop_back();
            if (found.open < part.begin && found.close >= part.end) return found;
        }
    }
    return std::nullopt;
}

PromptPart wordAt(PromptPart part) {
    if (part.begin != part.end) return part;
    while (part.begin > 0 && !isWordBreak(part.text[part.begin - 1])) --part.begin;
    while (part.end < part.text.size() && !isWordBreak(part.text[part.end])) ++part.end;
    return part;
}

PromptPart withWeight(const PromptPart& part, const Brackets& place, const QString& body, double weight) {
    const double rounded = std::clamp(std::round(weight * 10.0) / 10.0, kLeastWeight, kMostWeight);
    const bool isPlain = std::abs(rounded - 1.0) < 0.01;
    const QString text = isPlain ? body : QString("(%1:%2)").arg(body).arg(rounded, 0, 'f', 1);
    const qsizetype begin = place.open + (isPlain ? 0 : 1);
    return {QString(part.text).replace(place.open, place.close + 1 - place.open, text), begin, begin + body.size()};
}

}  // namespace

PromptPart reweighted(const PromptPart& part, double by) {
    static const QRegularExpression kWeight(R"(^(.*):\s*(-?[0-9]*\.?[0-9]+)\s*$)",
                                            QRegularExpression::DotMatchesEverythingOption);
    if (const auto place = bracketsAbout(part)) {
        const QString body = part.text.mid(place->open + 1, place->close - place->open - 1);
        const auto said = kWeight.match(body);
        const bool isRound = part.text[place->open] == '(';
        if (isRound && said.hasMatch())
            return withWeight(part, *place, said.captured(1), said.captured(2).toDouble() + by);
        return withWeight(part, *place, body, (isRound ? kBracket : 1.0 / kBracket) + by);
    }
    const PromptPart word = wordAt(part);
    if (word.begin == word.end) return part;
    return withWeight(word, {word.begin, word.end - 1}, word.text.mid(word.begin, word.end - word.begin), 1.0 + by);
}

}  // namespace ui
