#include "ui/gallery/export_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

QLineEdit* field(const QString& objectName, const QString& text, QWidget* parent) {
    auto* edit = new QLineEdit(text, parent);
    edit->setObjectName(objectName);
    edit->setProperty("role", "field");
    edit->setMinimumWidth(320);
    return edit;
}

}  // namespace

ExportDialog::ExportDialog(const core::plan::Plan& first, int pictures, const ExportOrder& suggested, QWidget* parent)
    : QDialog(parent),
      m_first(first),
      m_folder(field("exportFolder", suggested.folder, this)),
      m_pattern(field("exportPattern", suggested.pattern, this)),
      m_example(new QLabel(this)),
      m_withPlan(new QCheckBox(tr("Keep the plan inside, so that the picture can be painted again"), this)) {
    setObjectName("exportDialog");
    setWindowTitle(tr("Export %n Picture(s)", nullptr, pictures));
    setAttribute(Qt::WA_DeleteOnClose);
    m_pattern->setToolTip(tr("{prompt}, {seed}, {date} and {n} are filled in"));
    m_example->setObjectName("exportExample");
    m_example->setTextFormat(Qt::PlainText);
    m_example->setProperty("role", "dim");
    m_withPlan->setObjectName("exportWithPlan");
    m_withPlan->setChecked(suggested.withPlan);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole)->setObjectName("exportButton");
    auto* form = new QFormLayout;
    form->addRow(tr("Folder"), createFolderRow());
    form->addRow(tr("Names"), m_pattern);
    form->addRow(QString(), m_example);
    form->addRow(QString(), m_withPlan);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(buttons);
    connect(m_pattern, &QLineEdit::textChanged, this, &ExportDialog::showExample);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT chosen(order()); });
    showExample();
}

QWidget* ExportDialog::createFolderRow() {
    auto* holder = new QWidget(this);
    auto* choose = new QPushButton(tr("Choose…"), holder);
    choose->setAutoDefault(false);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
    return holder;
}

void ExportDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Export into"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::showExample() {
    m_example->setText(exportName(m_pattern->text(), m_first, QDate::currentDate(), 1) + ".png");
}

ExportOrder ExportDialog::order() const { return {m_folder->text(), m_pattern->text(), m_withPlan->isChecked()}; }

}  // namespace ui
