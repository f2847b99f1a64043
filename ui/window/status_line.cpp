#include "ui/window/status_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>

#include "ui/support/theme.h"

namespace ui {
namespace {

using core::GeneratorRole;
using core::pipeline::Phase;
using core::pipeline::Progress;

constexpr int kBarSteps = 1000;
constexpr int kDotSide = 10;
constexpr int kBarWidth = 220;
// Shares of the bar; it never reaches the end while work remains.
constexpr double kBeforeSampling = 0.02;
constexpr double kSampling = 0.92;
constexpr double kDecoding = 0.97;

QString roleText(const Progress& progress) {
    switch (progress.phase) {
        case Phase::LoadingModel:
            return StatusLine::tr("Loading the model");
        case Phase::EncodingPrompt:
            return StatusLine::tr("Reading the prompt");
        case Phase::Decoding:
            return StatusLine::tr("Decoding the picture");
        case Phase::Sampling:
            break;
    }
    if (progress.role == GeneratorRole::Structure) return StatusLine::tr("Structure generator");
    return progress.role == GeneratorRole::Texture ? StatusLine::tr("Texture generator") : StatusLine::tr("Sampling");
}

// "256 × 256 stage", when there are several.
QString stageText(const Progress& progress) {
    if (progress.stages < 2) return {};
    return StatusLine::tr("%1 × %2 stage").arg(progress.width).arg(progress.height);
}

QString partnersText(const QStringList& names) {
    return names.isEmpty() ? QString() : StatusLine::tr("with %1").arg(names.join(", "));
}

QString stepText(const Progress& progress, const QStringList& partners) {
    QStringList parts{
        stageText(progress),
        StatusLine::tr("step %1 of %2").arg(std::min(progress.step + 1, progress.steps)).arg(progress.steps),
        partnersText(partners)};
    parts.removeAll(QString());
    return parts.join(" · ");
}

QColor roleColor(const Progress& progress) {
    if (progress.role == GeneratorRole::Structure) return colors().structure;
    return progress.role == GeneratorRole::Texture ? colors().texture : colors().dimText;
}

QString etaText(double seconds) {
    constexpr double kMinute = 60.0;
    if (seconds < 0.0) return {};
    if (seconds < kMinute) return StatusLine::tr("about %1 s left").arg(seconds, 0, 'f', 1);
    return StatusLine::tr("about %1 min left").arg(seconds / kMinute, 0, 'f', 1);
}

}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent),
      m_dot(new QLabel(this)),
      m_role(new QLabel(this)),
      m_step(new QLabel(this)),
      m_eta(new QLabel(this)),
      m_queue(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_hint(new QLabel(tr("Esc cancels"), this)) {
    m_role->setObjectName("statusRole");
    m_step->setObjectName("statusStep");
    m_eta->setObjectName("statusEta");
    m_queue->setObjectName("statusQueue");
    m_bar->setObjectName("progressBar");
    for (QLabel* label : {m_step, m_eta, m_queue, m_hint}) label->setProperty("role", "dim");
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kBarWidth);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(10);
    // Long names are cut rather than the window widened.
    for (QLabel* label : {m_role, m_step}) {
        label->setMinimumWidth(1);
        label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    }
    for (QWidget* part : std::initializer_list<QWidget*>{m_dot, m_role, m_step, m_eta}) row->addWidget(part);
    row->addStretch();
    for (QWidget* part : std::initializer_list<QWidget*>{m_queue, m_bar, m_hint}) row->addWidget(part);
    showIdle({});
    showQueued(0);
}

double StatusLine::shareOf(const Progress& progress) {
    switch (progress.phase) {
        case Phase::LoadingModel:
            return -1.0;
        case Phase::EncodingPrompt:
            return kBeforeSampling;
        case Phase::Sampling:
            return kBeforeSampling + (kSampling - kBeforeSampling) * progress.step / std::max(1, progress.steps);
        case Phase::Decoding:
            return kDecoding;
    }
    return 0.0;
}

void StatusLine::showIdle(const QString& message) {
    setDot(colors().faintText);
    setTexts(message.isEmpty() ? tr("Ready") : message, {}, {});
    m_bar->hide();
    m_hint->hide();
}

void StatusLine::showStart() {
    setDot(colors().dimText);
    setTexts(tr("Starting"), {}, {});
    m_bar->show();
    m_hint->show();
    setBusy();
}

void StatusLine::showProgress(const Progress& progress, const QStringList& partners) {
    const bool samples = progress.phase == Phase::Sampling;
    setDot(samples ? roleColor(progress) : colors().dimText);
    setTexts(roleText(progress), samples ? stepText(progress, partners) : QString(),
             samples ? etaText(progress.secondsLeft) : QString());
    if (progress.phase == Phase::LoadingModel) return setBusy();
    m_bar->setRange(0, kBarSteps);
    m_bar->setValue(static_cast<int>(shareOf(progress) * kBarSteps));
}

void StatusLine::showCancelling() {
    setDot(colors().danger);
    setTexts(tr("Cancelling…"), {}, {});
    m_hint->hide();
    setBusy();
}

void StatusLine::showFinishing() {
    setTexts(tr("Finishing with what is there…"), {}, {});
    m_hint->hide();
    setBusy();
}

void StatusLine::showQueued(int jobs) {
    m_queue->setVisible(jobs > 0);
    m_queue->setText(tr("%n waiting", nullptr, jobs));
}

void StatusLine::setDot(const QColor& color) {
    QPixmap dot(kDotSide, kDotSide);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(1, 1, kDotSide - 2, kDotSide - 2);
    painter.end();
    m_dot->setPixmap(dot);
}

void StatusLine::setTexts(const QString& role, const QString& step, const QString& eta) {
    m_role->setText(role);
    m_step->setText(step.isEmpty() ? step : "· " + step);
    m_eta->setText(eta.isEmpty() ? eta : "· " + eta);
}

void StatusLine::setBusy() { m_bar->setRange(0, 0); }

}  // namespace ui
