#pragma once

namespace CLI {
class App;
}

namespace cli {

// The stages of the repairing decoder.
void addPairs(CLI::App& train);
void addDecoder(CLI::App& train);

}  // namespace cli
