#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <numbers>

#include "app/generator_maker.h"
#include "core/base/runtime.h"
#include "core/pipeline/generator.h"
#include "tests/gui/studio.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/plan_edits.h"

namespace {

constexpr int kProbeMs = 5;     // how often the probe wants to be called
constexpr int kHandMs = 16;     // how often the hand moves the mouse
constexpr double kMostMs = 50;  // how late the event loop may be, in 95 of 100 calls
constexpr qint64 kWatchedMs = 6000;

// How late the event loop calls a timer.
class Probe {
 public:
    Probe() {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_late.push_back(std::max(0.0, static_cast<double>(m_since.nsecsElapsed()) / 1e6 - kProbeMs));
            m_since.start();
        });
        m_since.start();
        m_timer.start(kProbeMs);
    }

    double percentile(double share) {
        std::ranges::sort(m_late);
        return m_late.at(static_cast<std::size_t>(share * static_cast<double>(m_late.size() - 1)));
    }

 private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_late;
};

}  // namespace

// The window stays fluid while the real models work on every core.
class TestLatency : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theEventLoopKeepsUpWithAHandWhilePainting();
};

void TestLatency::theEventLoopKeepsUpWithAHandWhilePainting() {
    QTemporaryDir folder;
    Studio studio(folder.path(), [] { return makeGenerator(core::pipeline::bundledModels()); });
    auto* canvas = studio.find<ui::CanvasView>("canvasView");
    QTRY_VERIFY(studio.find<QToolButton>("addPartnerButton")->isEnabled());
    studio.trigger("poseTool");
    studio.find<QToolButton>("posePreset0")->click();
    ui::setSize(studio.document(), {512, 512});
    ui::setSteps(studio.document(), 200);
    studio.trigger("generateAction");
    QTRY_VERIFY_WITH_TIMEOUT(!studio.textOf("statusStep").isEmpty(), 30000);

    const auto& wrist = studio.document().plan().people.front().body[core::control::Joint::LeftWrist];
    const QPointF start(512.0 * wrist.x, 512.0 * wrist.y);
    const auto send = [&](QEvent::Type type, const QPointF& point) {
        const QPointF at = canvas->viewportTransform().map(point);
        QMouseEvent event(type, at, canvas->viewport()->mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas->viewport(), &event);
    };
    send(QEvent::MouseButtonPress, start);
    QTimer hand;
    double angle = 0;
    QObject::connect(&hand, &QTimer::timeout, [&] {
        angle += std::numbers::pi / 30;
        send(QEvent::MouseMove, start + 40.0 * QPointF(std::sin(angle), std::cos(angle) - 1));
    });
    hand.start(kHandMs);
    Probe probe;
    QElapsedTimer watched;
    watched.start();
    while (watched.elapsed() < kWatchedMs && !studio.isIdle()) QTest::qWait(kProbeMs);
    QVERIFY2(!studio.isIdle(), "the picture was finished before the end: it was no load");
    hand.stop();
    send(QEvent::MouseButtonRelease, start);
    const double p95 = probe.percentile(0.95);
    qInfo("event loop late by %.1f ms (median), %.1f ms (95 %%), %.1f ms (most)", probe.percentile(0.5), p95,
          probe.percentile(1.0));
    studio.trigger("cancelAction");
    QTRY_VERIFY_WITH_TIMEOUT(studio.isIdle(), 20000);
    QVERIFY2(p95 < kMostMs, qPrintable(QString("%1 ms").arg(p95)));
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    core::initRuntime();
    TestLatency test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_latency.moc"
