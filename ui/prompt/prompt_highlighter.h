#pragma once

#include <QSyntaxHighlighter>

namespace ui {

// Colours a prompt's notation: weights, wildcards, comments. Dims what the text encoder does not see any more.
class PromptHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

 public:
    explicit PromptHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {}

    // `kept` characters from the start are seen; negative: all.
    void setKept(qsizetype kept);

 protected:
    void highlightBlock(const QString& text) override;

 private:
    void colorNotation(const QString& text);
    void dimCutOff(const QString& text);

    qsizetype m_kept = -1;
};

}  // namespace ui
