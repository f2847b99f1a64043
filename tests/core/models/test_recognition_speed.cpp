#include <QTemporaryDir>
#include <algorithm>
#include <ctime>

#include "core/base/error.h"
#include "core/models/checkpoint_file.h"
#include "core/models/checkpoint_model.h"
#include "core/models/model_registry.h"
#include "tests/core/support/real_sized.h"
#include "tests/support/test_program.h"

using namespace core::models;
namespace fs = std::filesystem;

namespace {

// Of the processor's time, which other programs do not stretch. Reading the whole of a file takes seconds.
#ifdef __SANITIZE_ADDRESS__
constexpr double kMostMilliseconds = 2000;  // the sanitizers watch every step
#else
constexpr double kMostMilliseconds = 100;
#endif
constexpr int kRuns = 40;  // at most: a neighbour on the same core slows some of them

template <typename Work>
double processorMilliseconds(const Work& work) {
    const auto start = std::clock();
    work();
    return 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

// Files of real size, all zeros and full of holes: what they are is known from their headers, at once.
class TestRecognitionSpeed : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void isAMoment_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("family");
        QTest::addColumn<qint64>("least");  // bytes
        QTest::newRow("Stable Diffusion 1.5") << "sd15.safetensors"
                                              << "Stable Diffusion 1.x" << qint64(2'000'000'000);
        QTest::newRow("SDXL") << "sdxl.safetensors"
                              << "SDXL" << qint64(6'900'000'000);
        QTest::newRow("PanGu-Draw v3") << "pangu.ckpt"
                                       << "PanGu-Draw v3" << qint64(10'000'000'000);
    }
    void isAMoment() {
        QFETCH(QString, name);
        const fs::path file = m_folder.filePath(name).toStdString();
        if (name.startsWith("sd15")) writeSparseSafetensors(file, stableDiffusion15Shapes());
        if (name.startsWith("sdxl")) writeSparseSafetensors(file, sdxlShapes());
        if (name.startsWith("pangu")) writeSparseMindSpore(file, panGuDraw3Shapes());
        if (name.startsWith("pangu")) std::ofstream(file.parent_path() / "vocab.txt") << "[UNK]\n";
        QTEST(fs::file_size(file) > 0 ? QString::fromStdString(describe({.id = "a", .path = file}).family) : "",
              "family");
        QFETCH(qint64, least);
        QVERIFY(qint64(fs::file_size(file)) > least);
        double best = 1e9;
        for (int i = 0; i < kRuns && best >= kMostMilliseconds; ++i)
            best = std::min(best, processorMilliseconds([&] { const CheckpointFile opened(file); }));
        qInfo("%s: recognised in %.1f ms", qPrintable(name), best);
        QVERIFY2(best < kMostMilliseconds, qPrintable(QString::number(best)));
        QVERIFY(openCheckpointFile(file) == openCheckpointFile(file));  // once for all questions
        // All parts are there, under the names that networks have.
        const auto parts = openCheckpointModel({.id = "a", .path = file, .vocabulary = file.parent_path()});
        QVERIFY(parts.bytes() > least / 2 && parts.texts.size() == (name.startsWith("sd15") ? 1u : 2u));
    }

    // A folder of many models is listed anew whenever something changes in it.
    void manyModelsAreListedQuickly() {
        const fs::path folder = m_folder.filePath("many").toStdString();
        fs::create_directories(folder);
        constexpr int kModels = 40;
        for (int i = 0; i < kModels; ++i)
            writeSparseSafetensors(folder / (std::to_string(i) + ".safetensors"), sdxlShapes());
        const fs::path registry = m_folder.filePath("models.json").toStdString();
        watchFolder(registry, folder);
        QCOMPARE(ownModels(registry).models.size(), std::size_t{kModels});
        std::size_t listed = 0;
        const double again = processorMilliseconds([&] { listed = ownModels(registry).models.size(); });
        QCOMPARE(listed, std::size_t{kModels});
        qInfo("%d models listed again in %.1f ms", kModels, again);
        QVERIFY2(again < 10 * kMostMilliseconds, qPrintable(QString::number(again)));
    }

    void aFileThatChangesIsAnotherOne() {
        const fs::path file = m_folder.filePath("changing.safetensors").toStdString();
        writeSparseSafetensors(file, stableDiffusion15Shapes());
        const auto first = openCheckpointFile(file);
        writeSparseSafetensors(file, sdxlShapes());
        QVERIFY(openCheckpointFile(file)->summary.family != first->summary.family);
        fs::remove(file);
        QVERIFY_THROWS_EXCEPTION(core::Error, openCheckpointFile(file));
    }
};

PGD_TEST(TestRecognitionSpeed)
#include "test_recognition_speed.moc"
