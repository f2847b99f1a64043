#include "app/cli/bench_busy.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/bench_picture.h"
#include "app/cli/interrupt.h"
#include "app/cli/machine_load.h"
#include "app/cli/report.h"
#include "core/base/cpu_cores.h"
#include "core/base/error.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"

namespace cli {
namespace {

namespace pipeline = core::pipeline;
namespace plan = core::plan;

struct BusyFigures {
    std::vector<double> idle, busy;  // seconds a picture
    double others = -1;              // processors that other programs kept busy during the idle runs, at most

    double ratio() const { return median(busy) / median(idle); }
};

// One idle and one busy run by turns: what other programs do meanwhile falls on both.
BusyFigures measureBusy(pipeline::Pipeline& generator, const BenchPicture& picture, int spinning) {
    const auto cancel = cancelOnInterrupt();
    const auto seconds = [&] {
        const auto result = generator.generate(picture.plan, {}, cancel);
        if (result.cancelled) core::fail("cancelled, nothing was measured");
        return result.seconds;
    };
    seconds();  // loads, and warms the allocator
    BusyFigures figures;
    for (int i = 0; i < picture.runs; ++i) {
        const OtherPrograms others;
        figures.idle.push_back(seconds());
        figures.others = std::max(figures.others, others.processors());
        const SpinningThreads load(spinning);
        figures.busy.push_back(seconds());
    }
    return figures;
}

void printBusy(const BenchPicture& picture, int spinning, const BusyFigures& f) {
    std::printf("%s\n%d x %d, %d steps, guidance %.1f, median of %zu runs each\n", core::runtimeSummary().c_str(),
                picture.plan.width, picture.plan.height, picture.plan.steps, picture.plan.guidance, f.idle.size());
    std::printf("%-36s %.2f s\n", "on the machine as it is", median(f.idle));
    std::printf("beside %d spinning %-20s %.2f s\n", spinning, spinning == 1 ? "thread" : "threads", median(f.busy));
    std::printf("%-36s %.2f\n", "busy over idle (a fair share: 2)", f.ratio());
    if (f.others > 0.1)
        std::printf("Other programs kept up to %.1f processors busy: the machine was not idle.\n", f.others);
}

void runBusy(const BenchPicture& picture, const Report& report) {
    core::initRuntime({picture.threads});
    pipeline::Pipeline generator(pipeline::bundledModels());
    const int spinning = core::usableCores();
    const auto figures = measureBusy(generator, picture, spinning);
    report.give([&] { printBusy(picture, spinning, figures); }, {{"seconds_idle", median(figures.idle)},
                                                                 {"seconds_busy", median(figures.busy)},
                                                                 {"ratio_busy_to_idle", figures.ratio()},
                                                                 {"spinning_threads", spinning},
                                                                 {"other_programs_processors", figures.others},
                                                                 {"runs", figures.idle.size()},
                                                                 {"steps", picture.plan.steps}});
}

}  // namespace

void addBenchBusy(CLI::App& bench) {
    auto picture = std::make_shared<BenchPicture>();
    auto* command = bench.add_subcommand("busy", "Time a picture beside other work, and without");
    addPictureOptions(*command, *picture);
    command->callback([picture, report = Report(*command)] { runBusy(*picture, report); });
}

}  // namespace cli
