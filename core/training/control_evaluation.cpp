#include "core/training/control_evaluation.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/models/latent_space.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/tensor_image.h"
#include "core/training/contact_sheet.h"
#include "core/training/control_judge.h"
#include "core/training/unseen_scenes.h"

namespace core::training {
namespace {

constexpr int kJudgePictures = 2400;
constexpr std::int64_t kSheetScenes = 8;

// Which partners act, and how strongly; 0: not at all.
struct Setting {
    double pose = 0.0;
    double edges = 0.0;
};

std::string rowName(const Setting& setting) {
    if (setting.pose > 0 && setting.edges > 0)
        return fmt::format("pose {:.2f} + edges {:.2f}", setting.pose, setting.edges);
    if (setting.pose > 0) return fmt::format("pose {:.2f}", setting.pose);
    if (setting.edges > 0) return fmt::format("edges {:.2f}", setting.edges);
    return "text alone";
}

class Painter {
 public:
    Painter(const ControlEvaluationOptions& options, const std::vector<ControlTarget>& targets)
        : m_options(options), m_targets(targets), m_generator(options.models) {}

    double recommended(const std::string& partner) const {
        for (const auto& model : m_generator.models())
            if (model.id == partner) return model.strength;
        fail("expected the partner \"{}\" in {}, found none", partner, m_options.models.string());
    }

    std::vector<Image> paint(const Setting& setting, const std::function<void()>& done, const CancelToken& cancel) {
        std::vector<Image> pictures;
        for (const auto& target : m_targets) {
            pictures.push_back(m_generator.generate(planFor(target, setting), {}, cancel).image);
            cancel.throwIfCancelled();
            if (done) done();
        }
        return pictures;
    }

 private:
    plan::Plan planFor(const ControlTarget& target, const Setting& setting) const {
        plan::Plan plan;
        plan.prompt = captionFor(target.number);
        plan.model = m_options.model;
        plan.steps = m_options.steps;
        plan.guidance = m_options.guidance;
        plan.seed = static_cast<std::uint64_t>(target.number);
        plan.people.push_back({.body = target.skeleton, .leftHand = {}, .rightHand = {}, .face = {}});
        plan.edges = target.edges;
        addPartner(plan, m_options.posePartner, setting.pose);
        addPartner(plan, m_options.edgePartner, setting.edges);
        return plan;
    }

    void addPartner(plan::Plan& plan, const std::string& model, double strength) const {
        if (strength <= 0.0) return;
        plan::PartnerPlan partner;
        partner.model = model;
        partner.strength = strength;
        partner.bridge = m_options.bridge;
        partner.range.last = m_options.partnerLast;
        partner.guidance = m_options.partnerGuidance;
        plan.partners.push_back(partner);
    }

    const ControlEvaluationOptions& m_options;
    const std::vector<ControlTarget>& m_targets;
    pipeline::Pipeline m_generator;
};

// Every row of the table: text alone, each partner at each strength, both.
std::vector<Setting> settings(std::vector<double> strengths, double pose, double edges) {
    std::vector<Setting> all{{}};
    const auto with = [&](double extra) {
        auto list = strengths;
        if (std::find(list.begin(), list.end(), extra) == list.end()) list.push_back(extra);
        std::sort(list.begin(), list.end());
        return list;
    };
    for (const double strength : with(pose)) all.push_back({strength, 0.0});
    for (const double strength : with(edges)) all.push_back({0.0, strength});
    all.push_back({pose, edges});
    return all;
}

std::vector<Image> imagesOf(const torch::Tensor& pictures) {
    std::vector<Image> images;
    for (const auto& picture : pictures.split(1)) images.push_back(pipeline::imageFrom(picture));
    return images;
}

torch::Tensor batchOf(const std::vector<Image>& images) {
    std::vector<torch::Tensor> pictures;
    for (const auto& image : images) pictures.push_back(unitRange(image));
    return torch::stack(pictures);
}

// [columns] of [N,3,H,W] as one picture, a scene a row.
Image sheetOf(const std::vector<torch::Tensor>& columns) {
    const auto scenes = torch::stack(columns, 1).slice(0, 0, kSheetScenes);
    return contactSheet(scenes.flatten(0, 1), static_cast<int>(columns.size()));
}

void keepScores(ControlEvaluation& result, const Setting& setting, const ControlScores& scores) {
    const bool isPose = setting.pose == result.poseStrength, isEdges = setting.edges == result.edgeStrength;
    if (setting.pose == 0 && setting.edges == 0) result.textAlone = scores;
    if (isPose && setting.edges == 0) result.pose = scores;
    if (isEdges && setting.pose == 0) result.edges = scores;
    if (isPose && isEdges) result.both = scores;
    result.rows.push_back({rowName(setting), scores});
}

}  // namespace

ControlEvaluation evaluateControls(const ControlEvaluationOptions& options,
                                   const std::function<void(int done, int all)>& done, const CancelToken& cancel) {
    const torch::NoGradGuard noGrad;
    const auto numbers = unseenScenes(options.pictures);
    std::vector<ControlTarget> targets;
    for (const auto number : numbers) targets.push_back(controlTarget(number));
    const ControlJudges judges{PoseFinder(options.models / options.judge),
                               FigureProbe::fit(kJudgePictures, options.threads)};
    Painter painter(options, targets);
    ControlEvaluation result;
    result.poseStrength = painter.recommended(options.posePartner);
    result.edgeStrength = painter.recommended(options.edgePartner);
    const auto all = settings(options.strengths, result.poseStrength, result.edgeStrength);
    int painted = 0;
    const auto count = [&] {
        if (done) done(++painted, static_cast<int>(all.size() * targets.size()));
    };
    std::vector<torch::Tensor> columns;
    for (const auto& setting : all) {
        const auto pictures = painter.paint(setting, count, cancel);
        keepScores(result, setting, judgeControls(judges, pictures, targets));
        columns.push_back(batchOf(pictures));
    }
    const auto real = realPictures(numbers, options.threads);
    const auto space = models::loadLatentSpace(options.models / options.model / "vae");
    std::vector<torch::Tensor> decoded;
    for (const auto& batch : real.split(8)) decoded.push_back(space->decode(space->encode(batch), {}).clamp(-1, 1));
    columns.push_back(real);
    if (!options.sheet.empty()) writePng(options.sheet, sheetOf(columns));
    result.rows.push_back({"reconstructions", judgeControls(judges, imagesOf(torch::cat(decoded)), targets)});
    result.rows.push_back({"real renders", judgeControls(judges, imagesOf(real), targets)});
    return result;
}

}  // namespace core::training
