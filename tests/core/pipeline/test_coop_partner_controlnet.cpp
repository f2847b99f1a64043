#include <torch/types.h>
#include <torch/utils.h>

#include <QtTest>

#include "core/base/error.h"
#include "core/pipeline/painting/guided_denoiser.h"
#include "core/sampling/coop_fusion.h"
#include "tests/core/sampling/golden_models.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::sampling;

namespace {

constexpr double kTolerance = 3.4e-4;  // relative, of whole runs, as the fixtures' manifest suggests
const PictureSize kPicture{64, 48}, kHalf{32, 24};

// How one run of the reference was made.
struct Setting {
    double strength = 0.4;
    double guidanceA = 1.0, guidanceB = 1.0;
    double controlScale = 1.0;  // 0: no ControlNet
    int steps = 6;
    int tStruct = 0;
    bool isSmall = false;  // the partner's picture, by half
    bool isSameSpace = false;
};

const std::map<std::string, Setting> kSettings{
    {"literal_d0.4", {}},
    {"literal_d0.4_no_control", {.controlScale = 0.0}},
    {"literal_cfg_d0.6", {.strength = 0.6, .guidanceA = 5.0, .guidanceB = 7.5}},
    {"literal_cn0.7_start0.25_end0.75", {.controlScale = 0.7, .steps = 8}},
    {"pair_partner_T500", {.strength = 0.5, .controlScale = 0.8, .steps = 8, .tStruct = 500}},
    {"pair_partner_T500_cfg",
     {.strength = 0.5, .guidanceA = 3.0, .guidanceB = 4.0, .controlScale = 0.8, .tStruct = 500}},
    {"smaller_partner", {.strength = 0.5, .isSmall = true}},
    {"identity_d0.5", {.strength = 0.5, .isSameSpace = true}},
    {"identity_cfg_d0.3",
     {.strength = 0.3, .guidanceA = 4.0, .guidanceB = 2.5, .controlScale = 0.5, .isSameSpace = true}}};

PromptBranches branchesOf(const golden::Case& io, const std::string& space, double guidance) {
    PromptBranches branches;
    branches.guidance = guidance;
    branches.hasNegative = guidance != 1.0;
    const auto both = [&](const std::string& name) {
        const auto rows = io.findIn(space + "." + name);
        if (!rows.defined() || !branches.hasNegative) return rows;
        return torch::cat({rows, io.in(space + ".negative_" + name)});
    };
    branches.tokens = both("prompt_embeds");
    branches.pooled = both("pooled");
    return branches;
}

// One cooperation through the networks, guidance, ControlNets and fusion that pictures are painted with, compared on
// its way: latents, guided outputs, estimates and fused noise of both sides at every step.
class Cooperation {
 public:
    Cooperation(std::string name, const Setting& setting) : m_name(std::move(name)), m_setting(setting) {}

    void walk() {
        CoopFusion fusion(*m_samplerA, in("zA_T").sizes(), {partner()});
        const auto end = denoise(in("zA_T"), leaderRun(fusion));
        QCOMPARE(m_step, m_setting.steps);
        at(m_step, "z", end);
        at(m_step, "zB", fusion.partnerLatent(0));
        COMPARE_TENSORS(codecA().decode(end), m_io.out(m_name + ".image"), kTolerance);
    }

 private:
    torch::Tensor in(const std::string& name) const { return m_io.in(name); }

    void at(int step, const char* name, const torch::Tensor& got) const {
        COMPARE_TENSORS(got, m_io.out(m_name + "." + name)[step].reshape_as(got), kTolerance);
    }

    PictureCodec codecA() const { return golden::codec(m_setting.isSameSpace ? "base_sd15/vae" : "base_sdxl/vae"); }

    // The steps at which the reference's ControlNet acts, as a window of timesteps.
    std::vector<ControlAtWork> controls() const {
        const auto active = m_io.out(m_name + ".control_active").nonzero().flatten();
        if (m_setting.controlScale == 0.0 || active.numel() == 0) return {};
        const auto timestepAt = [&](std::int64_t i) {
            return m_samplerB->timesteps()[static_cast<std::size_t>(active[i].item<std::int64_t>())];
        };
        return {{.net = core::nets::loadControlNet(golden::folder("coop_partner_controlnet/controlnet")),
                 .map = m_setting.isSmall ? m_io.out(m_name + ".control_small") : in("control"),
                 .window = {timestepAt(active.numel() - 1), timestepAt(0)},
                 .strength = {.scale = m_setting.controlScale}}};
    }

