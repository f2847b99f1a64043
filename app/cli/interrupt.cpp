#include "app/cli/interrupt.h"

#include <csignal>

namespace cli {
namespace {

core::CancelToken& token() {
    static core::CancelToken instance;
    return instance;
}

// Only an atomic store: all that a signal handler may do.
void onSignal(int) { token().cancel(); }

}  // namespace

core::CancelToken cancelOnInterrupt() {
    const auto shared = token();
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    return shared;
}

}  // namespace cli
