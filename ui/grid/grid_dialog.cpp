#include "ui/grid/grid_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/error.h"

namespace ui {

GridDialog::GridDialog(const core::plan::Plan& base, const core::plan::KnownModels& models, QWidget* parent)
    : QDialog(parent), m_base(base), m_models(models), m_parameters(gridParameters(base)), m_summary(new QLabel(this)) {
    setObjectName("gridDialog");
    setWindowTitle(tr("Grid over Two Parameters"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* form = new QGridLayout;
    m_columns = addSide(*form, "gridColumns", tr("Columns"));
    m_rows = addSide(*form, "gridRows", tr("Rows"));
    m_summary->setObjectName("gridSummary");
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    auto* hint =
        new QLabel(tr("1, 2, 3   ·   10-30 (+10) for every tenth   ·   0-1 [5] for five, evenly spread"), this);
    hint->setProperty("role", "faint");
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Add to Queue"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName("gridAccept");
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(hint);
    column->addWidget(m_summary);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT chosen(grid()); });
    showCount();
}

GridDialog::Side GridDialog::addSide(QGridLayout& form, const QString& objectName, const QString& title) {
    const Side side{new QComboBox(this), new QLineEdit(this)};
    side.parameter->setObjectName(objectName + "Parameter");
    side.parameter->setAccessibleName(title);
    for (const auto& parameter : m_parameters) side.parameter->addItem(nameOf(parameter, m_base, m_models));
    side.values->setObjectName(objectName + "Values");
    side.values->setAccessibleName(tr("Values of %1").arg(title));
    side.values->setProperty("role", "field");
    side.values->setMinimumWidth(340);
    side.values->setEnabled(false);
    const int row = form.rowCount();
    form.addWidget(new QLabel(title, this), row, 0);
    form.addWidget(side.parameter, row, 1);
    form.addWidget(side.values, row, 2);
    connect(side.parameter, &QComboBox::currentIndexChanged, this, [this, side] { chooseParameter(side); });
    connect(side.values, &QLineEdit::textChanged, this, &GridDialog::showCount);
    return side;
}

GridParameter GridDialog::parameterOf(const Side& side) const {
    return m_parameters[static_cast<std::size_t>(side.parameter->currentIndex())];
}

// The example is filled in, so that what the dialog offers can be painted at once.
void GridDialog::chooseParameter(const Side& side) {
    const GridParameter parameter = parameterOf(side);
    const bool isWords = parameter.kind == GridParameter::Kind::Words;
    side.values->setEnabled(parameter.kind != GridParameter::Kind::None);
    side.values->setPlaceholderText(exampleOf(parameter));
    side.values->setText(isWords ? QString() : exampleOf(parameter));
    side.values->selectAll();
    showCount();
}

PlanGrid GridDialog::grid() const {
    return gridOf(m_base, readAxis(parameterOf(m_columns), m_columns.values->text(), m_base),
                  readAxis(parameterOf(m_rows), m_rows.values->text(), m_base), m_models);
}

void GridDialog::showCount() {
    if (!m_rows.values) return;  // the second side is still to come
    QString summary;
    bool isWrong = false;
    try {
        const PlanGrid made = grid();
        summary = tr("%1 × %2: %n picture(s)", nullptr, static_cast<int>(made.plans.size()))
                      .arg(made.columns.size())
                      .arg(made.rows.size());
    } catch (const core::Error& error) {
        summary = QString::fromUtf8(error.what());
        isWrong = true;
    }
    const bool isEmpty = parameterOf(m_columns).kind == parameterOf(m_rows).kind &&
                         parameterOf(m_rows).kind == GridParameter::Kind::None;
    m_summary->setProperty("role", isWrong && !isEmpty ? "warning" : "dim");
    m_summary->setStyleSheet({});  // the style looks at the role again
    m_summary->setText(summary);
    m_accept->setEnabled(!isWrong);
}

}  // namespace ui
