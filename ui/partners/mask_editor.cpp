#include "ui/partners/mask_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <cmath>

#include "ui/support/icons.h"

namespace ui {

MaskEditor::MaskEditor(const QString& prefix, QWidget* parent) : QWidget(parent), m_text(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const auto add = [&](const QString& name, const QString& icon, const QString& tip, auto signal) {
        auto* button = new QToolButton(this);
        button->setObjectName(prefix + name);
        button->setIcon(themedIcon(icon));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, signal);
        return button;
    };
    m_text->setObjectName(prefix + "MaskText");
    m_text->setProperty("role", "dim");
    row->addWidget(m_text, 1);
    add("MaskPaint", "tool-mask", tr("Paint where the partner acts (M)"), &MaskEditor::paintWanted);
    m_invert = add("MaskInvert", "invert", tr("Act where it did not"), &MaskEditor::invertWanted);
    m_clear = add("MaskClear", "close", tr("Act everywhere"), &MaskEditor::clearWanted);
}

void MaskEditor::showMask(bool exists, double share) {
    const int percent = static_cast<int>(std::lround(100 * share));
    m_text->setText(exists ? tr("%1 % of the canvas").arg(percent) : tr("everywhere"));
    m_invert->setEnabled(exists);
    m_clear->setEnabled(exists);
}

}  // namespace ui
