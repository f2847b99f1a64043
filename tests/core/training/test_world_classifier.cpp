#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/training/judges/classifier_accuracy.h"
#include "core/training/judges/judge_pictures.h"
#include "core/training/judges/normed_learner.h"
#include "core/training/judges/worn_pictures.h"
#include "tests/support/test_program.h"

using namespace core::training;

namespace {

core::world::SceneAttributes sceneWith(int people) {
    core::world::SceneAttributes scene;
    scene.people.resize(static_cast<std::size_t>(people));
    return scene;
}

}  // namespace

class TestWorldClassifier : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void peopleAreCountedUpToTwo() {
        const auto labels = worldLabels({sceneWith(0), sceneWith(1), sceneWith(2), sceneWith(5)});
        const auto people = labels.answers.select(1, labels.answers.size(1) - 1);
        QVERIFY(torch::equal(people, torch::tensor({0, 1, 2, 2}, torch::kInt64)));
        QCOMPARE(labels.answers.size(1), static_cast<std::int64_t>(judgedProperties().size()));
        QCOMPARE(labels.answers[0][2].item<std::int64_t>(), kNotShown);
    }

    void anySizeHasFeatures() {
        torch::manual_seed(1);
        WorldClassifier net;
        const auto maps = net.features(torch::rand({2, 3, 64, 96}));
        QCOMPARE(maps.size(), std::size_t{5});
        QVERIFY(maps.front().sizes() == torch::IntArrayRef({2, 32, 32, 48}));
        QVERIFY(maps.back().sizes() == torch::IntArrayRef({2, 160, 2, 3}));
        QVERIFY(net.descriptors(torch::rand({2, 3, 64, 96})).size(1) == WorldClassifier::kDescriptorWidth);
        QVERIFY(net.read(torch::rand({2, 3, 64, 96})).answers.size(1) ==
                static_cast<std::int64_t>(judgedProperties().size()));
    }

    void theLossFallsOnWhatIsKnownAndIsFiniteWithoutPeople() {
        torch::manual_seed(2);
        WorldClassifier net;
        const auto pictures = torch::rand({2, 3, 64, 64}) * 2 - 1;
        const auto labels = worldLabels({sceneWith(0), sceneWith(0)});
        const auto loss = classifierLoss(net.forward(pictures), labels);
        QVERIFY(std::isfinite(loss.item<double>()));
        loss.backward();
        for (auto& p : net.parameters()) p.set_data(p - 0.05 * p.grad() / (p.grad().norm() + 1e-9));
        QVERIFY(classifierLoss(net.forward(pictures), labels).item<double>() < loss.item<double>());
    }

    void aFolderBringsTheSameNetworkBackAndTeachesPictures() {
        torch::manual_seed(3);
        WorldClassifier net;
        const torch::NoGradGuard noGrad;
        for (auto& p : net.parameters()) p.copy_(p.to(torch::kHalf));
        const QTemporaryDir folder;
        writeWorldClassifier(folder.path().toStdString(), net);
        const auto read = loadWorldClassifier(folder.path().toStdString());
        auto pictures = torch::rand({1, 3, 64, 64});
        QVERIFY(torch::equal(read->forward(pictures), net.forward(pictures)));
        const torch::AutoGradMode withGrad(true);
        pictures.set_requires_grad(true);
        read->features(pictures).back().sum().backward();
        QVERIFY(pictures.grad().abs().sum().item<double>() > 0);
        for (const auto& p : read->parameters()) QVERIFY(!p.grad().defined());
    }

    void normsFoldIntoTheConvolutions() {
        torch::manual_seed(6);
        const auto net = std::make_shared<WorldClassifier>();
        NormedLearner learner(net);
        const auto batch = [] { return torch::rand({4, 3, 64, 64}) * 2 - 1; };
        learner.settle(3, batch);
        const torch::NoGradGuard noGrad;
        const auto pictures = batch();
        const auto want = learner.forward(pictures);
        learner.fold();
        QVERIFY((net->forward(pictures) - want).abs().max().item<double>() < 1e-3 * want.abs().max().item<double>());
    }

    void normsThatStartAsIsChangeNothing() {
        torch::manual_seed(7);
        const auto net = std::make_shared<WorldClassifier>();
        NormedLearner learner(net);
        const auto pictures = torch::rand({4, 3, 64, 64}) * 2 - 1;
        learner.startAsIs(pictures);
        learner.train();
        const torch::NoGradGuard noGrad;
        const auto want = net->forward(pictures);
        QVERIFY((learner.forward(pictures) - want).abs().max().item<double>() < 1e-3 * want.abs().max().item<double>());
    }

    // Not how good it is, which the trainer logs: that the shipped weights belong to this world at all.
    void theShippedClassifierKnowsTheWorld() {
        const auto classifier = loadWorldClassifier(PGD_SOURCE_DIR "/resources/models/world-classifier");
        const auto set = judgePictures(JudgeUse::Checking, 64, 2);
        for (const auto& [name, share] : classifierAccuracy(*classifier, set.pictures, set.labels))
            if (name == "background" || name == "people" || name == "top colour" || name == "style")
                QVERIFY2(share > 0.7, qPrintable(QString("%1: %2").arg(name.c_str()).arg(share)));
    }

    void fineStepsKeepPicturesAndCoarseOnesOnlyBlockMeans() {
        torch::manual_seed(4);
        const auto picture = torch::rand({1, 3, 16, 24});
        QVERIFY((quantisedBlocks(picture, 1e-5) - picture).abs().max().item<double>() < 1e-3);
        QVERIFY(quantisedBlocks(picture, 1e3).abs().max().item<double>() < 1e-6);
        // A plain block is its mean alone: 8 times its value, rounded to the step.
        const auto plain = quantisedBlocks(torch::full({1, 3, 8, 8}, 0.3), 1.0);
        QVERIFY((plain - 0.25).abs().max().item<double>() < 1e-5);
    }

    void wearStaysInRangeAndCanBeNone() {
        torch::manual_seed(5);
        const auto pictures = torch::rand({2, 3, 32, 48}) * 2 - 1;
        for (int i = 0; i < 20; ++i) {
            const auto spoiled = worn(pictures, {});
            QVERIFY(spoiled.sizes() == pictures.sizes());
            QVERIFY(spoiled.abs().max().item<double>() <= 1.0);
        }
        const Wear none{.blurs = {1}, .mostNoise = 0, .mostTint = 0, .mostFade = 0, .mostQuantised = 0};
        QVERIFY(torch::equal(worn(pictures, none), pictures));
    }
};

PGD_TEST(TestWorldClassifier)
#include "test_world_classifier.moc"
