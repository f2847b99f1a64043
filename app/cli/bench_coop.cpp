#include "app/cli/bench_coop.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"
#include "core/training/bridge_comparison.h"

namespace cli {
namespace {

using core::training::BridgeComparisonOptions;
using core::training::BridgeFigures;
namespace pipeline = core::pipeline;
namespace plan = core::plan;

// Seconds a denoising step of a whole run in which the partner acts at every step.
double secondsPerStep(const BridgeComparisonOptions& options, plan::BridgeKind bridge) {
    pipeline::Pipeline generator(options.models);
    plan::Plan plan;
    plan.prompt = "a girl in a red dress on the beach, watercolour";
    plan.model = options.leader;
    plan::PartnerPlan partner;
    partner.model = options.partner;
    partner.range.last = 0;
    partner.bridge = bridge;
    plan.partners.push_back(partner);
    const auto cancel = cancelOnInterrupt();
    generator.generate(plan, {}, cancel);  // loads
    return generator.generate(plan, {}, cancel).seconds / plan.steps;
}

void print(const char* name, const BridgeFigures& f, double step) {
    std::printf("%-14s %10.2f ms %14.2f ms %14.3f %14.3f\n", name, 1e3 * f.secondsPerStep, 1e3 * step, f.toLeaderError,
                f.toPartnerError);
}

nlohmann::json toJson(const BridgeFigures& f, double step) {
    return {{"seconds_per_exchange", f.secondsPerStep},
            {"seconds_per_step", step},
            {"to_leader_error", f.toLeaderError},
            {"to_partner_error", f.toPartnerError}};
}

void run(BridgeComparisonOptions options, int threads, const Report& report) {
    core::initRuntime({threads});
    if (options.models.empty()) options.models = pipeline::bundledModels();
    const auto figures = core::training::compareBridges(options, cancelOnInterrupt());
    const double learnedStep = secondsPerStep(options, plan::BridgeKind::Learned);
    const double imageStep = secondsPerStep(options, plan::BridgeKind::ImageSpace);
    const auto printTable = [&] {
        std::printf("%-14s %13s %17s %14s %14s\n", "bridge", "an exchange", "a whole step", "to leader", "to partner");
        print("learned", figures.learned, learnedStep);
        print("image space", figures.imageSpace, imageStep);
        std::printf("the learned bridge costs %.3f of the one through image space\n", figures.costRatio());
    };
    report.give(printTable, {{"bridge_cost_ratio", figures.costRatio()},
                             {"learned", toJson(figures.learned, learnedStep)},
                             {"image_space", toJson(figures.imageSpace, imageStep)}});
}

}  // namespace

void addBenchCoop(CLI::App& bench) {
    auto options = std::make_shared<BridgeComparisonOptions>();
    auto threads = std::make_shared<int>(0);
    auto* command = bench.add_subcommand("coop", "Compare the bridges between a leader and a partner");
    command->add_option("--models", options->models, "Folder of model folders (default: the bundled ones)");
    command->add_option("--leader", options->leader, "Id of the leading model")->capture_default_str();
    command->add_option("--partner", options->partner, "Id of the partner")->capture_default_str();
    command->add_option("--pictures", options->pictures, "Unseen pictures for the latent errors")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command->add_option("--threads", *threads, "CPU threads (default: all cores)");
    command->callback([options, threads, report = Report(*command)] { run(*options, *threads, report); });
}

}  // namespace cli
