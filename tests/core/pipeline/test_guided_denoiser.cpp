#include <ATen/Parallel.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>

#include "core/base/cancel_token.h"
#include "core/nets/evaluation_cost.h"
#include "core/pipeline/painting/guided_denoiser.h"
#include "tests/core/pipeline/family_plan.h"
#include "tests/core/support/golden.h"
#include "tests/core/support/stable_diffusion.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;
namespace models = core::models;
namespace nets = core::nets;

namespace {

constexpr double kBranchTolerance = 1e-4;

Plan planWithBranches() {
    auto plan = familyPlan("sd1");
    plan.negativePrompt = "snow";
    plan.styles = {{.prefix = "watercolour, ", .strength = 0.5}};
    return plan;
}

// Notes what it is told beside the prompt.
class Listener : public nets::Denoiser {
 public:
    nets::DenoiserPorts ports() const override { return {}; }
    torch::nn::Module& module() override { return m_module; }
    torch::Tensor denoise(const nets::DenoiserInput& input, const nets::ControlResiduals*,
                          const core::CancelToken&) override {
        heard = input.added.timeIds;
        return input.sample;
    }

    torch::Tensor heard;

 private:
    torch::nn::LinearImpl m_module{1, 1};
};

}  // namespace

// The branches of guidance, together and side by side.
class TestGuidedDenoiser : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<const models::DiffusionModel> m_model;
    std::shared_ptr<nets::ControlNetModel> m_control;
    PromptBranches m_branches;
    torch::Tensor m_latent;

    GuidedDenoiser denoiser(const StageConditions& conditions = {}, core::CancelToken cancel = {}) const {
        return GuidedDenoiser({m_model->structure, m_model->texture, 0.0}, m_branches, conditions, std::move(cancel));
    }

    StageConditions withControl() const {
        const auto f = m_control->downsampling();
        const auto map = torch::rand({1, 3, m_latent.size(2) * f, m_latent.size(3) * f});
        return {.controls = {{.net = m_control, .map = map, .strength = {.scale = 0.8, .guess = true}}}};
    }

 private Q_SLOTS:
    void initTestCase() {
        const std::filesystem::path folder = m_folder.path().toStdString();
        writeStableDiffusion(folder / "sd1", Family::Sd1);
        writeFamilyControlNet(folder / "control", Family::Sd1);
        m_model = models::loadDiffusionModel(models::openModelFolder(folder / "sd1"), {});
        m_control = nets::loadControlNet(folder / "control");
        const torch::NoGradGuard inference;
        torch::manual_seed(1);
        m_branches = encodeBranches(*m_model, planWithBranches(), 5.0, Styles::Use);
        m_latent = torch::randn({1, 4, 8, 9});
    }

    void cleanup() { at::set_num_threads(1); }

    void sideBySideGivesTheBatchsAnswer() {
        const torch::NoGradGuard inference;
        QCOMPARE(m_branches.count(), std::int64_t{3});
        QVERIFY(nets::shouldRunApart(nets::mostProducts(m_model->texture->module(), 72), 3, 2));
        const nets::DenoiserInput batch{.sample = m_latent.repeat({3, 1, 1, 1}),
                                        .timestep = torch::full({3}, 400.0),
                                        .encoderHiddenStates = m_branches.tokens,
                                        .added = {}};
        const auto together = m_branches.combine(m_model->texture->denoise(batch, nullptr, {}));
        const auto difference = golden::difference(denoiser()(m_latent, 400.0), together, kBranchTolerance);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void theNumberOfThreadsChangesNoBit() {
        const torch::NoGradGuard inference;
        for (const auto& conditions : {StageConditions{}, withControl()}) {
            const auto evaluate = denoiser(conditions);
            at::set_num_threads(1);
            const auto alone = evaluate(m_latent, 400.0);
            for (const int threads : {2, 3, 5}) {
                at::set_num_threads(threads);
                QVERIFY(torch::equal(evaluate(m_latent, 400.0), alone));
            }
        }
    }

    // They may have learned with different ones.
    void eachGeneratorIsToldItsOwnNumber() {
        const torch::NoGradGuard inference;
        const auto structure = std::make_shared<Listener>(), texture = std::make_shared<Listener>();
        const GuidedDenoiser both({structure, texture, 500.0}, m_branches,
                                  {.timeIds = torch::full({1, 1}, 256.0), .textureTimeIds = torch::full({1, 1}, 384.0)},
                                  {});
        both(m_latent, 800.0);
        both(m_latent, 200.0);
        QCOMPARE(structure->heard.mean().item<float>(), 256.0f);
        QCOMPARE(texture->heard.mean().item<float>(), 384.0f);
    }

    void guessModeLeavesTheNegativePromptAlone() {
        const torch::NoGradGuard inference;
        const auto conditions = withControl();
        const auto everything = m_branches;
        QVERIFY(!torch::equal(denoiser(conditions)(m_latent, 400.0), denoiser()(m_latent, 400.0)));
        m_branches.guidance = 0.0;  // the negative prompt's answer alone
        m_branches.styleStrengths = {0.0};
        const auto difference =
            golden::difference(denoiser(conditions)(m_latent, 400.0), denoiser()(m_latent, 400.0), kBranchTolerance);
        m_branches = everything;
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void cancellingReachesEveryBranch() {
        const torch::NoGradGuard inference;
        at::set_num_threads(2);
        std::atomic<int> calls = 0;
        const auto evaluate = denoiser({}, core::CancelToken([&] {
                                           if (++calls > 3) throw core::Cancelled{};
                                       }));
        QVERIFY_THROWS_EXCEPTION(core::Cancelled, evaluate(m_latent, 400.0));
    }

    void smallNetworksRunApartAndLargeOnesTogether() {
        QVERIFY(nets::shouldRunApart(1e9, 1, 2));
        QVERIFY(nets::shouldRunApart(1e10, 2, 2));
        QVERIFY(!nets::shouldRunApart(1e10, 2, 16));         // cores would idle
        QVERIFY(!nets::shouldRunApart(8.6e8 * 1024, 2, 2));  // Stable Diffusion at 256 x 256
    }
};

PGD_TEST(TestGuidedDenoiser)
#include "test_guided_denoiser.moc"
