#include "ui/widgets/seed_spin.h"

#include <QLineEdit>
#include <limits>

namespace ui {
namespace {

constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();

std::uint64_t stepped(std::uint64_t value, int steps) {
    const auto distance = static_cast<std::uint64_t>(std::abs(static_cast<long long>(steps)));
    if (steps < 0) return value < distance ? 0 : value - distance;
    return value > kLargest - distance ? kLargest : value + distance;
}

}  // namespace

SeedSpin::SeedSpin(QWidget* parent) : QAbstractSpinBox(parent) {
    setValue(0);
    connect(this, &QAbstractSpinBox::editingFinished, this, &SeedSpin::takeText);
}

void SeedSpin::setValue(std::uint64_t value) {
    m_value = value;
    lineEdit()->setText(QString::number(value));
}

void SeedSpin::showInstead(const QString& text) { lineEdit()->setText(text); }

void SeedSpin::stepBy(int steps) { change(stepped(m_value, steps)); }

QValidator::State SeedSpin::validate(QString& input, int&) const {
    if (isReadOnly()) return QValidator::Acceptable;
    if (input.isEmpty()) return QValidator::Intermediate;
    bool isNumber = false;
    input.toULongLong(&isNumber);
    return isNumber ? QValidator::Acceptable : QValidator::Invalid;
}

QAbstractSpinBox::StepEnabled SeedSpin::stepEnabled() const {
    StepEnabled enabled;
    if (isReadOnly()) return enabled;
    if (m_value > 0) enabled |= StepDownEnabled;
    if (m_value < kLargest) enabled |= StepUpEnabled;
    return enabled;
}

void SeedSpin::takeText() {
    if (isReadOnly()) return;
    bool isNumber = false;
    const std::uint64_t typed = lineEdit()->text().toULongLong(&isNumber);
    change(isNumber ? typed : m_value);
}

void SeedSpin::change(std::uint64_t value) {
    const bool isNew = value != m_value;
    setValue(value);
    if (isNew) Q_EMIT valueChanged(value);
}

}  // namespace ui
