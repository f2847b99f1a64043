#pragma once

namespace CLI {
class App;
}

namespace cli {

// Adds `bench busy`: the same picture on the machine as it is, and beside as many spinning threads as it has cores.
void addBenchBusy(CLI::App& bench);

}  // namespace cli