    Denoiser leader() const {
        const bool same = m_setting.isSameSpace;
        const auto unet = core::nets::loadUNet(golden::folder(same ? "base_sd15/unet_texture" : "base_sdxl/unet"));
        StageConditions conditions;
        if (!same) conditions.timeIds = conditions.textureTimeIds = in("A.time_ids");
        return GuidedDenoiser({unet, unet, 0.0}, branchesOf(m_io, same ? "B" : "A", m_setting.guidanceA),
                              std::move(conditions), {});
    }

    Denoiser partnerDenoiser() const {
        return GuidedDenoiser(
            {core::nets::loadUNet(golden::folder("base_sd15/unet")),
             core::nets::loadUNet(golden::folder("base_sd15/unet_texture")), static_cast<double>(m_setting.tStruct)},
            branchesOf(m_io, "B", m_setting.guidanceB), {.controls = controls()}, {});
    }

    Bridge bridge() const {
        const auto same = [](const torch::Tensor& latent) { return latent; };
        if (m_setting.isSameSpace) return {same, same};
        return imageBridge({codecA(), kPicture},
                           {golden::codec("base_sd15/vae"), m_setting.isSmall ? kHalf : kPicture});
    }

    // The same, compared with the reference as it is crossed.
    Bridge watchedBridge() {
        const auto plain = bridge();
        return {.toLeader =
                    [this, plain](const torch::Tensor& clean) {
                        at(m_step, "z0B_hat", clean);
                        auto bridged = plain.toLeader(clean);
                        at(m_step, "z0_tilde", bridged);
                        return bridged;
                    },
                .toPartner =
                    [this, plain](const torch::Tensor& clean) {
                        auto bridged = plain.toPartner(clean);
                        at(m_step, "epsB_fuse", epsilonOf(m_zB, bridged, m_samplerB->level(m_step)));
                        return bridged;
                    }};
    }

    Partner partner() {
        const auto* start = m_setting.isSmall ? "zB_T_small" : m_setting.isSameSpace ? "zA_T" : "zB_T";
        return {.name = "B",
                .sampler = *m_samplerB,
                .denoiser =
                    [this, network = partnerDenoiser()](const torch::Tensor& z, double t) {
                        m_zB = z;
                        at(m_step, "zB", z);
                        auto epsilon = network(z, t);
                        at(m_step, "epsB", epsilon);
                        return epsilon;
                    },
                .bridge = watchedBridge(),
                .startNoise = in(start),
                .noise = seededNoise(0),
                .strength = StrengthCurve(m_setting.strength)};
    }

    DenoiseRun leaderRun(CoopFusion& fusion) {
        return {.sampler = *m_samplerA,
                .denoiser =
                    [this, network = leader()](const torch::Tensor& z, double t) {
                        at(m_step, "z", z);
                        auto epsilon = network(z, t);
                        at(m_step, "eps", epsilon);
                        return epsilon;
                    },
                .noise = seededNoise(0),
                .refineClean = [&fusion](const StepState& state) { return fusion.refine(state); },
                .onStep =
                    [this](const StepState& state) {
                        at(m_step, "eps_fuse", epsilonOf(state.x, state.clean, m_samplerA->level(m_step)));
                        ++m_step;
                    }};
    }

    golden::Case m_io{"coop_partner_controlnet"};
    std::string m_name;
    Setting m_setting;
    std::unique_ptr<Sampler> m_samplerA = golden::ddim(m_setting.steps), m_samplerB = golden::ddim(m_setting.steps);
    int m_step = 0;
    torch::Tensor m_zB;
};

}  // namespace

// Algorithm 1 of the paper in its literal form, whose partner is a whole painter: with its own autoencoder, prompt,
// guidance, ControlNet, T_struct and size.
class TestCoopPartnerControlnet : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void asTheReference_data() {
        QTest::addColumn<QString>("name");
        for (const auto& [name, setting] : kSettings) QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void asTheReference() {
        QFETCH(QString, name);
        const c10::InferenceMode inference;
        Cooperation(name.toStdString(), kSettings.at(name.toStdString())).walk();
    }
};

PGD_TEST(TestCoopPartnerControlnet)
#include "test_coop_partner_controlnet.moc"
