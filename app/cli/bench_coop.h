#pragma once

namespace CLI {
class App;
}

namespace cli {

// Adds `bench coop`: seconds a step and latent errors of both bridges.
void addBenchCoop(CLI::App& bench);

}  // namespace cli
