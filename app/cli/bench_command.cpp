#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/bench_coop.h"
#include "app/cli/bench_device.h"
#include "app/cli/bench_network.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "core/base/runtime.h"
#include "core/pipeline/generator.h"

namespace cli {
namespace {

namespace pipeline = core::pipeline;

struct BenchOptions {
    pipeline::Plan plan;
    int runs = 5;
    int threads = 0;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void run(BenchOptions options, const Report& report) {
    core::initRuntime({options.threads});
    pipeline::Generator generator(pipeline::bundledModels());
    options.plan.prompt = "a girl in a red dress on the beach, watercolour";
    const auto cancel = cancelOnInterrupt();
    generator.generate(options.plan, {}, cancel);  // loads, and warms the allocator
    std::vector<double> seconds;
    for (int i = 0; i < options.runs && !cancel.isCancelled(); ++i)
        seconds.push_back(generator.generate(options.plan, {}, cancel).seconds);
    if (seconds.empty()) return;
    const auto typical = median(seconds);
    const auto [fastest, slowest] = std::minmax_element(seconds.begin(), seconds.end());
    const auto printTable = [&] {
        std::printf("%s\n%d x %d, %d steps, guidance %.1f: median %.2f s a picture (%.2f .. %.2f in %zu runs)\n",
                    core::runtimeSummary().c_str(), options.plan.width, options.plan.height, options.plan.steps,
                    options.plan.guidance, typical, *fastest, *slowest, seconds.size());
    };
    report.give(printTable,
                {{"seconds_per_picture", typical}, {"runs", seconds.size()}, {"steps", options.plan.steps}});
}

}  // namespace

void addBench(CLI::App& app) {
    auto options = std::make_shared<BenchOptions>();
    auto* command = app.add_subcommand("bench", "Time the painting of one picture");
    command->add_option("--steps", options->plan.steps, "Denoising steps")->capture_default_str();
    command->add_option("--guidance", options->plan.guidance, "Guidance scale")->capture_default_str();
    command->add_option("--width", options->plan.width, "Pixels")->capture_default_str();
    command->add_option("--height", options->plan.height, "Pixels")->capture_default_str();
    command->add_option("--runs", options->runs, "Timed runs after a warm-up")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command->add_option("--threads", options->threads, "CPU threads (default: all cores)");
    addBenchCoop(*command);
    addBenchDevice(*command);
    addBenchNetworks(*command);
    command->callback([options, command, report = Report(*command)] {
        if (command->get_subcommands().empty()) run(*options, report);
    });
}

}  // namespace cli
