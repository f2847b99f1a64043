#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/module_weights.h"
#include "core/text/clip_text_model.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::text;

namespace {

ClipTextConfig smallConfig() {
    ClipTextConfig config;
    config.vocabularySize = 50;
    config.width = 16;
    config.feedForwardWidth = 32;
    config.layers = 2;
    config.heads = 2;
    config.positions = 12;
    config.endToken = 49;
    config.projection = 8;
    return config;
}

// What a run of the model gives, by the names of the golden files.
core::io::TensorMap outputsByName(ClipTextModel& model, const torch::Tensor& ids) {
    const auto output = model.forward(ids);
    core::io::TensorMap named;
    for (std::size_t i = 0; i < output.hiddenStates.size(); ++i)
        named["hidden_states." + std::to_string(i)] = output.hiddenStates[i];
    named["last_hidden_state"] = output.lastHiddenState;
    named["penultimate_normed"] = model.finalNorm(output.hiddenStates[output.hiddenStates.size() - 2]);
    named["pooler_output"] = output.pooled;
    named["text_embeds"] = output.textEmbeds;
    return named;
}

}  // namespace

class TestClipTextModel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void agreesWithTheReference_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("run");
        for (const auto* name : {"clip_text", "clip_text_proj", "eps_clip"})
            for (const auto* run : {"", "short."})
                QTest::addRow("%s %s", name, run) << QByteArray(name) << QByteArray(run);
    }
    void agreesWithTheReference() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, run);
        const torch::NoGradGuard noGrad;
        const auto model = loadClipText(golden::folder(name.toStdString()));
        const golden::Case expected(name.toStdString());
        const auto prefix = run.toStdString();
        const auto ids = expected.in(prefix + "ids");
        QVERIFY(torch::equal(model->endIndex(ids), expected.out(prefix + "eos_index")));
        int compared = 0;
        for (const auto& [key, value] : outputsByName(*model, ids)) {
            const auto want = expected.findOut(prefix + key);
            if (!want.defined()) continue;
            QVERIFY2(value.defined(), key.c_str());
            const auto complaint = golden::difference(value, want, 1e-4);
            QVERIFY2(complaint.isEmpty(), qPrintable(QString::fromStdString(key) + ": " + complaint));
            ++compared;
        }
        QVERIFY2(compared >= 4, "the golden file holds fewer outputs than it should");
    }

    void projectionIsThereOrNot() {
        const torch::NoGradGuard noGrad;
        const auto ids = torch::tensor({{1, 2, 3}}, torch::kLong);
        QVERIFY(!loadClipText(golden::folder("clip_text"))->forward(ids).textEmbeds.defined());
        QVERIFY(loadClipText(golden::folder("clip_text_proj"))->forward(ids).textEmbeds.defined());
    }

    void laterTokensDoNotReachEarlierOnes() {
        const torch::NoGradGuard noGrad;
        ClipTextModel model(smallConfig());
        const auto first = torch::tensor({{1, 2, 3, 49}}, torch::kLong);
        const auto second = torch::tensor({{1, 2, 7, 8}}, torch::kLong);
        const auto a = model.forward(first).lastHiddenState, b = model.forward(second).lastHiddenState;
        QVERIFY(torch::allclose(a.narrow(1, 0, 2), b.narrow(1, 0, 2)));
        QVERIFY(!torch::allclose(a.narrow(1, 2, 1), b.narrow(1, 2, 1)));
    }

    void refusesForeignIds_data() {
        QTest::addColumn<std::vector<std::int64_t>>("ids");
        QTest::newRow("too large") << std::vector<std::int64_t>{1, 50};
        QTest::newRow("negative") << std::vector<std::int64_t>{-1, 2};
        QTest::newRow("too many") << std::vector<std::int64_t>(13, 1);
        QTest::newRow("none") << std::vector<std::int64_t>{};
    }
    void refusesForeignIds() {
        QFETCH(std::vector<std::int64_t>, ids);
        ClipTextModel model(smallConfig());
        const auto row = torch::tensor(ids, torch::kLong).unsqueeze(0);
        QVERIFY_EXCEPTION_THROWN(model.forward(row), core::Error);
        QVERIFY_EXCEPTION_THROWN(model.forward(torch::ones({1, 2})), core::Error);
        QVERIFY_EXCEPTION_THROWN(model.forward(torch::ones({2}, torch::kLong)), core::Error);
    }

    void canBeTrained() {
        torch::manual_seed(1);
        ClipTextModel model(smallConfig());
        model.initWeights();
        const auto ids = torch::arange(12, torch::kLong).unsqueeze(0).clone();
        ids[0][11] = 49;
        const auto output = model.forward(ids);
        (output.textEmbeds.pow(2).sum() + output.lastHiddenState.pow(3).sum()).backward();
        for (const auto& item : model.named_parameters()) {
            const auto gradient = item.value().grad();
            QVERIFY2(gradient.defined() && gradient.isfinite().all().item<bool>(), item.key().c_str());
            // A bias on all keys cancels in the softmax.
            if (item.key().find("k_proj.bias") == std::string::npos)
                QVERIFY2(gradient.abs().max().item<double>() > 1e-7, item.key().c_str());
        }
    }

    void startingWeightsAreSmall() {
        torch::manual_seed(1);
        auto config = smallConfig();
        config.width = 64;
        ClipTextModel model(config);
        model.initWeights();
        for (const auto& item : model.named_parameters()) {
            const auto spread = item.value().std().item<double>();
            if (item.key().find("token_embedding") != std::string::npos) QVERIFY(std::abs(spread - 0.02) < 0.002);
            if (item.key().find("norm") == std::string::npos) QVERIFY2(spread < 0.2, item.key().c_str());
        }
    }

    void savedAndLoadedAgain() {
        const torch::NoGradGuard noGrad;
        ClipTextModel model(smallConfig());
        const QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        core::io::writeSafetensors(path / "model.safetensors", core::io::weightsOf(model, torch::kFloat));
        QFile config(folder.filePath("config.json"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(QByteArray::fromStdString(model.config().toJson().dump()));
        config.close();
        const auto ids = torch::tensor({{3, 4, 49}}, torch::kLong);
        QVERIFY(torch::equal(loadClipText(path)->forward(ids).textEmbeds, model.forward(ids).textEmbeds));
    }

    void aFileOfAnotherModelIsRefused() {
        const QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        std::filesystem::copy(golden::folder("clip_text") / "config.json", path / "config.json");
        std::filesystem::copy(golden::folder("eps_clip") / "model.safetensors", path / "model.safetensors");
        try {
            loadClipText(path);
            QFAIL("it was loaded");
        } catch (const core::Error& error) {
            const QString text = error.what();
            // The config promises more weights than the file holds: found before memory is set aside.
            QVERIFY2(text.contains("model.safetensors") && text.contains("expected a network of at most"),
                     error.what());
        }
    }
};

PGD_TEST(TestClipTextModel)
#include "test_clip_text_model.moc"
