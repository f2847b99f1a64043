#pragma once

namespace CLI {
class App;
}

namespace cli {

// The stage that makes a network which doubles pictures.
void addEnlarger(CLI::App& train);

}  // namespace cli
