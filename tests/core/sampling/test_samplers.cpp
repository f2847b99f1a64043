#include <QtTest>
#include <fstream>

#include "tests/core/sampling/reference_sampler.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

constexpr double kSamplerTolerance = 1e-4;  // the case's suggested one

// Run name -> scheduler_config, steps, eta. The reference writes -Infinity, which is no JSON.
const nlohmann::json& runs() {
    static const nlohmann::json all = [] {
        std::ifstream stream(golden::folder("schedulers") / "configs.json");
        std::string text{std::istreambuf_iterator<char>(stream), {}};
        for (std::size_t at; (at = text.find("-Infinity")) != std::string::npos;) text.replace(at, 9, "null");
        return nlohmann::json::parse(text);
    }();
    return all;
}

std::unique_ptr<Sampler> samplerOf(const nlohmann::json& run) {
    const core::io::JsonFile config(run.at("scheduler_config"), "configs.json");
    const auto eta = run.contains("eta") ? std::optional(run.at("eta").get<double>()) : std::nullopt;
    return golden::referenceSampler(config, run.at("steps").get<int>(), eta);
}

// The network of the golden runs.
torch::Tensor goldenNetwork(const torch::Tensor& x, double t) {
    return 0.3 * x + 0.1 * torch::sin(3.0 * x + t / 1000.0);
}

torch::Tensor toTensor(const std::vector<double>& values) { return torch::tensor(values, torch::kFloat64); }

}  // namespace

class TestSamplers : public QObject {
    Q_OBJECT

    const golden::Case m_golden{"schedulers"};

    torch::Tensor want(const char* name) const {
        return m_golden.out(std::string(QTest::currentDataTag()) + "/" + name);
    }

    static void addRuns() {
        QTest::addColumn<QString>("run");
        for (const auto& [name, run] : runs().items()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

 private Q_SLOTS:
    void ladderIsTheReference_data() { addRuns(); }

    void ladderIsTheReference() {
        const auto sampler = samplerOf(runs().at(QTest::currentDataTag()));
        const torch::Tensor timesteps = toTensor(sampler->timesteps());
        // Fractions of a timestep come from a float32 table of log sigma.
        QCOMPARE(timesteps.numel(), want("timesteps").numel());
        QVERIFY((timesteps - want("timesteps")).abs().max().item<double>() < 2e-3);
        QVERIFY(std::abs(sampler->initNoiseSigma() - want("init_noise_sigma").item<double>()) < kSamplerTolerance);
    }

    void sigmasAreTheReference_data() {
        QTest::addColumn<QString>("run");
        for (const auto& [name, run] : runs().items())
            if (m_golden.findOut(name + "/sigmas").defined())
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void sigmasAreTheReference() {
        const auto sampler = samplerOf(runs().at(QTest::currentDataTag()));
        std::vector<double> got;
        for (int i = 0; i <= sampler->steps(); ++i) got.push_back(sampler->level(i).ratio());
        COMPARE_TENSORS(toTensor(got), want("sigmas"), 1e-6);
    }

    void walkIsTheReference_data() { addRuns(); }

    void walkIsTheReference() {
        const auto sampler = samplerOf(runs().at(QTest::currentDataTag()));
        const torch::Tensor drawn = m_golden.in("noise");
        int used = 0;
        const NoiseSource noise = [&](const torch::Tensor&) { return drawn[used++]; };
        torch::Tensor x = m_golden.in("x_T") * sampler->initNoiseSigma();
        COMPARE_TENSORS(x, want("x")[0], kSamplerTolerance);
        for (int i = 0; i < sampler->steps(); ++i) {
            const torch::Tensor input = sampler->scaleInput(i, x);
            COMPARE_TENSORS(input, want("model_in")[i], kSamplerTolerance);
            const torch::Tensor output = goldenNetwork(input, sampler->timesteps()[i]);
            COMPARE_TENSORS(output, want("model_out")[i], kSamplerTolerance);
            x = sampler->step(i, x, sampler->predictClean(i, x, output), noise);
            COMPARE_TENSORS(x, want("x")[i + 1], kSamplerTolerance);
            QCOMPARE(used, want("noise_used")[i].item<int>());
        }
    }

    void eulerNoisesCleanPicturesAsTheReference() {
        const auto sampler = samplerOf(runs().at("euler-eps-leading"));
        const torch::Tensor timesteps = m_golden.out("euler_add_noise/timesteps");
        for (int n = 0; n < timesteps.size(0); ++n) {
            const auto& all = sampler->timesteps();
            const auto i = std::find(all.begin(), all.end(), timesteps[n].item<double>()) - all.begin();
            const torch::Tensor got =
                sampler->addNoise(static_cast<int>(i), m_golden.in("x0_clean")[n], m_golden.in("add_noise")[n]);
            COMPARE_TENSORS(got, m_golden.out("euler_add_noise/x_t")[n], kSamplerTolerance);
        }
    }
};

PGD_TEST(TestSamplers)
#include "test_samplers.moc"
