#include "ui/prompt/styles_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/prompt/style_row.h"
#include "ui/widgets/card_list.h"
#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

constexpr double kFirstStrength = 2.0;

}  // namespace

StylesPanel::StylesPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_filter(new FieldFilter(this)), m_column(new QVBoxLayout) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(createHead());
    column->addLayout(m_column);
    connect(m_filter, &FieldFilter::entered, this, [this] { m_document.beginGesture(); });
    connect(&m_document, &Document::changed, this, &StylesPanel::follow);
    follow(Change::WholePlan);
}

QWidget* StylesPanel::createHead() {
    auto* head = new QWidget(this);
    auto* title = new QLabel(tr("Styles"), head);
    title->setToolTip(tr("Pull the picture towards the prompt with these words before it; each costs time"));
    title->setProperty("role", "dim");
    auto* add = new QToolButton(head);
    add->setObjectName("addStyle");
    add->setText("+");
    add->setToolTip(tr("Add a style"));
    add->setProperty("flat", true);
    add->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(add);
    offer(*menu, tr("Watercolour"), "watercolour, ");
    offer(*menu, tr("Flat cartoon"), "flat cartoon, ");
    menu->addSeparator();
    // PanGu-Draw v3 learned these prefixes (design 1.4); other models take them for rare words.
    offer(*menu, tr("Photography (PanGu-Draw v3)"), "霙 ");
    offer(*menu, tr("Aesthetic (PanGu-Draw v3)"), "義 ");
    offer(*menu, tr("Cartoon (PanGu-Draw v3)"), "饅 ");
    menu->addSeparator();
    offer(*menu, tr("Words of your own"), {});
    add->setMenu(menu);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(4, 0, 0, 0);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(add);
    return head;
}

void StylesPanel::offer(QMenu& menu, const QString& name, const QString& words) {
    menu.addAction(name, this, [this, words] {
        m_document.beginGesture();
        edit([&](Styles& styles) {
            if (styles.size() < core::plan::limits::kStyles) styles.push_back({words.toStdString(), kFirstStrength});
        });
    });
}

StyleRow* StylesPanel::createRow(std::size_t index) {
    auto* row = new StyleRow(index, *m_filter, this);
    connect(row, &StyleRow::gestureBegan, this, [this] { m_document.beginGesture(); });
    connect(row, &StyleRow::worded, this, [this, index](const QString& words) {
        m_document.beginGesture();
        edit([&](Styles& styles) { styles.at(index).prefix = words.toStdString(); });
    });
    connect(row, &StyleRow::strengthEdited, this,
            [this, index](double strength) { edit([&](Styles& styles) { styles.at(index).strength = strength; }); });
    connect(row, &StyleRow::removed, this, [this, index] {
        m_document.beginGesture();
        edit([&](Styles& styles) { styles.erase(styles.begin() + static_cast<std::ptrdiff_t>(index)); });
    });
    return row;
}

void StylesPanel::edit(const std::function<void(Styles&)>& change) {
    auto styles = m_document.plan().styles;
    change(styles);
    setStyles(m_document, styles);
}

void StylesPanel::follow(Change change) {
    if (change != Change::Styles && change != Change::WholePlan) return;
    const auto& styles = m_document.plan().styles;
    fitCards(m_rows, *m_column, styles.size(), [this](std::size_t index) { return createRow(index); });
    for (std::size_t i = 0; i < styles.size(); ++i) m_rows[i]->showStyle(styles[i]);
}

}  // namespace ui
