#include <sys/resource.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <csignal>
#include <limits>

#include "core/plan/metadata/picture_file.h"
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
    void initTestCase() {
        writeTinyModel(path("models/tiny").toStdString());
        writeTinyModel(path("models/second").toStdString());
        QFile broken(path("broken.safetensors"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray("\x40\0\0\0\0\0\0\0{", 9));
    }

    void generatesAPictureWithItsPlan() {
        const auto outcome = generate({"--seed", "7", "--sampler", "euler", "--out", path("a.png")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.contains("a.png (64 x 72"));
        const auto plan = core::plan::readPlan(path("a.png").toStdString());
        QVERIFY(plan.has_value());
        QCOMPARE(plan->prompt, std::string("a girl"));
        QCOMPARE(plan->seed, std::uint64_t{7});
        QCOMPARE(plan->sampler, std::string("euler"));
        const auto image = core::plan::loadPicture(path("a.png").toStdString());
        QCOMPARE(image.width, 64);
    }

    void leavesMetadataOutOnRequest() {
        QCOMPARE(generate({"--out", path("plain.png"), "--no-metadata"}).code, 0);
        QVERIFY(!core::plan::readPlan(path("plain.png").toStdString()).has_value());
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
        QVERIFY(run(models + QStringList{"add", path("models.json")}).err.contains("found text"));
        QCOMPARE(run(models + QStringList{"remove", "mine"}).code, 0);
        QVERIFY(!run(models).out.contains("mine "));
        QVERIFY(QFile::exists(path("models/tiny/model_index.json")));
    }

    // By the enlarger that comes with the program, and by one of the person's own.
    void picturesAreEnlarged() {
        core::plan::savePictureWithoutMetadata(path("small.png").toStdString(), core::Image(70, 31));
        const QStringList enlarge{"enlarge", path("small.png"), "--registry", path("enlargers.json"), "--out"};
        const auto twice = run(enlarge + QStringList{path("twice.png")});
        QVERIFY2(twice.code == 0, qPrintable(twice.err));
        QVERIFY(twice.out.contains("140 x 62"));
        const auto large = core::plan::loadPicture(path("twice.png").toStdString());
        QCOMPARE(large.width, 140);
        QCOMPARE(large.height, 62);
        writeTinyEnlargerFile(path("zoom.safetensors").toStdString(), 3);
        QCOMPARE(run({"models", "--registry", path("enlargers.json"), "add", path("zoom.safetensors")}).code, 0);
        QVERIFY(run(enlarge + QStringList{path("thrice.png")}).out.contains("210 x 93"));
        QVERIFY(run(enlarge + QStringList{path("again.png"), "--model", "starter-enlarger"}).out.contains("140 x 62"));
        const auto listed = run({"models", "--registry", path("enlargers.json")}).out;
        QVERIFY(listed.contains("starter-enlarger") && listed.contains("zoom "));
        QVERIFY(run(enlarge + QStringList{path("no.png"), "--model", "nobody"}).err.contains("enlargers ["));
        QVERIFY(run({"enlarge", path("nothing.png")}).code != 0);
    }

    // A picture knows the model by its name, not by the path it lay at.
    void aModelMayBeNamedByItsPath() {
        const auto outcome = run({"generate", "--model", path("models/tiny"), "--prompt", "a girl", "--steps", "1",
                                  "--out", path("by_path.png")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(core::plan::readPlan(path("by_path.png").toStdString())->model, std::string("tiny"));
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
        QTest::newRow("folder in place of a file") << QStringList{"--out", path("models")} << "found the folder";
        QTest::newRow("no suffix") << QStringList{"--out", path("picture")} << "ends in .png, .jpg, .jpeg or .webp";
        QTest::newRow("another suffix") << QStringList{"--out", path("a.tiff")} << "found \"" + path("a.tiff");
        QTest::newRow("plan's folder") << QStringList{"--write-plan", "no/such/plan.json"}
                                       << "--write-plan: expected a folder";
        QTest::newRow("negative seed") << QStringList{"--seed", "-1"} << "from 0 to 18446744073709551615, found \"-1\"";
        QTest::newRow("large seed") << QStringList{"--seed", "18446744073709551616"}
                                    << "found \"18446744073709551616\"";
        QTest::newRow("seed in words") << QStringList{"--seed", "7a"} << "found \"7a\"";
        QTest::newRow("threads") << QStringList{"--threads", "-2"} << "--threads";
        QTest::newRow("guidance") << QStringList{"--guidance", "nan"} << "guidance";
        QTest::newRow("partner") << QStringList{"--partner", "absent"} << "absent";
        QTest::newRow("strength") << QStringList{"--partner", "tiny:nan"} << "strength";
        QTest::newRow("bridge") << QStringList{"--partner", "second", "--bridge", "learned"}
                                << "found none: choose the bridge";
        QTest::newRow("option") << QStringList{"--sead", "7"} << "--sead";
        QTest::newRow("value") << QStringList{"--steps", "many"} << "--steps";
        QTest::newRow("broken model") << QStringList{"--model", path("broken.safetensors")} << "file incomplete";
    }
    void failuresAreOneSentenceAndCodeOne() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto outcome = generate(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
        QVERIFY2(outcome.err.trimmed().count('\n') == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.startsWith("pangu-draw-cli: "), qPrintable(outcome.err));
        QVERIFY(!outcome.err.contains("loading"));
    }

    // What is wrong is found before the picture is painted: these would take hours.
    void cheapFailuresComeBeforePainting_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("out") << QStringList{"--out", "no/such/folder/a.png"};
        QTest::newRow("suffix") << QStringList{"--out", path("a.gif")};
        QTest::newRow("plan") << QStringList{"--write-plan", "no/such/folder/a.json"};
        QTest::newRow("bridge") << QStringList{"--partner", "second", "--bridge", "learned"};
    }
    void cheapFailuresComeBeforePainting() {
        QFETCH(QStringList, arguments);
        QCOMPARE(generate(QStringList{"--steps", "200", "--size", "2048x2048", "--sampler", "heun"} + arguments).code,
                 1);
    }

    void picturesAreKept() {
        QTemporaryDir folder;
        const auto out = folder.filePath("a.png");
        QStringList written;
        for (int i = 0; i < 3; ++i) {
            const auto outcome = generate({"--out", out, "--seed", QString::number(i)});
            QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
            written << outcome.out.section(" (", 0, 0);
            QCOMPARE(outcome.err.contains("a.png is there already and is kept"), i > 0);
        }
        QCOMPARE(written, (QStringList{out, folder.filePath("a-2.png"), folder.filePath("a-3.png")}));
        QCOMPARE(core::plan::readPlan(out.toStdString())->seed, std::uint64_t{0});
        QCOMPARE(core::plan::readPlan(written[2].toStdString())->seed, std::uint64_t{2});
        QCOMPARE(generate({"--out", out, "--seed", "9", "--overwrite"}).code, 0);
        QCOMPARE(core::plan::readPlan(out.toStdString())->seed, std::uint64_t{9});
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), qsizetype{3});
    }

    void theSuffixDecidesTheFormat_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("png") << "b.png" << QByteArray("\x89PNG");
        QTest::newRow("PNG") << "b2.PNG" << QByteArray("\x89PNG");
        QTest::newRow("jpg") << "b.jpg" << QByteArray("\xff\xd8\xff");
        QTest::newRow("JPEG") << "b.JPEG" << QByteArray("\xff\xd8\xff");
        QTest::newRow("webp") << "b.webp" << QByteArray("RIFF");
    }
    void theSuffixDecidesTheFormat() {
        QFETCH(QString, name);
        QFETCH(QByteArray, begins);
        const auto file = m_folder.filePath(name);
        const auto outcome = generate({"--out", file, "--seed", "18446744073709551615", "--style", "红色 :2"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.read(20).startsWith(begins));
        const auto plan = core::plan::readPlan(file.toStdString());
        QVERIFY(plan.has_value());
        QCOMPARE(plan->seed, std::numeric_limits<std::uint64_t>::max());
        QCOMPARE(plan->styles.at(0).prefix, std::string("红色 "));
        const auto again = m_folder.filePath("without-" + name);
        QCOMPARE(generate({"--out", again, "--no-metadata"}).code, 0);
        QVERIFY(!core::plan::readPlan(again.toStdString()).has_value());
    }

    void wordsWithoutEffectAreTold() {
        QString prompt = "a girl # not here\n";
        for (int i = 0; i < 30; ++i) prompt += "a ";
        const auto outcome =
            generate({"--prompt", prompt + "last words", "--negative", "#ugly", "--out", path("told.png")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("the model reads the first 14: \"a a a"), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("last words\" has no effect"), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("the prompt has a comment, which is left out: \"# not here\""),
                 qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("the negative prompt has a comment"), qPrintable(outcome.err));
        QVERIFY(!generate({"--out", path("quiet.png")}).err.contains("the prompt"));
    }

    // A log is no terminal: no line is written over, and none of the two hundred steps has its own.
    void aLogHearsOfProgressNowAndThen() {
        const auto outcome = run({"generate", "--models", path("models"), "--model", "tiny", "--prompt", "a girl",
                                  "--size", "64x72", "--steps", "200", "--out", path("long.png")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(!outcome.err.contains('\r') && !outcome.err.contains("  \n"));
        QVERIFY2(outcome.err.contains("step 200 of 200"), qPrintable(outcome.err));
        QVERIFY2(outcome.err.count('\n') < 20, qPrintable(outcome.err));
    }

    // One that is broken and takes no part says nothing here.
    void brokenModelsOnTheListAreNotOurBusiness() {
        const auto list = path("with-broken.json");
        QFile registry(list);
        QVERIFY(registry.open(QIODevice::WriteOnly));
        registry.write(QString("{\"version\": 1, \"models\": [{\"id\": \"broken\", \"path\": \"%1\"}]}")
                           .arg(path("broken.safetensors"))
                           .toUtf8());
        registry.close();
        const auto outcome = generate({"--registry", list, "--out", path("well.png")});
        QVERIFY2(outcome.code == 0 && outcome.err.isEmpty(), qPrintable(outcome.err));
        const auto failed = generate({"--registry", list, "--model", "broken"});
        QCOMPARE(failed.code, 1);
        QVERIFY2(failed.err.trimmed().count('\n') == 0 && failed.err.contains("incomplete"), qPrintable(failed.err));
    }

    void benchMeasuresANetworkWithoutFiles() {
        QVERIFY(run({"bench", "text", "--random-weights", "--json", "no/such/folder/a.json"}).err.contains("no/such"));
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
        const auto before = core::plan::loadPicture(path("kept.png").toStdString());
        m_fileLimit = 1000;
        const auto outcome = generate({"--seed", "9", "--out", path("kept.png")});
        m_fileLimit = 0;
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("kept.png"), qPrintable(outcome.err));
        QVERIFY(core::plan::loadPicture(path("kept.png").toStdString()) == before);
        QCOMPARE(QDir(m_folder.path()).entryList({".saving*"}, QDir::Files | QDir::Hidden).size(), qsizetype{0});
    }

    void devicesAreNotReplaced() { QCOMPARE(generate({"--out", "/dev/null"}).code, 1); }

    void longPromptsAreCutWithANotice() {
        const auto outcome = generate({"--prompt", QString("girl ").repeated(60), "--out", path("long.png")});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains("has no effect"), qPrintable(outcome.err));
    }

    void helpAndUnknownCommands() {
        QCOMPARE(run({"--help"}).code, 0);
        QCOMPARE(run({"dance"}).code, 1);
        QCOMPARE(run({}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
