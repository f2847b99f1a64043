#pragma once

namespace CLI {
class App;
}

namespace cli {

// Each adds one sub-command with its options; parsing runs it.
void addGenerate(CLI::App& app);
void addEnlarge(CLI::App& app);
void addModels(CLI::App& app);
void addTrain(CLI::App& app);
void addEvaluate(CLI::App& app);
void addBench(CLI::App& app);

}  // namespace cli
