#include "app/cli/bench_network.h"

#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/bench_jobs.h"
#include "app/cli/generate_parse.h"
#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "core/base/error.h"
#include "core/base/runtime.h"

namespace cli {
namespace {

struct NetworkOptions {
    std::string network;  // "unet", "vae" or "text"
    std::string architecture = "sd15";
    bool randomWeights = false;
    std::string size;  // of the picture; empty: the one the architecture was trained on
    int runs = 3;
    int threads = 0;
};

using PrepareJob = BenchJob (*)(const Architecture&, std::int64_t, std::int64_t);

struct Figures {
    std::vector<double> seconds;  // sorted
    double operations = 0;
    double peak = 0;       // operations a second
    double megabytes = 0;  // most ever resident

    double typical() const { return seconds[seconds.size() / 2]; }
    double ratio() const { return typical() * peak / operations; }
};

Size sizeOf(const NetworkOptions& options, const Architecture& architecture) {
    const auto size =
        options.size.empty() ? Size{architecture.size, architecture.size} : parseSize("--size", options.size);
    const auto fits = [](int side) { return side >= 64 && side <= 4096 && side % kPixelsPerLatent == 0; };
    if (!fits(size.width) || !fits(size.height))
        core::fail("expected a --size of 64 to 4096 in multiples of {}, found {}x{}", kPixelsPerLatent, size.width,
                   size.height);
    return size;
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;  // Linux counts kilobytes
}

Figures measure(const BenchJob& job, int runs) {
    const auto cancel = cancelOnInterrupt();
    Figures figures;
    figures.operations = job.operations;
    job.evaluate();  // warms the allocator
    figures.peak = sgemmPeak();
    for (int i = 0; i < runs && !cancel.isCancelled(); ++i) figures.seconds.push_back(secondsOf(job.evaluate));
    figures.peak = std::max(figures.peak, sgemmPeak());  // before and after: other programs come and go
    figures.megabytes = peakMegabytes();
    std::sort(figures.seconds.begin(), figures.seconds.end());
    return figures;
}

void print(const NetworkOptions& options, const Size& size, const Figures& f) {
    const auto line = [](const char* what, const std::string& value) {
        std::printf("%-36s %s\n", what, value.c_str());
    };
    const auto picture = options.network == "text" ? "one prompt" : fmt::format("{} x {}", size.width, size.height);
    std::printf("%s %s, %s, random weights, %s\n", options.architecture.c_str(), options.network.c_str(),
                picture.c_str(), core::runtimeSummary().c_str());
    line("one evaluation", fmt::format("{:.3f} s ({:.3f} .. {:.3f} in {} runs)", f.typical(), f.seconds.front(),
                                       f.seconds.back(), f.seconds.size()));
    line("operations", fmt::format("{:.1f} GFLOP", f.operations / 1e9));
    line("a square product (sgemm) reaches", fmt::format("{:.1f} GFLOP/s", f.peak / 1e9));
    line("time over that of the operations", fmt::format("{:.2f}", f.ratio()));
    line("peak memory", fmt::format("{:.0f} MB", f.megabytes));
}

nlohmann::json toJson(const NetworkOptions& options, const Size& size, const Figures& f) {
    return {{"architecture", options.architecture},
            {"network", options.network},
            {"width", size.width},
            {"height", size.height},
            {"runs", f.seconds.size()},
            {"seconds_per_evaluation", f.typical()},
            {"gflop_per_evaluation", f.operations / 1e9},
            {"sgemm_peak_gflops", f.peak / 1e9},
            {"ratio_to_floor", f.ratio()},
            {"peak_rss_mb", f.megabytes}};
}

void run(const NetworkOptions& options, PrepareJob prepare, const Report& report) {
    if (!options.randomWeights)
        core::fail("bench {} times networks of known size without their files: expected --random-weights",
                   options.network);
    const auto architecture = architectureOf(options.architecture);
    const auto size = sizeOf(options, architecture);
    core::initRuntime({options.threads});
    const auto figures =
        measure(prepare(architecture, size.height / kPixelsPerLatent, size.width / kPixelsPerLatent), options.runs);
    if (figures.seconds.empty()) core::fail("cancelled, nothing was measured");
    report.give([&] { print(options, size, figures); }, toJson(options, size, figures));
}

void addNetwork(CLI::App& bench, const char* name, const char* description, PrepareJob prepare) {
    auto options = std::make_shared<NetworkOptions>();
    options->network = name;
    auto* command = bench.add_subcommand(name, description);
    command->add_option("--arch", options->architecture, "sd15 or sdxl")->capture_default_str();
    command->add_flag("--random-weights", options->randomWeights, "Needs no files, and takes as long as with them");
    if (prepare != textJob) command->add_option("--size", options->size, "Of the picture, as 512x512");
    command->add_option("--runs", options->runs, "Timed evaluations after a warm-up")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command->add_option("--threads", options->threads, "CPU threads (default: all cores)");
    command->callback([options, prepare, report = Report(*command)] { run(*options, prepare, report); });
}

}  // namespace

void addBenchNetworks(CLI::App& bench) {
    addNetwork(bench, "unet", "Time one denoising evaluation", unetJob);
    addNetwork(bench, "vae", "Time the decoding of a picture", autoencoderJob);
    addNetwork(bench, "text", "Time the reading of a prompt", textJob);
}

}  // namespace cli
