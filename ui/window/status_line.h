#pragma once

#include <QWidget>

#include "core/pipeline/pipeline.h"

class QLabel;
class QProgressBar;

namespace ui {

// The line at the bottom: which generator is at work, how far it is, how long it takes still.
class StatusLine : public QWidget {
    Q_OBJECT

 public:
    explicit StatusLine(QWidget* parent = nullptr);

    // How much of the work is done, 0..1; below 0 where nobody knows. It never reaches 1 while work remains.
    static double shareOf(const core::pipeline::Progress& progress);

    void showIdle(const QString& message);
    void showStart();
    void showProgress(const core::pipeline::Progress& progress, const QStringList& partners);  // by their names
    void showCancelling();
    void showFinishing();  // early
    void showQueued(int jobs);

 private:
    void setDot(const QColor& color);
    void setTexts(const QString& role, const QString& step, const QString& eta);
    void setBusy();

    QLabel* m_dot;
    QLabel* m_role;
    QLabel* m_step;
    QLabel* m_eta;
    QLabel* m_queue;
    QProgressBar* m_bar;
    QLabel* m_hint;
};

}  // namespace ui
