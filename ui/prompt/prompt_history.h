#pragma once

#include <QStringList>

namespace ui {

// The prompts that were painted, to be walked through from a field: what was being typed waits at the end of the walk.
class PromptHistory {
 public:
    static constexpr qsizetype kMost = 100;

    explicit PromptHistory(const QStringList& newestFirst = {}) : m_prompts(newestFirst) {}

    const QStringList& prompts() const { return m_prompts; }  // newest first, each once

    void add(const QString& prompt);

    // What comes next for a field that shows `shown`; the same at an end.
    QString older(const QString& shown);
    QString newer(const QString& shown);

 private:
    void begin(const QString& shown);
    QString current() const { return m_place < 0 ? m_typed : m_prompts.at(m_place); }

    QStringList m_prompts;
    QString m_typed;
    qsizetype m_place = -1;  // -1: what was typed
};

}  // namespace ui
