#pragma once

#include "core/pipeline/pipeline.h"
#include "ui/document/change.h"
#include "ui/prompt/prompt_history.h"
#include "ui/widgets/dock_panel.h"

class QToolButton;

namespace ui {

class Document;
class PromptEdit;
class PromptHighlighter;

// Where the picture is described: prompt, negative prompt, styles, and how much of the prompt a model reads.
class PromptDock : public DockPanel {
    Q_OBJECT

 public:
    explicit PromptDock(Document& document, QWidget* parent = nullptr);

    // What Alt+Up and Alt+Down bring back, newest first.
    void setHistory(const QStringList& prompts) { m_history = PromptHistory(prompts); }

    void remember(const QString& prompt);  // it is painted

    // The answer to tokensWanted(); stale ones, for another text, are ignored.
    void setTokens(const QString& prompt, const core::pipeline::TokenCount& count);

 Q_SIGNALS:
    void tokensWanted(const QString& model, const QString& prompt);
    void historyChanged(const QStringList& prompts);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    QWidget* createContents();
    void connectFields();
    void follow(Change change);
    void showNegativePrompt(bool visible);
    void askForTokens();
    void showCutOff(bool isCut, int limit);

    void recall(QString (PromptHistory::*next)(const QString& shown));

    Document& m_document;
    PromptHistory m_history;
    PromptEdit* m_prompt;
    PromptHighlighter* m_highlighter;
    PromptHighlighter* m_negativeHighlighter;
    QToolButton* m_negativeToggle;
    PromptEdit* m_negativePrompt;
};

}  // namespace ui
