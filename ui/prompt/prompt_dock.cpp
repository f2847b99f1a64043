#include "ui/prompt/prompt_dock.h"

#include <QLabel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/prompt/prompt_edit.h"
#include "ui/prompt/prompt_highlighter.h"
#include "ui/prompt/styles_panel.h"
#include "ui/support/icons.h"
#include "ui/widgets/panel_scroll.h"

namespace ui {
namespace {

void setRole(QLabel* label, const char* role) {
    label->setProperty("role", role);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

}  // namespace

PromptDock::PromptDock(Document& document, QWidget* parent)
    : DockPanel("promptDock", tr("Prompt"), parent),
      m_document(document),
      m_prompt(new PromptEdit("promptEdit", 3, this)),
      m_highlighter(new PromptHighlighter(m_prompt->document())),
      m_negativeToggle(new QToolButton(this)),
      m_negativePrompt(new PromptEdit("negativePromptEdit", 2, this)) {
    m_negativeHighlighter = new PromptHighlighter(m_negativePrompt->document());
    m_prompt->setToolTip(tr(
        "Ctrl+Up and Ctrl+Down: the weight of the words at the cursor. Alt+Up and Alt+Down: prompts painted before"));
    note()->setObjectName("tokenCounter");
    m_prompt->setPlaceholderText(tr("a girl in a red dress on the beach, watercolour"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_negativePrompt->setPlaceholderText(tr("what the picture should keep away from"));
    m_negativePrompt->setAccessibleName(tr("Negative prompt"));
    setWidget(new PanelScroll("promptDockScroll", createContents(), this));
    setFocusProxy(m_prompt);
    connectFields();
    follow(Change::WholePlan);
}

QWidget* PromptDock::createContents() {
    m_negativeToggle->setObjectName("negativePromptToggle");
    m_negativeToggle->setText(tr("Negative prompt"));
    m_negativeToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_negativeToggle->setProperty("flat", true);
    m_negativeToggle->setCheckable(true);
    showNegativePrompt(false);

    auto* contents = new QWidget(this);
    auto* column = new QVBoxLayout(contents);
    column->setContentsMargins(12, 6, 12, 8);
    column->setSpacing(6);
    column->addWidget(m_prompt, 3);
    column->addWidget(m_negativeToggle);
    column->addWidget(m_negativePrompt, 1);
    column->addWidget(new StylesPanel(m_document, contents));
    return contents;
}

void PromptDock::connectFields() {
    connect(m_prompt, &PromptEdit::edited, this, [this](const QString& text) { setPrompt(m_document, text); });
    connect(m_negativePrompt, &PromptEdit::edited, this,
            [this](const QString& text) { setNegativePrompt(m_document, text); });
    for (const PromptEdit* edit : {m_prompt, m_negativePrompt})
        connect(edit, &PromptEdit::entered, this, [this] { m_document.beginGesture(); });
    connect(m_prompt, &PromptEdit::olderWanted, this, [this] { recall(&PromptHistory::older); });
    connect(m_prompt, &PromptEdit::newerWanted, this, [this] { recall(&PromptHistory::newer); });
    connect(m_negativeToggle, &QToolButton::toggled, this, &PromptDock::showNegativePrompt);
    connect(&m_document, &Document::changed, this, &PromptDock::follow);
}

void PromptDock::recall(QString (PromptHistory::*next)(const QString& shown)) {
    m_document.beginGesture();
    setPrompt(m_document, (m_history.*next)(m_prompt->toPlainText()));
}

void PromptDock::remember(const QString& prompt) {
    m_history.add(prompt);
    Q_EMIT historyChanged(m_history.prompts());
}

void PromptDock::changeEvent(QEvent* event) {
    DockPanel::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    for (auto* highlighter : {m_highlighter, m_negativeHighlighter}) highlighter->rehighlight();
}

void PromptDock::follow(Change change) {
    const bool all = change == Change::WholePlan;
    const auto& plan = m_document.plan();
    if (all || change == Change::Prompt) m_prompt->follow(QString::fromStdString(plan.prompt));
    if (all || change == Change::NegativePrompt) {
        m_negativePrompt->follow(QString::fromStdString(plan.negativePrompt));
        if (!plan.negativePrompt.empty()) m_negativeToggle->setChecked(true);
    }
    if (all || change == Change::Prompt || change == Change::Model) askForTokens();
}

void PromptDock::showNegativePrompt(bool visible) {
    m_negativePrompt->setVisible(visible);
    m_negativeToggle->setIcon(themedIcon(visible ? "chevron-down" : "chevron-right"));
}

void PromptDock::askForTokens() {
    const auto& plan = m_document.plan();
    Q_EMIT tokensWanted(QString::fromStdString(plan.model), QString::fromStdString(plan.prompt));
}

void PromptDock::setTokens(const QString& prompt, const core::pipeline::TokenCount& count) {
    if (prompt != m_prompt->toPlainText()) return;
    const QByteArray bytes = prompt.toUtf8();
    const bool isCut = count.limit > 0 && count.keptBytes < static_cast<std::size_t>(bytes.size());
    note()->setText(count.limit > 0 ? QString("%1 / %2").arg(count.used).arg(count.limit) : QString());
    m_highlighter->setKept(isCut ? QString::fromUtf8(bytes.first(static_cast<qsizetype>(count.keptBytes))).size() : -1);
    showCutOff(isCut, count.limit);
}

void PromptDock::showCutOff(bool isCut, int limit) {
    setRole(note(), isCut ? "warning" : "dim");
    note()->setToolTip(isCut ? tr("The model reads %1 tokens: the struck-out end of the prompt is left out.").arg(limit)
                             : tr("Tokens of the prompt, and how many the model reads"));
}

}  // namespace ui
