#include "core/training/full_evaluation.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "core/base/device.h"
#include "core/image/png_file.h"
#include "core/models/latent_space.h"
#include "core/pipeline/tensor_image.h"
#include "core/plan/low_stage_suggestion.h"
#include "core/training/contact_sheet.h"
#include "core/training/control_judge.h"
#include "core/training/judges/diversity.h"
#include "core/training/judges/frechet.h"
#include "core/training/judges/picture_judge.h"
#include "core/training/picture_set.h"
#include "core/training/scene_painter.h"
#include "core/training/unseen_scenes.h"
#include "core/training/world/scene.h"

namespace core::training {
namespace {

constexpr int kFittedOn = 2400;  // renders, by the figure probe
constexpr int kOnSheet = 24;
constexpr int kScenesForAPair = 8;
constexpr int kSeeds = 4;
constexpr std::uint64_t kSeedStep = 1'000'003;  // LibTorch's noise on the CPU sees the lower 32 bits alone
constexpr std::size_t kAtOnce = 16;             // real pictures
using Numbers = std::vector<std::int64_t>;

torch::Tensor renderAt(const world::SceneAttributes& scene, int width, int height) {
    const auto drawn = world::render(scene, width, height);
    const auto bytes = torch::from_blob(const_cast<std::uint8_t*>(drawn.rgb.data()), {height, width, 3}, torch::kUInt8);
    return toUnitRange(bytes.permute({2, 0, 1})).contiguous();
}

torch::Tensor rendersAt(const std::vector<world::SceneAttributes>& scenes, int width, int height, int threads) {
    std::vector<torch::Tensor> pictures(scenes.size());
    inParallel(std::ssize(scenes), threads, [&](std::int64_t i) {
        const torch::NoGradGuard noGrad;
        pictures[static_cast<std::size_t>(i)] = renderAt(scenes[static_cast<std::size_t>(i)], width, height);
    });
    return torch::stack(pictures);
}

class Evaluator {
 public:
    using Done = std::function<void(const std::string& what, int done, int all)>;

    Evaluator(const FullEvaluationOptions& options, const Done& done, const CancelToken& cancel)
        : m_options(options),
          m_done(done),
          m_cancel(cancel),
          m_painter(
              options.models, options.compute,
              {.model = options.model, .steps = options.steps, .guidance = options.guidance, .batch = options.batch}),
          m_device(deviceFromName(options.compute.device)),
          m_judges{loadWorldClassifier(options.models / options.classifier),
                   FaceFinder(options.models / options.faceFinder), FigureProbe::fit(kFittedOn, options.threads),
                   m_device},
          m_space(models::loadLatentSpace(options.models / options.model / "vae", placementFrom(options.compute))) {
        m_judges.classifier->to(m_device);
        m_judges.faces.to(m_device);
    }

    FullEvaluation evaluate() {
        const auto numbers = unseenScenes(2 * m_options.pictures);
        const Numbers scenes(numbers.begin(), numbers.begin() + m_options.pictures);
        const Numbers others(numbers.begin() + m_options.pictures, numbers.end());
        judgeReal(scenes, others);
        judgePainted(scenes);
        judgePairs();
        judgeDiversity(scenes);
        judgeControlled(scenes);
        judgeLarge(scenes, 512, 512);
        judgeLarge(scenes, 384, 256);
        m_result.secondsPerPicture = m_secondsPerPicture;
        return m_result;
    }

 private:
    PictureJudge newJudge() const { return PictureJudge(m_judges, m_space->downsampling()); }

    std::vector<world::SceneAttributes> scenesOf(const Numbers& numbers) const {
        std::vector<world::SceneAttributes> scenes;
        for (const auto number : numbers) scenes.push_back(attributesOf(number));
        return scenes;
    }

    // Judges real renders batch by batch; `also` sees each.
    PictureJudge judgedRenders(const Numbers& numbers, int width, int height,
                               const std::function<void(const torch::Tensor&, const Numbers&)>& also = {}) const {
        auto judge = newJudge();
        for (std::size_t first = 0; first < numbers.size(); first += kAtOnce) {
            m_cancel.throwIfCancelled();
            const auto end = std::min(numbers.size(), first + kAtOnce);
            const Numbers batch(numbers.begin() + static_cast<std::ptrdiff_t>(first),
                                numbers.begin() + static_cast<std::ptrdiff_t>(end));
            const auto pictures = rendersAt(scenesOf(batch), width, height, m_options.threads);
            judge.add(pictures, batch);
            if (also) also(pictures, batch);
        }
        return judge;
    }

