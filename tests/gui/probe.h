#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <vector>

// How late the event loop calls a timer that wants to be called every kEvery milliseconds.
class Probe {
 public:
    static constexpr int kEvery = 5;

    Probe() {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_late.push_back(std::max(0.0, static_cast<double>(m_since.nsecsElapsed()) / 1e6 - kEvery));
            m_since.start();
        });
        m_since.start();
        m_timer.start(kEvery);
    }

    // Milliseconds: 0.5 is the median, 1.0 the most.
    double percentile(double share) {
        std::ranges::sort(m_late);
        return m_late.at(static_cast<std::size_t>(share * static_cast<double>(m_late.size() - 1)));
    }

 private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_late;
};
