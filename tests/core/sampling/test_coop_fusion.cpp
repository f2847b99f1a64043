#include <QtTest>
#include <functional>
#include <set>

#include "core/sampling/coop_fusion.h"
#include "core/sampling/ladder_match.h"
#include "core/sampling/latent_mask.h"
#include "tests/core/sampling/coop_actors.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::sampling;
using actors::Actor;
using actors::noiseOf;

namespace {

constexpr double kFusionTolerance = 1e-4;

torch::Tensor leaderPicture() { return noiseOf(1); }
torch::Tensor partnerPicture() { return noiseOf(2); }
torch::Tensor otherPicture() { return noiseOf(3); }

std::unique_ptr<Sampler> ddimSampler(int steps = 10) { return makeSampler("ddim", scheduleConfig(), steps); }

// 1 on the left half of the latent.
torch::Tensor leftHalf() {
    torch::Tensor mask = torch::zeros({1, 1, 4, 6});
    mask.slice(3, 0, 3).fill_(1.0);
    return mask;
}

// A leader's walk with partners: the fused latents on the way and the last one.
struct Walk {
    std::vector<double> timesteps = {};
    std::vector<torch::Tensor> cleans = {};
    torch::Tensor end = {};
};

Walk walkWith(std::vector<Partner> partners, int firstStep = 0) {
    const auto leader = ddimSampler();
    CoopFusion fusion(*leader, leaderPicture().sizes(), std::move(partners));
    Walk walk;
    walk.end = denoise(noiseOf(10), {.sampler = *leader,
                                     .denoiser = actors::knowing(leaderPicture(), *leader, PredictionType::Epsilon),
                                     .noise = seededNoise(11),
                                     .firstStep = firstStep,
                                     .refineClean = [&](const StepState& state) { return fusion.refine(state); },
                                     .onStep =
                                         [&](const StepState& state) {
                                             walk.timesteps.push_back(state.timestep);
                                             walk.cleans.push_back(state.clean);
                                         }});
    return walk;
}

torch::Tensor mixed(double strength, const torch::Tensor& partner = partnerPicture()) {
    return strength * partner + (1.0 - strength) * leaderPicture();
}

}  // namespace