    void judgeReal(const Numbers& scenes, const Numbers& others) {
        auto decodedJudge = newJudge();
        double squares = 0.0;
        const auto real =
            judgedRenders(scenes, kPictureSize, kPictureSize, [&](const torch::Tensor& pictures, const Numbers& batch) {
                const auto decoded = m_space->decode(m_space->encode(pictures), {}).clamp(-1, 1);
                squares += (decoded - pictures).square().mean().item<double>() * static_cast<double>(batch.size());
                decodedJudge.add(decoded, batch);
            });
        m_reference = featureStatistics(judgedRenders(others, kPictureSize, kPictureSize).descriptors());
        m_result.real = real.scores();
        m_result.reconstructed = decodedJudge.scores();
        m_result.autoencoderPsnrDb = 10 * std::log10(4 * static_cast<double>(scenes.size()) / squares);
        m_result.frechetFloor = distance(real);
        m_result.frechetReconstructed = distance(decodedJudge);
        m_spread = m_reference.covariance.diagonal().clamp_min(0).sqrt();
    }

    double distance(const PictureJudge& judge) const {
        return frechetDistance(m_reference, featureStatistics(judge.descriptors()));
    }

    // Paints plans of these scenes and judges the pictures.
    PictureJudge judgedPaintings(const std::string& what, const std::vector<plan::Plan>& plans, const Numbers& numbers,
                                 const ScenePainter::Take& also = {}) {
        auto judge = newJudge();
        m_painter.paint(
            plans,
            [&](const torch::Tensor& pictures, std::size_t first) {
                const auto from = numbers.begin() + static_cast<std::ptrdiff_t>(first);
                judge.add(pictures, Numbers(from, from + pictures.size(0)));
                if (also) also(pictures, first);
                if (m_done)
                    m_done(what, static_cast<int>(first) + static_cast<int>(pictures.size(0)),
                           static_cast<int>(plans.size()));
            },
            m_cancel);
        return judge;
    }

    std::vector<plan::Plan> plansFor(const Numbers& numbers) const {
        std::vector<plan::Plan> plans;
        for (const auto number : numbers) plans.push_back(m_painter.planFor(number));
        return plans;
    }

    void judgePainted(const Numbers& scenes) {
        std::vector<torch::Tensor> sheet;
        const auto judge = judgedPaintings("captions", plansFor(scenes), scenes,
                                           [&](const torch::Tensor& pictures, std::size_t first) {
                                               if (first < kOnSheet) sheet.push_back(pictures);
                                           });
        m_result.painted = judge.scores();
        m_result.frechet = distance(judge);
        m_secondsPerPicture = m_painter.secondsPerPicture();
        if (!m_options.sheet.empty())
            writePng(m_options.sheet, contactSheet(torch::cat(sheet).slice(0, 0, kOnSheet), 6));
    }

    void judgePairs() {
        const auto pairs = unseenPairs(std::max(1, m_options.pictures / kScenesForAPair));
        m_result.pairs = judgedPaintings("two people", plansFor(pairs), pairs).scores().peopleCount;
        m_result.pairsReal = judgedRenders(pairs, kPictureSize, kPictureSize).scores().peopleCount;
    }

    void judgeDiversity(const Numbers& scenes) {
        const auto count = std::min<std::ptrdiff_t>(m_options.diversityScenes, std::ssize(scenes));
        if (count == 0) return;
        Numbers repeated;
        std::vector<plan::Plan> plans;
        std::vector<world::SceneAttributes> varied;
        for (const auto number : Numbers(scenes.begin(), scenes.begin() + count))
            for (int seed = 0; seed < kSeeds; ++seed) {
                repeated.push_back(number);
                plans.push_back(m_painter.planFor(number));
                plans.back().seed += kSeedStep * static_cast<std::uint64_t>(seed);
                varied.push_back(attributesOf(number));
                varied.back().seed += static_cast<std::uint64_t>(seed);
            }
        const auto real = rendersAt(varied, kPictureSize, kPictureSize, m_options.threads);
        auto realJudge = newJudge();
        for (std::size_t i = 0; i < repeated.size(); i += kSeeds)
            realJudge.add(real.narrow(0, static_cast<std::int64_t>(i), kSeeds), Numbers(kSeeds, repeated[i]));
        const auto spreadOf = [&](const PictureJudge& judge) {
            return meanSpreadOfSeeds(judge.descriptors().view({count, kSeeds, -1}), m_spread);
        };
        m_result.diversity = spreadOf(judgedPaintings("seeds", plans, repeated)) / std::max(1e-9, spreadOf(realJudge));
    }

