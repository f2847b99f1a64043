#include "ui/canvas/options/mask_options.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include "ui/document/brush.h"
#include "ui/document/document.h"
#include "ui/document/mask_edits.h"
#include "ui/document/view_limits.h"
#include "ui/widgets/card_list.h"

namespace ui {

MaskOptions::MaskOptions(Document& document, QWidget* parent)
    : OptionRow(parent), m_document(document), m_partner(new QComboBox(this)) {
    setObjectName("maskOptions");
    m_partner->setObjectName("maskPartnerCombo");
    m_partner->setAccessibleName(tr("Partner"));
    m_partner->setToolTip(tr("The partner whose mask is painted"));
    m_partner->setFocusPolicy(Qt::TabFocus);
    m_partner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_partner->setMinimumContentsLength(10);
    addWidget(m_partner);
    auto& brush = document.brush();
    m_size = addSlider("maskSizeSlider", tr("Size"),
                       tr("Width of the brush ([ and ]); masks are painted four times as broadly as edges"), 1,
                       view_limits::kBrushSize.most);
    m_invert = addButton("maskInvertButton", "invert", tr("Invert"), tr("Act where it did not"));
    m_clear = addButton("maskClearButton", "close", tr("Everywhere"), tr("Act everywhere"));
    addHint(tr("Right button: take away"));
    connect(m_partner, &QComboBox::activated, this,
            [this](int index) { m_document.setMaskedPartner(static_cast<std::size_t>(index)); });
    connect(m_size, &QSlider::valueChanged, &brush, &Brush::setSize);
    connect(&brush, &Brush::changed, this, &MaskOptions::follow);
    connect(m_invert, &QToolButton::clicked, this, [this] { invertMask(m_document, m_document.maskedPartner()); });
    connect(m_clear, &QToolButton::clicked, this, [this] { removeMask(m_document, m_document.maskedPartner()); });
    connect(&document, &Document::changed, this, &MaskOptions::follow);
    connect(&document, &Document::modelsChanged, this, &MaskOptions::follow);
    follow();
}

void MaskOptions::follow() {
    const auto& partners = m_document.plan().partners;
    QStringList names;
    for (const auto& partner : partners) names << m_document.modelName(partner.model);
    const bool isEmpty = partners.empty();
    const QSignalBlocker blocker(m_partner);
    m_partner->clear();
    m_partner->addItems(isEmpty ? QStringList{tr("No partner yet")} : names);
    m_partner->setCurrentIndex(isEmpty ? 0 : static_cast<int>(m_document.maskedPartner()));
    m_partner->setEnabled(!isEmpty);
    const bool hasMask = !isEmpty && !partners[m_document.maskedPartner()].mask.isEmpty();
    for (auto* button : {m_invert, m_clear}) button->setEnabled(hasMask);
    m_size->setValue(m_document.brush().size());
}

}  // namespace ui
