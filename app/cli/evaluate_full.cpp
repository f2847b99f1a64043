#include "app/cli/evaluate_full.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/interrupt.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"

namespace cli {
namespace {

using core::training::FullEvaluation;
using core::training::PictureScores;
using NamedFigures = std::vector<std::pair<std::string, double>>;

// By the names they have in JSON; shares 0..1 first.
NamedFigures shares(const PictureScores& s) {
    return {{"garment_colour", s.garmentColour.share()},
            {"garment_colour_en", s.garmentColourEnglish.share()},
            {"garment_colour_zh", s.garmentColourChinese.share()},
            {"lower_garment", s.lowerGarment.share()},
            {"hair_colour", s.hairColour.share()},
            {"hair_cut", s.hairCut.share()},
            {"hat", s.hat.share()},
            {"background", s.background.share()},
            {"object_present", s.objectPresent.share()},
            {"object_absent", s.objectAbsent.share()},
            {"style", s.style.share()},
            {"pose_named", s.pose.share()},
            {"people_count", s.peopleCount.share()},
            {"people_seen", s.peopleSeen.share()},
            {"faces", s.faces.share()}};
}

NamedFigures surfaces(const PictureScores& s) {
    return {{"gradient_p95", s.gradientP95}, {"gradient_p99", s.gradientP99}, {"block_ratio", s.blockRatio}};
}

void printRows(const NamedFigures& painted, const NamedFigures& reconstructed, const NamedFigures& real, bool percent) {
    for (std::size_t i = 0; i < painted.size(); ++i) {
        if (percent)
            std::printf("%-24s %8.1f%% %13.1f%% %8.1f%%\n", painted[i].first.c_str(), 100 * painted[i].second,
                        100 * reconstructed[i].second, 100 * real[i].second);
        else
            std::printf("%-24s %9.3f %14.3f %9.3f\n", painted[i].first.c_str(), painted[i].second,
                        reconstructed[i].second, real[i].second);
    }
}

void printTable(const FullEvaluation& e) {
    std::printf("%-24s %9s %14s %9s\n", "", "painted", "reconstructed", "real");
    printRows(shares(e.painted), shares(e.reconstructed), shares(e.real), true);
    printRows(surfaces(e.painted), surfaces(e.reconstructed), surfaces(e.real), false);
    std::printf("%-24s %9.3f %14.3f %9.3f\n", "frechet", e.frechet, e.frechetReconstructed, e.frechetFloor);
    std::printf("%-24s %8.1f%% %14s %8.1f%%\n", "two people", 100 * e.pairs.share(), "", 100 * e.pairsReal.share());
    std::printf("%-24s %9.3f\n", "diversity", e.diversity);
    std::printf("%-24s %8.1f%% %14s %8.1f%%\n", "pose followed", 100 * e.pose.poseFollowed, "",
                100 * e.controlsReal.poseFollowed);
    std::printf("%-24s %9.3f %14s %9.3f\n", "edge F1 gain", e.edges.edgeGain(), "", e.controlsReal.edgeGain());
    for (const auto& large : e.large) {
        const auto size = std::to_string(large.width) + " x " + std::to_string(large.height);
        std::printf("%-24s %8.1f%% %14s %8.1f%%\n", ("one figure, " + size).c_str(),
                    100 * large.painted.peopleCount.share(), "", 100 * large.real.peopleCount.share());
        printRows(surfaces(large.painted), surfaces(large.painted), surfaces(large.real), false);
    }
    std::printf("%-24s %14s %6.2f dB\n", "autoencoder PSNR", "", e.autoencoderPsnrDb);
    std::printf("%-24s %7.2f s\n", "time a picture", e.secondsPerPicture);
}

void add(nlohmann::json& json, const NamedFigures& figures, const std::string& suffix = {}) {
    for (const auto& [name, value] : figures) json[name + suffix] = value;
}

void addAll(nlohmann::json& json, const PictureScores& scores, const std::string& suffix = {}) {
    add(json, shares(scores), suffix);
    add(json, surfaces(scores), suffix);
}

nlohmann::json toJson(const FullEvaluation& e) {
    nlohmann::json json{{"frechet", e.frechet},
                        {"frechet_reconstructed", e.frechetReconstructed},
                        {"frechet_floor", e.frechetFloor},
                        {"people_count_two", e.pairs.share()},
                        {"people_count_two_real", e.pairsReal.share()},
                        {"diversity", e.diversity},
                        {"pose_followed", e.pose.poseFollowed},
                        {"pose_followed_real", e.controlsReal.poseFollowed},
                        {"pose_followed_wrong_skeleton", e.pose.poseWrong},
                        {"edge_f1_gain", e.edges.edgeGain()},
                        {"edge_f1_gain_real", e.controlsReal.edgeGain()},
                        {"autoencoder_psnr_db", e.autoencoderPsnrDb},
                        {"seconds_per_picture", e.secondsPerPicture}};
    addAll(json, e.painted);
    addAll(json, e.reconstructed, "_reconstructed");
    addAll(json, e.real, "_real");
    for (const auto& large : e.large) {
        // Squares by their side alone: people_count_512.
        auto suffix = "_" + std::to_string(large.width);
        if (large.height != large.width) suffix += "x" + std::to_string(large.height);
        addAll(json, large.painted, suffix);
        add(json, surfaces(large.real), suffix + "_real");
        json["people_count" + suffix + "_real"] = large.real.peopleCount.share();
        json["faces" + suffix + "_real"] = large.real.faces.share();
    }
    return json;
}

}  // namespace

void evaluateFully(core::training::FullEvaluationOptions options, const Report& report) {
    core::initRuntime({options.threads});
    if (options.models.empty()) options.models = core::pipeline::bundledModels();
    const auto done = [](const std::string& what, int painted, int all) {
        std::fprintf(stderr, "%s: %d of %d pictures\n", what.c_str(), painted, all);
    };
    const auto result = core::training::evaluateFully(options, done, cancelOnInterrupt());
    report.give([&] { printTable(result); }, toJson(result));
}

}  // namespace cli