    void judgeControlled(const Numbers& scenes) {
        const auto count = std::min<std::ptrdiff_t>(m_options.controlPictures, std::ssize(scenes));
        if (count == 0) return;
        std::vector<ControlTarget> targets;
        for (std::ptrdiff_t i = 0; i < count; ++i)
            targets.push_back(controlTarget(scenes[static_cast<std::size_t>(i)]));
        const ControlJudges judges{PoseFinder(m_options.models / m_options.poseFinder), m_judges.figures};
        m_result.pose = judgedWith(m_options.posePartner, judges, targets);
        m_result.edges = judgedWith(m_options.edgePartner, judges, targets);
        std::vector<Image> real;
        for (const auto& target : targets)
            real.push_back(
                pipeline::imageFrom(renderAt(attributesOf(target.number), kPictureSize, kPictureSize).unsqueeze(0)));
        m_result.controlsReal = judgeControls(judges, real, targets);
    }

    ControlScores judgedWith(const std::string& partner, const ControlJudges& judges,
                             const std::vector<ControlTarget>& targets) {
        std::vector<plan::Plan> plans;
        for (const auto& target : targets) {
            auto plan = m_painter.planFor(target.number);
            plan.people.push_back({.body = target.skeleton, .leftHand = {}, .rightHand = {}, .face = {}});
            plan.edges = target.edges;
            plan::PartnerPlan with;
            with.model = partner;
            with.strength = m_painter.modelInfo(partner).strength;
            plan.partners.push_back(with);
            plans.push_back(plan);
        }
        std::vector<Image> pictures;
        m_painter.paint(
            plans,
            [&](const torch::Tensor& batch, std::size_t) {
                for (const auto& picture : batch.split(1)) pictures.push_back(pipeline::imageFrom(picture));
                if (m_done) m_done(partner, static_cast<int>(pictures.size()), static_cast<int>(plans.size()));
            },
            m_cancel);
        return judgeControls(judges, pictures, targets);
    }

    void judgeLarge(const Numbers& scenes, int width, int height) {
        const auto count = std::min<std::ptrdiff_t>(m_options.largePictures, std::ssize(scenes));
        if (count == 0) return;
        const Numbers some(scenes.begin(), scenes.begin() + count);
        auto plans = plansFor(some);
        const auto stage = plan::suggestedLowStage(width, height, m_painter.modelInfo(m_options.model));
        for (auto& plan : plans) {
            plan.width = width;
            plan.height = height;
            if (stage) plan.lowStages = {*stage};
        }
        const auto what = fmt::format("{} x {}", width, height);
        m_result.large.push_back(
            {width, height, judgedPaintings(what, plans, some).scores(), judgedRenders(some, width, height).scores()});
    }

    const FullEvaluationOptions& m_options;
    const Done& m_done;
    const CancelToken& m_cancel;
    ScenePainter m_painter;
    torch::Device m_device;
    PictureJudges m_judges;
    std::shared_ptr<const models::LatentSpace> m_space;
    FeatureStatistics m_reference;  // of real pictures of other scenes
    torch::Tensor m_spread;         // of each descriptor over them
    double m_secondsPerPicture = 0.0;
    FullEvaluation m_result;
};

}  // namespace

FullEvaluation evaluateFully(const FullEvaluationOptions& options,
                             const std::function<void(const std::string& what, int done, int all)>& done,
                             const CancelToken& cancel) {
    const torch::NoGradGuard noGrad;
    return Evaluator(options, done, cancel).evaluate();
}

}  // namespace core::training
