#include <sys/resource.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <csignal>

#include "core/pipeline/picture_file.h"
#include "tests/core/support/tiny_model.h"

// The program as a person runs it: files, exit codes, and one sentence when something is wrong.
class TestCli : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    rlim_t m_fileLimit = 0;  // bytes a file may have; 0: no limit

    struct Outcome {
        int code = -1;
        QString out, err;
    };

    QString path(const char* name) const { return m_folder.filePath(name); }

    Outcome run(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setChildProcessModifier([limit = m_fileLimit] {
            if (limit == 0) return;
            const rlimit bytes{limit, limit};
            setrlimit(RLIMIT_FSIZE, &bytes);
            signal(SIGXFSZ, SIG_IGN);
        });
        process.start(PGD_CLI, arguments);
        if (!process.waitForFinished(60'000)) qFatal("the program did not end");
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    Outcome generate(const QStringList& more) const {
        return run(QStringList{"generate", "--models", path("models"), "--model", "tiny", "--prompt", "a girl",
                               "--size", "64x72", "--steps", "2", "--quiet"} +
                   more);
    }

 private Q_SLOTS:
    void initTestCase() { writeTinyModel(path("models/tiny").toStdString()); }

    void generatesAPictureWithItsPlan() {
        const auto outcome = generate({"--seed", "7", "--sampler", "euler", "--out", path("a.png")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.contains("a.png (64 x 72"));
        const auto plan = core::pipeline::readPlan(path("a.png").toStdString());
        QVERIFY(plan.has_value());
        QCOMPARE(plan->prompt, std::string("a girl"));
        QCOMPARE(plan->seed, std::uint64_t{7});
        QCOMPARE(plan->sampler, std::string("euler"));
        const auto image = core::pipeline::loadPicture(path("a.png").toStdString());
        QCOMPARE(image.width, 64);
    }

    void leavesMetadataOutOnRequest() {
        QCOMPARE(generate({"--out", path("plain.png"), "--no-metadata"}).code, 0);
        QVERIFY(!core::pipeline::readPlan(path("plain.png").toStdString()).has_value());
    }

    void foldersAreWatched() {
        const QStringList models{"models", "--registry", path("watched.json")};
        QCOMPARE(run(models + QStringList{"watch", path("models")}).code, 0);
        QVERIFY(run(models).out.contains("watching " + path("models")));
        QCOMPARE(run(models + QStringList{"note", "tiny", "small"}).code, 0);
        const auto painted = run({"generate", "--registry", path("watched.json"), "--model", "tiny", "--prompt",
                                  "a girl", "--steps", "1", "--size", "64x64", "--out", path("watched.png")});
        QVERIFY2(painted.code == 0, qPrintable(painted.err));
        QVERIFY(run(models + QStringList{"remove", "tiny"}).err.contains("forgotten with it"));
        QCOMPARE(run(models + QStringList{"unwatch", path("models")}).code, 0);
        QVERIFY(!run(models).out.contains("tiny "));
    }

    void modelsAreAddedListedAndForgotten() {
        const QStringList models{"models", "--registry", path("models.json")};
        QCOMPARE(run(models + QStringList{"add", path("models/tiny"), "--id", "mine"}).code, 0);
        QVERIFY(run(models).out.contains("mine "));
        const auto painted = run({"generate", "--registry", path("models.json"), "--model", "mine", "--prompt",
                                  "a girl", "--steps", "1", "--out", path("mine.png")});
        QVERIFY2(painted.code == 0, qPrintable(painted.err));
        QVERIFY(run(models + QStringList{"add", path("models.json")}).err.contains("found neither"));
        QCOMPARE(run(models + QStringList{"remove", "mine"}).code, 0);
        QVERIFY(!run(models).out.contains("mine "));
        QVERIFY(QFile::exists(path("models/tiny/model_index.json")));
    }

    // A picture knows the model by its name, not by the path it lay at.
    void aModelMayBeNamedByItsPath() {
        const auto outcome = run({"generate", "--model", path("models/tiny"), "--prompt", "a girl", "--steps", "1",
                                  "--out", path("by_path.png")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(core::pipeline::readPlan(path("by_path.png").toStdString())->model, std::string("tiny"));
    }

    void failuresAreOneSentenceAndCodeOne_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("size") << QStringList{"--size", "67x72"} << "multiples of 8";
        QTest::newRow("huge") << QStringList{"--size", "100000x72"} << "2048";
        QTest::newRow("no size") << QStringList{"--size", "big"} << "WIDTHxHEIGHT";
        QTest::newRow("steps") << QStringList{"--steps", "0"} << "1";
        QTest::newRow("sampler") << QStringList{"--sampler", "magic"} << "magic";
        QTest::newRow("model") << QStringList{"--model", "absent"} << "absent";
        QTest::newRow("device") << QStringList{"--device", "toaster"} << "cuda";
        QTest::newRow("precision") << QStringList{"--precision", "fp8"} << "fp16";
        QTest::newRow("half on the CPU") << QStringList{"--precision", "fp16"} << "slower than fp32";
        QTest::newRow("folder") << QStringList{"--out", "no/such/folder/a.png"} << "no/such/folder";
    }
    void failuresAreOneSentenceAndCodeOne() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto outcome = generate(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
        QCOMPARE(outcome.err.trimmed().count('\n'), qsizetype{0});
    }

    void benchMeasuresANetworkWithoutFiles() {
        const auto refused = run({"bench", "unet"});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("--random-weights"), qPrintable(refused.err));
        QVERIFY(run({"bench", "vae", "--random-weights", "--size", "65x64"}).err.contains("multiples of 8"));

        const auto outcome = run({"bench", "text", "--random-weights", "--runs", "1", "--json", path("bench.json")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QFile file(path("bench.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto figures = QJsonDocument::fromJson(file.readAll()).object();
        for (const char* key : {"seconds_per_evaluation", "gflop_per_evaluation", "sgemm_peak_gflops", "peak_rss_mb"})
            QVERIFY2(figures[key].toDouble() > 0, key);

        const auto printed = run({"bench", "text", "--random-weights", "--json", "--runs", "1"});
        QVERIFY2(QJsonDocument::fromJson(printed.out.toUtf8()).object().contains("peak_rss_mb"),
                 qPrintable(printed.out));
    }

    void benchBusyTellsWhatOtherWorkCosts() {
        const auto outcome = run({"bench", "busy", "--runs", "1", "--steps", "2", "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto figures = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        const double idle = figures["seconds_idle"].toDouble(), busy = figures["seconds_busy"].toDouble();
        QVERIFY2(idle > 0 && busy > 0, qPrintable(outcome.out));
        QVERIFY(std::abs(figures["ratio_busy_to_idle"].toDouble() - busy / idle) < 1e-6);
        QVERIFY(run({"bench", "busy", "--runs", "1", "--steps", "1"}).out.contains("busy over idle"));
    }

    void damagedModelsAreNamed() {
        QDir().mkpath(path("models/damaged"));
        QFile(path("models/damaged/model_index.json")).open(QIODevice::WriteOnly);
        const auto outcome = generate({"--model", "damaged"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("damaged"), qPrintable(outcome.err));
    }

    // A limit on file sizes fails a write exactly as a full disk does.
    void aFullDiskKeepsTheOldPicture() {
        QCOMPARE(generate({"--out", path("kept.png")}).code, 0);
        const auto before = core::pipeline::loadPicture(path("kept.png").toStdString());
        m_fileLimit = 1000;
        const auto outcome = generate({"--seed", "9", "--out", path("kept.png")});
        m_fileLimit = 0;
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("kept.png"), qPrintable(outcome.err));
        QVERIFY(core::pipeline::loadPicture(path("kept.png").toStdString()) == before);
        QCOMPARE(QDir(m_folder.path()).entryList({".saving*"}, QDir::Files | QDir::Hidden).size(), qsizetype{0});
    }

    void devicesAreNotReplaced() { QCOMPARE(generate({"--out", "/dev/null"}).code, 1); }

    void longPromptsAreCutWithANotice() {
        const auto outcome = generate({"--prompt", QString("girl ").repeated(60), "--out", path("long.png")});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains("the rest has no effect"), qPrintable(outcome.err));
    }

    void helpAndUnknownCommands() {
        QCOMPARE(run({"--help"}).code, 0);
        QCOMPARE(run({"dance"}).code, 1);
        QCOMPARE(run({}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
