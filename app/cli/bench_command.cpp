#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/bench_busy.h"
#include "app/cli/bench_coop.h"
#include "app/cli/bench_device.h"
#include "app/cli/bench_network.h"
#include "app/cli/bench_picture.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"

namespace cli {
namespace {

namespace pipeline = core::pipeline;
namespace plan = core::plan;

void run(const BenchPicture& options, const Report& report) {
    core::initRuntime({options.threads});
    pipeline::Pipeline generator(pipeline::bundledModels());
    const auto cancel = cancelOnInterrupt();
    generator.generate(options.plan, {}, cancel);  // loads, and warms the allocator
    std::vector<double> seconds;
    for (int i = 0; i < options.runs; ++i) {
        const auto result = generator.generate(options.plan, {}, cancel);
        if (result.cancelled) break;
        seconds.push_back(result.seconds);
    }
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
    auto options = std::make_shared<BenchPicture>();
    auto* command = app.add_subcommand("bench", "Time the painting of one picture");
    addPictureOptions(*command, *options);
    addBenchBusy(*command);
    addBenchCoop(*command);
    addBenchDevice(*command);
    addBenchNetworks(*command);
    command->callback([options, command, report = Report(*command)] {
        if (command->get_subcommands().empty()) run(*options, report);
    });
}

}  // namespace cli
