#pragma once

#include <QAbstractSpinBox>
#include <cstdint>

namespace ui {

// A whole number of 64 bits: QSpinBox ends at 31.
class SeedSpin : public QAbstractSpinBox {
    Q_OBJECT

 public:
    explicit SeedSpin(QWidget* parent = nullptr);

    std::uint64_t value() const { return m_value; }
    void setValue(std::uint64_t value);
    void showInstead(const QString& text);  // of the number, until the next setValue()

    void stepBy(int steps) override;
    QValidator::State validate(QString& input, int& position) const override;

 Q_SIGNALS:
    void valueChanged(quint64 value);

 protected:
    StepEnabled stepEnabled() const override;

 private:
    void takeText();
    void change(std::uint64_t value);

    std::uint64_t m_value = 0;
};

}  // namespace ui