class TestCoopFusion : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void withoutPartnersTheLeaderWalksAlone() {
        const auto leader = ddimSampler();
        const torch::Tensor alone =
            denoise(noiseOf(10), {.sampler = *leader,
                                  .denoiser = actors::knowing(leaderPicture(), *leader, PredictionType::Epsilon),
                                  .noise = seededNoise(11)});
        QVERIFY(torch::equal(walkWith({}).end, alone));
    }

    void onePartnerCountsByItsStrength() {
        for (const double strength : {0.3, 0.7, 1.0}) {
            Actor actor(ddimSampler(), partnerPicture());
            const Walk walk = walkWith({actor.partner(strength)});
            for (const torch::Tensor& clean : walk.cleans) COMPARE_TENSORS(clean, mixed(strength), kFusionTolerance);
            COMPARE_TENSORS(walk.end, mixed(strength), kFusionTolerance);
            QCOMPARE(actor.timesteps, walk.timesteps);
        }
    }

    void twoPartnersInAnyOrder() {
        Actor first(ddimSampler(), partnerPicture()), second(ddimSampler(), otherPicture());
        const torch::Tensor there = walkWith({first.partner(0.3), second.partner(0.5)}).end;
        // The leader keeps 0.7 * 0.5; 0.65 is shared as 3 to 5.
        const torch::Tensor expected = 0.35 * leaderPicture() + 0.24375 * partnerPicture() + 0.40625 * otherPicture();
        COMPARE_TENSORS(there, expected, kFusionTolerance);
        Actor again(ddimSampler(), partnerPicture()), before(ddimSampler(), otherPicture());
        COMPARE_TENSORS(walkWith({before.partner(0.5), again.partner(0.3)}).end, expected, kFusionTolerance);
    }

    void masksSayWhere() {
        Actor actor(ddimSampler(), partnerPicture()), other(ddimSampler(), otherPicture());
        Partner left = actor.partner(1.0), right = other.partner(0.5);
        left.mask = leftHalf();
        right.mask = 1.0 - leftHalf();
        const torch::Tensor expected = torch::where(leftHalf() > 0.5, partnerPicture(), mixed(0.5, otherPicture()));
        COMPARE_TENSORS(walkWith({left, right}).end, expected, kFusionTolerance);
    }

    void maskedAndUnmaskedPartnersMix() {
        Actor actor(ddimSampler(), partnerPicture()), other(ddimSampler(), otherPicture());
        Partner everywhere = actor.partner(0.4), left = other.partner(1.0);
        left.mask = leftHalf();
        const torch::Tensor shared = (0.4 * partnerPicture() + otherPicture()) / 1.4;
        COMPARE_TENSORS(walkWith({everywhere, left}).end, torch::where(leftHalf() > 0.5, shared, mixed(0.4)),
                        kFusionTolerance);
    }

    void canvasMasksAreAveraged() {
        torch::Tensor canvas = torch::zeros({4, 8});
        canvas.slice(1, 0, 3).fill_(1.0);
        COMPARE_TENSORS(latentMask(canvas, 2), torch::tensor({1.0, 0.5, 0.0, 0.0}).expand({1, 1, 2, 4}), 1e-6);
        QVERIFY_EXCEPTION_THROWN(latentMask(canvas, 3), core::Error);
    }

    void outsideTheWindowAPartnerCostsNothing() {
        Actor actor(ddimSampler(), partnerPicture());
        Partner early = actor.partner(0.5);
        early.window = {.lowest = 500.0};
        const Walk walk = walkWith({early});  // t = 900, 800 .. 0
        QCOMPARE(actor.timesteps, (std::vector<double>{900, 800, 700, 600, 500}));
        QCOMPARE(actor.toLeader, 5);
        QCOMPARE(actor.toPartner, 5);
        COMPARE_TENSORS(walk.cleans[4], mixed(0.5), kFusionTolerance);
        COMPARE_TENSORS(walk.cleans[5], leaderPicture(), kFusionTolerance);
    }

    void latePartnersJoinFromTheLeadersPicture() {
        Actor actor(ddimSampler(), partnerPicture());
        Partner late = actor.partner(0.5);
        late.window = {.lowest = 150.0, .highest = 350.0};
        const Walk walk = walkWith({late});
        QCOMPARE(actor.timesteps, (std::vector<double>{300, 200}));
        QCOMPARE(actor.toLeader, 2);
        QCOMPARE(actor.toPartner, 3);  // one to join
        COMPARE_TENSORS(actor.noiseAt(0, leaderPicture()), late.startNoise, kFusionTolerance);
        COMPARE_TENSORS(walk.cleans[5], leaderPicture(), kFusionTolerance);
        COMPARE_TENSORS(walk.cleans[6], mixed(0.5), kFusionTolerance);
    }

    void partnersJoinALeaderThatBeginsInTheMiddle() {
        Actor actor(ddimSampler(), partnerPicture());
        const Partner partner = actor.partner(0.5);
        walkWith({partner}, 4);
        QCOMPARE(actor.timesteps.front(), 500.0);
        COMPARE_TENSORS(actor.noiseAt(0, leaderPicture()), partner.startNoise, kFusionTolerance);
    }

    void strengthsFollowTheCurve() {
        Actor actor(ddimSampler(), partnerPicture());
        Partner partner = actor.partner(1.0);
        partner.strength = StrengthCurve({{200.0, 0.1}, {800.0, 0.7}});
        const Walk walk = walkWith({partner});
        const std::vector<double> expected = {0.7, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.1, 0.1};
        for (std::size_t i = 0; i < expected.size(); ++i)
            COMPARE_TENSORS(walk.cleans[i], mixed(expected[i]), kFusionTolerance);
    }

    // A pause: steps without an evaluation lead to where an evaluation can go on.
    void withoutStrengthAPartnerRests() {
        Actor actor(ddimSampler(), partnerPicture());
        Partner partner = actor.partner(1.0);
        partner.strength = StrengthCurve({{350.0, 0.5}, {350.1, 0.0}, {649.9, 0.0}, {650.0, 0.5}});
        const Walk walk = walkWith({partner});
        QCOMPARE(actor.timesteps, (std::vector<double>{900, 800, 700, 300, 200, 100, 0}));
        QCOMPARE(actor.toPartner, 8);  // one to catch up
        COMPARE_TENSORS(walk.cleans[5], leaderPicture(), kFusionTolerance);
        COMPARE_TENSORS(walk.end, mixed(0.5), kFusionTolerance);
    }

    void partnersWithOtherSchedules_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("prediction");
        QTest::addColumn<int>("steps");
        QTest::newRow("as fine") << "ddim"
                                 << "epsilon" << 10;
        QTest::newRow("finer, sigma space, v") << "euler"
                                               << "v_prediction" << 80;
        QTest::newRow("finer, multistep, sample") << "dpmpp_2m"
                                                  << "sample" << 80;
        QTest::newRow("coarser") << "ddim"
                                 << "v_prediction" << 4;
    }

    // A partner of another schedule, prediction type and ddimSampler sees latents that hold the fused picture
    // and the noise it started with, at levels near the leader's.
    void partnersWithOtherSchedules() {
        QFETCH(QString, id);
        QFETCH(QString, prediction);
        QFETCH(int, steps);
        const auto config = scheduleConfig({{"prediction_type", prediction.toStdString()},
                                            {"timestep_spacing", "trailing"},
                                            {"beta_schedule", "linear"},
                                            {"beta_start", 0.0001},
                                            {"beta_end", 0.02}});
        Actor actor(makeSampler(id.toStdString(), config, steps), partnerPicture(), readPredictionType(config));
        const Walk walk = walkWith({actor.partner(0.4)});
        COMPARE_TENSORS(walk.end, mixed(0.4), kFusionTolerance);
        const std::vector<int> matches = matchByLogSnr(*ddimSampler(), *actor.sampler);
        const std::set<int> due(matches.begin(), matches.end());
        QCOMPARE(actor.timesteps.size(), due.size());
        QCOMPARE(actor.toLeader, static_cast<int>(actor.timesteps.size()));
        const torch::Tensor held = actor.noiseAt(0, mixed(0.4));
        for (std::size_t i = 1; i + 1 < actor.timesteps.size(); ++i)
            COMPARE_TENSORS(actor.noiseAt(i, mixed(0.4)), held, 2e-3);
    }

    // Whatever its own clean latent and its mask.
    void aPartnerGoesWhereTheFusedLatentIs() {
        const torch::Tensor small = noiseOf(4, {1, 2, 2, 3}), answer = noiseOf(5, {1, 2, 2, 3});
        Actor actor(ddimSampler(), small);
        Partner partner = actor.partner(0.5);
        partner.bridge = {.toLeader = [](const torch::Tensor&) { return partnerPicture(); },
                          .toPartner = [&](const torch::Tensor&) { return answer; }};
        partner.mask = leftHalf();
        walkWith({partner});
        for (std::size_t i = 1; i < 9; ++i)
            COMPARE_TENSORS(actor.noiseAt(i, answer), actor.noiseAt(0, answer), kFusionTolerance);
    }

    void partnersAtWorkAreNamed() {
        const auto leader = ddimSampler();
        Actor actor(ddimSampler(), partnerPicture()), other(ddimSampler(), otherPicture());
        Partner pose = actor.partner(0.5), edges = other.partner(0.5);
        pose.name = "pose";
        edges.name = "edges";
        edges.window = {.lowest = 400.0, .highest = 700.0};
        const CoopFusion fusion(*leader, leaderPicture().sizes(), {pose, edges});
        QCOMPARE(fusion.partnersAt(800.0), (std::vector<std::string>{"pose"}));
        QCOMPARE(fusion.partnersAt(700.0), (std::vector<std::string>{"pose", "edges"}));
        QCOMPARE(fusion.partnersAt(400.0), (std::vector<std::string>{"pose", "edges"}));
    }

    void whatCannotTakePartIsNamed_data() {
        using Change = std::function<void(Partner&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, Change change, const char* sentence) {
            QTest::newRow(name) << change << QString(sentence);
        };
        row(
            "mask of another size",
            [](Partner& p) {
                p.mask = torch::ones({1, 1, 4, 5});
            },
            "expected a mask of shape [1, 1, 4, 6], found [1, 1, 4, 5]");
        row(
            "mask above one",
            [](Partner& p) {
                p.mask = 2.0 * torch::ones({1, 1, 4, 6});
            },
            "expected a mask of 0 to 1, found 2 to 2");
        row(
            "mask with NaN",
            [](Partner& p) {
                p.mask = torch::full({1, 1, 4, 6}, NAN);
            },
            "expected a mask of 0 to 1");
        row(
            "window the wrong way round", [](Partner& p) { p.window = {.lowest = 600.0, .highest = 400.0}; },
            "found t = 400 down to 600");
        row(
            "no bridge", [](Partner& p) { p.bridge.toPartner = {}; }, "a bridge in both directions");
        row(
            "no start noise", [](Partner& p) { p.startNoise.reset(); }, "expected start noise");
        row(
            "latents that do not match",
            [](Partner& p) { p.bridge.toLeader = [](auto& z) { return z.slice(1, 0, 2); }; },
            "the leader's latents of shape [1, 3, 4, 6], found [1, 2, 4, 6]");
        row(
            "latents that do not match, back",
            [](Partner& p) { p.bridge.toPartner = [](auto& z) { return z.slice(2, 0, 2); }; },
            "the partner's latents of shape [1, 3, 4, 6], found [1, 3, 2, 6]");
        row(
            "broken numbers", [](Partner& p) { p.denoiser = [](auto& z, double) { return z / 0.0; }; },
            "found NaN or infinity at t = 900");
    }

    void whatCannotTakePartIsNamed() {
        QFETCH(std::function<void(Partner&)>, change);
        QFETCH(QString, sentence);
        Actor actor(ddimSampler(), partnerPicture());
        Partner partner = actor.partner(0.5);
        change(partner);
        const auto found = QString::fromStdString(actors::sentenceOf([&] { walkWith({partner}); }));
        QVERIFY2(found.startsWith("Partner \"actor\": ") && found.contains(sentence), qPrintable(found));
    }
};

PGD_TEST(TestCoopFusion)
#include "test_coop_fusion.moc"
