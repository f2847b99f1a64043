#pragma once

namespace CLI {
class App;
}

namespace cli {

// Adds `bench unet`, `bench vae` and `bench text`: one evaluation of a network of real size, held against the time that
// its multiplications alone would take.
void addBenchNetworks(CLI::App& bench);

}  // namespace cli
