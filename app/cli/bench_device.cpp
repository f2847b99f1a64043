#include "app/cli/bench_device.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/device_checks.h"
#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"

namespace cli {
namespace {

using nlohmann::json;

struct DeviceOptions {
    std::string device = "cuda";
    std::filesystem::path golden, models;
    std::vector<std::string> precisions{"fp32", "fp16"};
    std::vector<int> sides{512, 1024};
    int runs = 5;
};

// In dB, of two pictures in bytes.
double psnr(const core::Image& a, const core::Image& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const double d = double(a.pixels[i]) - double(b.pixels[i]);
        sum += d * d;
    }
    return sum == 0.0 ? INFINITY : 10.0 * std::log10(255.0 * 255.0 * double(a.pixels.size()) / sum);
}

core::pipeline::Result paint(const DeviceOptions& options, const core::ComputeOptions& compute) {
    core::pipeline::Pipeline generator(options.models.empty() ? core::pipeline::bundledModels() : options.models,
                                       compute);
    core::plan::Plan plan;
    plan.prompt = "a girl in a red dress on the beach, watercolour";
    plan.seed = 7;
    generator.generate(plan, {}, cancelOnInterrupt());  // loads
    return generator.generate(plan, {}, cancelOnInterrupt());
}

json goldenFigures(const DeviceOptions& options, const core::ComputeOptions& compute) {
    json errors = json::object();
    if (options.golden.empty()) return errors;
    for (const auto& error : goldenErrors(options.golden, compute)) errors[error.name] = error.largest;
    return errors;
}

json paintedFigures(const DeviceOptions& options, const core::ComputeOptions& compute) {
    const auto there = paint(options, compute), here = paint(options, {});
    return {
        {"psnr_to_cpu_db", psnr(there.image, here.image)}, {"seconds", there.seconds}, {"cpu_seconds", here.seconds}};
}

json stepFigures(const DeviceOptions& options, const core::ComputeOptions& compute) {
    const auto peak = matmulPeak(compute);
    json steps = {{"matmul_peak_tflops", peak / 1e12}};
    for (const std::string name : {"sd15", "sdxl"}) {
        const auto times = timeSteps(architectureOf(name), options.sides, compute, options.runs);
        for (std::size_t i = 0; i < times.size(); ++i)
            steps[name + " " + std::to_string(options.sides[i])] = {
                {"seconds", times[i].seconds}, {"ratio_to_floor", times[i].seconds * peak / times[i].operations}};
    }
    return steps;
}

// Each is printed as it comes: a machine that is lent may be taken away.
constexpr std::pair<const char*, json (*)(const DeviceOptions&, const core::ComputeOptions&)> kMeasures[] = {
    {"golden", goldenFigures}, {"painted", paintedFigures}, {"steps", stepFigures}};

void run(const DeviceOptions& options, const Report& report) {
    core::initRuntime({});
    json figures = {{"device", options.device}};
    for (const auto& precision : options.precisions) {
        const core::ComputeOptions compute{.device = options.device, .precision = precision};
        for (const auto& [name, measure] : kMeasures) {
            figures[precision][name] = measure(options, compute);
            std::fprintf(stderr, "%s %s: %s\n", precision.c_str(), name, figures[precision][name].dump().c_str());
        }
    }
    report.give([&] { std::printf("%s\n", figures.dump(2).c_str()); }, figures);
}

}  // namespace

void addBenchDevice(CLI::App& bench) {
    auto options = std::make_shared<DeviceOptions>();
    auto* command = bench.add_subcommand("device", "Check an accelerator against references and the CPU, and time it");
    command->add_option("--device", options->device, "cuda, cuda:N, mps or cpu")->capture_default_str();
    command->add_option("--golden", options->golden, "Folder of golden data, as tests/data/golden");
    command->add_option("--models", options->models, "Folder of model folders (default: the bundled ones)");
    command->add_option("--precisions", options->precisions, "Of fp32, fp16, bf16")->delimiter(',');
    command->add_option("--sides", options->sides, "Pictures' sides for the timed steps")->delimiter(',');
    command->add_option("--runs", options->runs, "Timed evaluations after a warm-up")->capture_default_str();
    command->callback([options, report = Report(*command)] { run(*options, report); });
}

}  // namespace cli
