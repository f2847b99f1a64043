#include <torch/nn/modules/linear.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <stdexcept>

#include "core/training/loop/learning_rate.h"
#include "core/training/loop/prefetch.h"
#include "core/training/loop/training_run.h"
#include "tests/support/test_program.h"

using namespace core::training;

namespace {

// Learns y = 2 x; the batch is the same each time, so the run is deterministic.
struct Line {
    std::shared_ptr<torch::nn::LinearImpl> model = torch::nn::Linear(1, 1).ptr();
    torch::Tensor x = torch::linspace(-1, 1, 8).unsqueeze(1);

    torch::Tensor loss() const { return torch::mse_loss(model->forward(x), 2 * x); }
};

TrainingOptions options(const QTemporaryDir& folder, std::int64_t samples) {
    TrainingOptions run;
    run.work = folder.path().toStdString();
    run.batch = 8;
    run.samples = samples;
    run.learningRate = 0.05;
    return run;
}

}  // namespace

class TestTrainingLoop : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void learningRateWarmsUpAndFalls() {
        const LearningRate rate{.peak = 1.0, .warmup = 0.1, .floor = 0.05};
        QVERIFY(rate.at(0.0) < 0.01);
        QVERIFY(rate.at(0.05) < rate.at(0.1));
        QVERIFY(std::abs(rate.at(0.1) - 0.977) < 0.01);
        QVERIFY(std::abs(rate.at(1.0) - 0.05) < 1e-6);
        QCOMPARE(rate.at(2.0), rate.at(1.0));
    }

    void helpersLoseAndRepeatNoBatch() {
        std::atomic<int> made = 0;
        std::vector<int> seen;
        Prefetch<int> batches([&] { return made++; }, 3);
        for (int i = 0; i < 200; ++i) seen.push_back(batches.next());
        std::ranges::sort(seen);
        QVERIFY(std::ranges::adjacent_find(seen) == seen.end());
        QVERIFY(seen.back() < 200 + 3 * 3);  // no further ahead than two a helper and one in the making
    }

    void aHelpersErrorReachesTheTrainer() {
        for (const int helpers : {0, 2}) {
            Prefetch<int> batches([]() -> int { throw std::runtime_error("no more pictures"); }, helpers);
            QVERIFY_EXCEPTION_THROWN(batches.next(), std::runtime_error);
        }
    }

    void withoutSamplesTheMinutesAreThePlan() {
        const QTemporaryDir folder;
        Line line;
        auto run = options(folder, 0);
        run.minutes = 0.01;
        TrainingReport last;
        TrainingRun(std::string("line"), run, line.model, line.model->parameters())
            .run([&] { return line.loss(); }, [&](const TrainingReport& report) { last = report; }, {});
        QVERIFY(last.samples > 0);
        QCOMPARE(last.plannedSamples, std::int64_t(0));
        QCOMPARE(last.secondsLeft, 0.0);
    }

    void averageFollowsTheWeights() {
        Ema ema(torch::tensor({3.0f}), 0.5);
        ema.update(torch::tensor({4.0f}));  // decay min(0.5, 2 / 11)
        const auto expected = 3.0 * 2 / 11 + 4.0 * 9 / 11;
        QVERIFY(std::abs(ema.average().item<double>() - expected) < 1e-6);
    }

    void learnsAndReports() {
        const QTemporaryDir folder;
        Line line;
        auto run = options(folder, 8 * 300);
        run.reportSeconds = 0.0;
        TrainingRun training("line", run, line.model, line.model->parameters());
        QVERIFY(training.isFresh());
        std::vector<TrainingReport> reports;
        training.run([&] { return line.loss(); }, [&](const TrainingReport& r) { reports.push_back(r); }, {});
        QVERIFY(reports.back().loss < 1e-3);
        QVERIFY(reports.back().loss < reports.front().loss);
        QCOMPARE(reports.back().samples, std::int64_t{2400});
        QVERIFY(reports[reports.size() / 2].secondsLeft >= 0);
    }

    void continuesWhereItStopped() {
        const QTemporaryDir whole, halves;
        torch::manual_seed(1);
        Line once;
        torch::manual_seed(1);
        Line first;
        TrainingRun("line", options(whole, 160), once.model, once.model->parameters())
            .run([&] { return once.loss(); }, {}, {});

        core::CancelToken cancel;
        int steps = 0;
        TrainingRun("line", options(halves, 160), first.model, first.model->parameters())
            .run(
                [&] {
                    if (++steps == 10) cancel.cancel();
                    return first.loss();
                },
                {}, cancel);
        Line second;
        TrainingRun continued("line", options(halves, 160), second.model, second.model->parameters());
        QVERIFY(!continued.isFresh());
        continued.run([&] { return second.loss(); }, {}, {});
        QVERIFY(torch::allclose(second.model->weight, once.model->weight, 1e-5, 1e-6));
        continued.useAverage();
        QVERIFY(std::abs(second.model->weight.item<double>()) > 0.01);
    }

    void aLossThatIsNoNumberStopsTheRun() {
        const QTemporaryDir folder;
        Line line;
        TrainingRun training("line", options(folder, 80), line.model, line.model->parameters());
        QVERIFY_EXCEPTION_THROWN(training.run([&] { return line.loss() * NAN; }, {}, {}), std::exception);
    }
};

PGD_TEST(TestTrainingLoop)
#include "test_training_loop.moc"
