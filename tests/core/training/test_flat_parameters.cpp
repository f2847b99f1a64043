#include <torch/linalg.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/adamw.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/training/loop/orthogonal_updates.h"
#include "core/training/loop/trained_network.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::training;

namespace {

torch::nn::Sequential network() {
    torch::manual_seed(5);
    return torch::nn::Sequential(torch::nn::Linear(3, 4), torch::nn::Linear(4, 2));
}

torch::Tensor lossOf(torch::nn::Sequential& net) {
    const auto x = torch::linspace(-1, 1, 12).view({4, 3});
    const auto type = net->parameters().front().scalar_type();
    return (net->forward(x.to(type)).to(torch::kFloat32) - 3.0).square().sum();
}

}  // namespace

class TestFlatParameters : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void parametersBecomeViews() {
        auto net = network();
        const auto before = net->parameters().front().clone();
        FlatParameters flat(*net, net->parameters());
        COMPARE_TENSORS(net->parameters().front(), before, 0.0);
        lossOf(net).backward();
        QVERIFY(flat.gradients().abs().max().item<float>() > 0.0f);
        {
            const torch::NoGradGuard noGrad;
            flat.masters().fill_(0.5);
        }
        QCOMPARE(net->parameters().back()[0].item<float>(), 0.5f);
        QVERIFY(flat.named(flat.masters()).contains("1.bias"));
    }

    // Step by step what LibTorch's own optimiser does with clipped gradients.
    void movesAsAdamWDoes() {
        auto own = network(), reference = network();
        TrainedNetwork trained(own.ptr(), own->parameters());
        const auto options = torch::optim::AdamWOptions(0.01).betas({0.9, 0.98}).weight_decay(0.01);
        torch::optim::AdamW adam(reference->parameters(), options);
        for (int step = 1; step <= 20; ++step) {
            lossOf(own).backward();
            trained.step(0.01, step);
            adam.zero_grad();
            lossOf(reference).backward();
            torch::nn::utils::clip_grad_norm_(reference->parameters(), 1.0);
            adam.step();
        }
        for (std::size_t i = 0; i < own->parameters().size(); ++i)
            COMPARE_TENSORS(own->parameters()[i], reference->parameters()[i], 1e-5);
    }

    void orthogonalUpdatesEvenOutSingularValues() {
        torch::manual_seed(3);
        const auto basis = std::get<0>(torch::linalg_qr(torch::randn({2, 64, 64})));
        const auto squares = basis.matmul(torch::diag(torch::linspace(0.05, 1.0, 64))).matmul(basis.transpose(1, 2));
        const auto values = torch::linalg_svdvals(orthogonalised(squares));
        QVERIFY(values.min().item<double>() > 0.6);
        QVERIFY(values.max().item<double>() < 1.3);
        // What turns the matrix turns its orthogonal factor.
        COMPARE_TENSORS(orthogonalised(basis.matmul(squares)), basis.matmul(orthogonalised(squares)), 1e-4);
    }

    // Wide and tall matrices move alike; what is no matrix, or a small one, is left to AdamW.
    void orthogonalUpdatesConcernHiddenMatrices() {
        torch::manual_seed(4);
        torch::nn::Sequential net(torch::nn::Linear(128, 64), torch::nn::Linear(64, 128), torch::nn::Linear(128, 3));
        FlatParameters flat(*net, net->parameters());
        const OrthogonalUpdates updates(flat);
        auto momentum = torch::randn_like(flat.masters()), update = torch::full_like(flat.masters(), 7.0);
        flat.named(momentum).at("1.weight").copy_(flat.named(momentum).at("0.weight").t());
        updates.overwrite(update, momentum);
        const auto moved = flat.named(update);
        COMPARE_TENSORS(moved.at("1.weight"), moved.at("0.weight").t(), 1e-4);
        const auto rms = moved.at("0.weight").square().mean().sqrt().item<double>();
        QVERIFY2(rms > 0.15 && rms < 0.23, qPrintable(QString::number(rms)));
        for (const auto* other : {"0.bias", "1.bias", "2.weight", "2.bias"})
            COMPARE_TENSORS(moved.at(other), torch::full_like(moved.at(other), 7.0), 0.0);
    }

    // Steps far below what bf16 can tell apart add up in the masters.
    void mastersKeepWhatHalfPrecisionLoses() {
        auto net = network();
        net->to(torch::kBFloat16);
        TrainedNetwork trained(net.ptr(), net->parameters());
        const auto first = lossOf(net).item<double>();
        for (int step = 1; step <= 400; ++step) {
            lossOf(net).backward();
            trained.step(1e-3, step);
        }
        QVERIFY(lossOf(net).item<double>() < 0.8 * first);
        QCOMPARE(trained.averagedWeights().at("0.weight").scalar_type(), torch::kFloat32);
    }

    void whatDoesNotLearnStays() {
        auto net = network();
        const auto fixed = net->parameters()[0].clone();
        const auto all = net->parameters();
        TrainedNetwork trained(net.ptr(), {all[2], all[3]});
        lossOf(net).backward();
        trained.step(0.1, 1);
        COMPARE_TENSORS(net->parameters()[0], fixed, 0.0);
        COMPARE_TENSORS(trained.averagedWeights().at("0.weight"), fixed, 0.0);
    }

    void goesOnFromAFolder() {
        const QTemporaryDir folder;
        auto whole = network(), first = network(), second = network();
        TrainedNetwork once(whole.ptr(), whole->parameters()), half(first.ptr(), first->parameters());
        const auto steps = [](TrainedNetwork& trained, torch::nn::Sequential& net, int from, int to) {
            for (int step = from; step <= to; ++step) {
                lossOf(net).backward();
                trained.step(0.02, step);
            }
        };
        steps(once, whole, 1, 12);
        steps(half, first, 1, 6);
        half.save(folder.path().toStdString());
        TrainedNetwork continued(second.ptr(), second->parameters());
        continued.load(folder.path().toStdString(), 6);
        steps(continued, second, 7, 12);
        COMPARE_TENSORS(second->parameters()[2], whole->parameters()[2], 1e-6);
        COMPARE_TENSORS(continued.averagedWeights().at("1.weight"), once.averagedWeights().at("1.weight"), 1e-6);
    }
};

PGD_TEST(TestFlatParameters)
#include "test_flat_parameters.moc"
