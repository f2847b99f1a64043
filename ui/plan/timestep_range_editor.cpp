#include "ui/plan/timestep_range_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>

#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

constexpr int kSingleStep = 10;

}  // namespace

TimestepRangeEditor::TimestepRangeEditor(const QString& prefix, FieldFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_first(createSpin(prefix + "First", tr("First timestep"), filter)),
      m_last(createSpin(prefix + "Last", tr("Last timestep"), filter)) {
    setToolTip(tr("It acts from the first of these timesteps down to the last; 999 is noise, 0 the picture"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_first, 1);
    row->addWidget(new QLabel(tr("to"), this));
    row->addWidget(m_last, 1);
    const auto tell = [this] { Q_EMIT edited({m_first->value(), std::min(m_first->value(), m_last->value())}); };
    connect(m_first, &QSpinBox::valueChanged, this, tell);
    connect(m_last, &QSpinBox::valueChanged, this, tell);
}

QSpinBox* TimestepRangeEditor::createSpin(const QString& objectName, const QString& name, FieldFilter& filter) {
    auto* spin = new QSpinBox(this);
    spin->setObjectName(objectName);
    spin->setAccessibleName(name);
    spin->setRange(core::plan::limits::kTimestep.least, core::plan::limits::kTimestep.most);
    spin->setSingleStep(kSingleStep);
    spin->setKeyboardTracking(false);
    filter.watch(spin);
    return spin;
}

void TimestepRangeEditor::showRange(const core::plan::TimestepRange& range) {
    const QSignalBlocker first(m_first);
    const QSignalBlocker last(m_last);
    m_first->setValue(range.first);
    m_last->setMaximum(range.first);
    m_last->setValue(range.last);
}

}  // namespace ui
