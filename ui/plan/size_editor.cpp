#include "ui/plan/size_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include "ui/document/aspect.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/document/stage_choice.h"
#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

constexpr double kMuchSmaller = 1.0 / 1.5;  // of the area that the model knows

QString sizeText(const QSize& size) { return QString("%1 × %2").arg(size.width()).arg(size.height()); }

void showValue(QSpinBox* spin, int value) {
    const QSignalBlocker blocker(spin);
    spin->setValue(value);
}

}  // namespace

SizeEditor::SizeEditor(Document& document, FieldFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_width(createSpin("widthSpin", tr("Width"), filter)),
      m_height(createSpin("heightSpin", tr("Height"), filter)),
      m_aspect(new QToolButton(this)),
      m_hint(new QLabel(this)),
      m_ownSize(new QLabel(this)) {
    createAspectMenu();
    m_ownSize->setObjectName("ownSizeHint");
    m_ownSize->setWordWrap(true);
    m_ownSize->setProperty("role", "dim");
    m_hint->setObjectName("sizeHint");
    m_hint->setWordWrap(true);
    m_hint->setProperty("role", "warning");
    setFocusProxy(m_width);

    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_width, 1);
    row->addWidget(new QLabel("×", this));
    row->addWidget(m_height, 1);
    row->addWidget(m_aspect);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_hint);
    column->addWidget(m_ownSize);

    connect(m_hint, &QLabel::linkActivated, this, [this] { choose(roundedSize(sizeOf(m_document.plan()), m_model)); });
    connect(m_ownSize, &QLabel::linkActivated, this, [this] {
        const auto& plan = m_document.plan();
        choose(sizeFor({plan.width, plan.height}, m_model));
    });
    connect(&document, &Document::changed, this, &SizeEditor::follow);
    setModel({});
}

QSpinBox* SizeEditor::createSpin(const QString& objectName, const QString& name, FieldFilter& filter) {
    auto* spin = new QSpinBox(this);
    spin->setObjectName(objectName);
    spin->setAccessibleName(name);
    spin->setToolTip(tr("%1 in pixels").arg(name));
    spin->setRange(core::plan::limits::kSide.least, core::plan::limits::kSide.most);
    spin->setKeyboardTracking(false);
    filter.watch(spin);
    connect(spin, &QSpinBox::valueChanged, this, &SizeEditor::takeSize);
    return spin;
}

void SizeEditor::createAspectMenu() {
    m_aspect->setObjectName("aspectButton");
    m_aspect->setToolTip(tr("Ratio of width to height"));
    m_aspect->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_aspect);
    for (const Aspect& aspect : aspects())
        menu->addAction(aspect.label(), this, [this, aspect] { choose(sizeFor(aspect, m_model)); });
    menu->addSeparator();
    menu->addAction(tr("Swap width and height"), this, [this] { choose(sizeOf(m_document.plan()).transposed()); });
    m_aspect->setMenu(menu);
}

void SizeEditor::setModel(const core::plan::ModelInfo& model) {
    m_model = model;
    for (QSpinBox* spin : {m_width, m_height}) spin->setSingleStep(model.sizeStep);
    showSize();
}

void SizeEditor::follow(Change change) {
    if (change == Change::Size || change == Change::WholePlan) showSize();
}

void SizeEditor::showSize() {
    const QSize size = sizeOf(m_document.plan());
    const QSize rounded = roundedSize(size, m_model);
    showValue(m_width, size.width());
    showValue(m_height, size.height());
    m_aspect->setText(aspectLabel(size, m_model) + " ▾");
    const QSize own = sizeFor({size.width(), size.height()}, m_model);
    const double share =
        static_cast<double>(size.width()) * size.height() / (m_model.nativeWidth * m_model.nativeHeight);
    m_ownSize->setVisible(rounded == size && share < kMuchSmaller);
    m_ownSize->setText(tr("The model knows pictures of about %1. <a href=\"own\">Take %2</a>")
                           .arg(sizeText({m_model.nativeWidth, m_model.nativeHeight}), sizeText(own)));
    m_hint->setVisible(rounded != size);
    m_hint->setText(tr("This model paints in multiples of %1. <a href=\"round\">Round to %2</a>")
                        .arg(m_model.sizeStep)
                        .arg(sizeText(rounded)));
}

void SizeEditor::takeSize() { chooseSize(m_document, {m_width->value(), m_height->value()}, m_model); }

void SizeEditor::choose(const QSize& size) {
    m_document.beginGesture();
    chooseSize(m_document, size, m_model);
}

}  // namespace ui
