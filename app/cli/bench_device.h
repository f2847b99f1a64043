#pragma once

namespace CLI {
class App;
}

namespace cli {

// Adds `bench device`: whether an accelerator computes what references computed and what the CPU paints, and how fast.
void addBenchDevice(CLI::App& bench);

}  // namespace cli
