#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
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

// Seconds until a person sees something of the picture, the models being loaded; negative when nothing came.
double secondsToFirstPreview(pipeline::Pipeline& pipeline, const plan::Plan& plan, const core::CancelToken& cancel) {
    double seconds = -1.0;
    const auto start = std::chrono::steady_clock::now();
    const auto note = [&](const core::pipeline::Progress& progress) {
        if (progress.preview && seconds < 0.0)
            seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    pipeline.generate(plan, note, cancel);
    return seconds;
}

void run(const BenchPicture& options, const Report& report) {
    core::initRuntime({options.threads});
    pipeline::Pipeline painter(pipeline::bundledModels());
    const auto cancel = cancelOnInterrupt();
    painter.generate(options.plan, {}, cancel);  // loads, and warms the allocator
    std::vector<double> seconds;
    for (int i = 0; i < options.runs; ++i) {
        const auto result = painter.generate(options.plan, {}, cancel);
        if (result.cancelled) break;
        seconds.push_back(result.seconds);
    }
    if (seconds.empty()) return;
    const auto typical = median(seconds);
    const auto preview = secondsToFirstPreview(painter, options.plan, cancel);
    const auto [fastest, slowest] = std::minmax_element(seconds.begin(), seconds.end());
    const auto printTable = [&] {
        std::printf(
            "%s\n%d x %d, %d steps, guidance %.1f: median %.2f s a picture (%.2f .. %.2f in %zu runs), first preview "
            "after %.2f s\n",
            core::runtimeSummary().c_str(), options.plan.width, options.plan.height, options.plan.steps,
            options.plan.guidance, typical, *fastest, *slowest, seconds.size(), preview);
    };
    report.give(printTable, {{"seconds_per_picture", typical},
                             {"seconds_to_first_preview", preview},
                             {"runs", seconds.size()},
                             {"steps", options.plan.steps}});
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
