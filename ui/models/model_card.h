#pragma once

#include <QFrame>
#include <QString>

class QCheckBox;
class QGridLayout;
class QLabel;

namespace ui {

// A frame for one model at work: a dot in its colour, an on/off box with its name, a quiet note, a button to
// take it out, and rows of named fields below.
class ModelCard : public QFrame {
    Q_OBJECT

 public:
    // Its box is called `prefix`On, the button `prefix`Remove.
    explicit ModelCard(const QString& prefix, QWidget* parent = nullptr);

    void showHeading(bool on, const QString& name, const QString& note);
    void setColor(const QColor& color);

 Q_SIGNALS:
    void switched(bool on);
    void removeWanted();

 protected:
    void addRow(const QString& name, QWidget* field);

 private:
    void showName();
    bool eventFilter(QObject* watched, QEvent* event) override;

    QString m_name;
    QLabel* m_dot;
    QCheckBox* m_on;
    QLabel* m_note;
    QGridLayout* m_rows;
};

}  // namespace ui
