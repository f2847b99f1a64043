#pragma once

#include <chrono>
#include <string>

#include "core/pipeline/pipeline.h"

namespace cli {

// Tells on standard error how far a picture is: on a terminal as one line that changes, elsewhere (a log, a pipe) as a
// line when something begins and every few seconds.
class ProgressLines {
 public:
    ProgressLines();
    ~ProgressLines() { finish(); }
    ProgressLines(const ProgressLines&) = delete;

    void show(const core::pipeline::Progress& progress);
    void finish();  // ends a line that changes, before something else is written

 private:
    void showSampling(const core::pipeline::Progress& progress);
    void showDecoding(const core::pipeline::Progress& progress);
    void change(const std::string& line, bool isLast);
    void begin(const std::string& line);
    bool isTime();

    using Clock = std::chrono::steady_clock;

    bool m_isTerminal;
    bool m_isOpen = false;  // a line that changes waits for its end
    Clock::time_point m_last = Clock::now();
};

}  // namespace cli
