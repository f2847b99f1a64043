#include "ui/gallery/compare_dialog.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/gallery/compare_view.h"

namespace ui {
namespace {

QLabel* caption(const QString& objectName, const QString& text, Qt::Alignment alignment, QWidget* parent) {
    constexpr int kMostCharacters = 80;
    auto* label = new QLabel(text.size() > kMostCharacters ? text.left(kMostCharacters) + "…" : text, parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", "dim");
    label->setToolTip(text.toHtmlEscaped());
    label->setAlignment(alignment);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return label;
}

}  // namespace

CompareDialog::CompareDialog(const ComparedPicture& left, const ComparedPicture& right, QWidget* parent)
    : QDialog(parent), m_view(new CompareView(left.image, right.image, this)) {
    setObjectName("compareDialog");
    setWindowTitle(tr("Compare"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->addWidget(createModes());
    column->addWidget(m_view, 1);
    column->addWidget(createCaptions(left.caption, right.caption));
    m_view->setFocus();
}

QWidget* CompareDialog::createModes() {
    auto* bar = new QFrame(this);
    bar->setProperty("role", "card");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(6, 6, 6, 6);
    auto* group = new QButtonGroup(bar);
    const auto add = [&](const QString& objectName, const QString& text, const QString& key, CompareView::Mode mode) {
        auto* button = new QPushButton(text, bar);
        button->setObjectName(objectName);
        button->setProperty("role", "segment");
        button->setCheckable(true);
        button->setChecked(mode == m_view->mode());
        button->setAutoDefault(false);
        button->setToolTip(QString("%1 (%2)").arg(text, key));
        group->addButton(button);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, m_view, [view = m_view, mode] { view->setMode(mode); });
        return button;
    };
    m_slider = add("compareSliderButton", tr("Slider"), "1", CompareView::Mode::Slider);
    m_sideBySide = add("compareSideBySideButton", tr("Side by Side"), "2", CompareView::Mode::SideBySide);
    row->addStretch(1);
    return bar;
}

void CompareDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_1) return m_slider->click();
    if (event->key() == Qt::Key_2) return m_sideBySide->click();
    QDialog::keyPressEvent(event);
}

QWidget* CompareDialog::createCaptions(const QString& left, const QString& right) {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(caption("compareLeftCaption", left, Qt::AlignLeft, bar), 1);
    row->addWidget(caption("compareRightCaption", right, Qt::AlignRight, bar), 1);
    return bar;
}

}  // namespace ui
