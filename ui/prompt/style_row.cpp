#include "ui/prompt/style_row.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include "ui/support/icons.h"
#include "ui/widgets/field_filter.h"
#include "ui/widgets/strength_field.h"

namespace ui {
StyleRow::StyleRow(std::size_t index, FieldFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_words(new QLineEdit(this)),
      m_strength(new StrengthField(QString("style%1Strength").arg(index), core::plan::limits::kStyleStrength,
                                   StrengthField::Number::Shown, filter, this)) {
    m_words->setObjectName(QString("style%1Words").arg(index));
    m_words->setAccessibleName(tr("Words of the style"));
    m_words->setPlaceholderText(tr("words before the prompt"));
    auto* remove = new QToolButton(this);
    remove->setObjectName(QString("style%1Remove").arg(index));
    remove->setIcon(themedIcon("close"));
    remove->setToolTip(tr("Remove this style"));
    remove->setProperty("flat", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_words, 2);
    row->addWidget(m_strength, 3);
    row->addWidget(remove);
    connect(m_words, &QLineEdit::editingFinished, this, [this] {
        if (!m_words->isModified()) return;
        m_words->setModified(false);
        Q_EMIT worded(m_words->text());
    });
    connect(m_strength, &StrengthField::pressed, this, &StyleRow::gestureBegan);
    connect(m_strength, &StrengthField::edited, this, &StyleRow::strengthEdited);
    connect(remove, &QToolButton::clicked, this, &StyleRow::removed);
}

void StyleRow::showStyle(const core::plan::StyleTerm& style) {
    const auto words = QString::fromStdString(style.prefix);
    if (m_words->text() != words) m_words->setText(words);
    m_strength->showStrength(style.strength);
}

}  // namespace ui
