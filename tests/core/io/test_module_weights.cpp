#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/module_weights.h"
#include "tests/support/test_program.h"

using namespace core::io;

namespace {

// Two parameters and a buffer under nested names.
class Small : public torch::nn::Module {
 public:
    Small() {
        register_module("inner", m_linear);
        m_counter = register_buffer("counter", torch::zeros(2, torch::kInt64));
    }
    torch::nn::Linear m_linear{torch::nn::LinearOptions(3, 2)};
    torch::Tensor m_counter;
};

}  // namespace

class TestModuleWeights : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    SafetensorsFile written(const TensorMap& tensors) const {
        const auto file = m_folder.filePath("weights.safetensors").toStdString();
        writeSafetensors(file, tensors);
        return SafetensorsFile(file);
    }

    static QString sentenceOf(Small& module, const WeightSource& source, const LoadOptions& options = {}) {
        try {
            loadWeights(module, source, options);
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void halfPrecisionRoundTrip() {
        Small saved, loaded;
        saved.m_counter.fill_(5);
        const auto source = written(weightsOf(saved, torch::kHalf));
        QVERIFY(source.require("inner.weight").dtype() == torch::kHalf);
        loadWeights(loaded, source);
        QVERIFY(loaded.m_linear->weight.dtype() == torch::kFloat32);
        QVERIFY(torch::allclose(loaded.m_linear->weight, saved.m_linear->weight, 1e-3, 1e-3));
        QVERIFY(torch::equal(loaded.m_counter, saved.m_counter));
    }

    void everyComplaintIsInOneSentence() {
        Small module;
        const auto before = module.m_linear->weight.detach().clone();
        const auto text = sentenceOf(module, written({{"inner.weight", torch::ones({3, 3})},
                                                      {"inner.bias", torch::ones(2)},
                                                      {"other", torch::ones(1)}}));
        QVERIFY2(text.contains("1 missing: counter"), qPrintable(text));
        QVERIFY2(text.contains("1 unexpected: other"), qPrintable(text));
        QVERIFY2(text.contains("inner.weight (expected [2, 3], found [3, 3])"), qPrintable(text));
        QVERIFY2(text.contains("weights.safetensors"), qPrintable(text));
        QVERIFY2(torch::equal(module.m_linear->weight, before), "a refused file changed the module");
    }

    // Counters that trainers leave are no weights that we lack a place for; quantised weights are none that we can
    // read.
    void wholeNumbersAreNoWeights() {
        Small module;
        auto tensors = weightsOf(module, torch::kHalf);
        tensors["inner.num_batches"] = torch::tensor(7);
        tensors["inner.mask"] = torch::ones(3, torch::kBool);
        QCOMPARE(sentenceOf(module, written(tensors)), QString());
        tensors["inner.weight"] = torch::ones({2, 3}, torch::kInt8);
        const auto text = sentenceOf(module, written(tensors));
        QVERIFY2(text.contains("1 of whole numbers, which are no weights (quantised?): inner.weight"),
                 qPrintable(text));
    }

    void keysAreRenamedOrIgnored() {
        Small module;
        LoadOptions options;
        options.rename = [](const std::string& key) {
            if (key == "old") return std::string("inner.weight");
            return key == "noise" ? std::string() : key;
        };
        const auto source = written({{"old", torch::ones({2, 3})},
                                     {"inner.bias", torch::zeros(2)},
                                     {"counter", torch::ones(2, torch::kInt64)},
                                     {"noise", torch::ones(9)}});
        QCOMPARE(sentenceOf(module, source, options), QString());
        QCOMPARE(module.m_linear->weight.sum().item<double>(), 6.0);
    }
};

PGD_TEST(TestModuleWeights)
#include "test_module_weights.moc"
