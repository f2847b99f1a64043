#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "core/image/png_file.h"
#include "core/plan/metadata/picture_file.h"
#include "tests/core/support/tiny_model.h"

namespace {

// One standing person on a canvas of 100 x 200.
QByteArray poseJson() {
    QByteArray joints;
    for (int i = 0; i < 18; ++i) joints += QByteArray::number(20 + 3 * i) + "," + QByteArray::number(10 * i) + ",1,";
    joints.chop(1);
    return R"({"canvas_width":100,"canvas_height":200,"people":[{"pose_keypoints_2d":[)" + joints + "]}]}";
}

core::Image circleOnGrey() {
    core::Image image(100, 100);
    for (int y = 0; y < 100; ++y)
        for (int x = 0; x < 100; ++x)
            if ((x - 50) * (x - 50) + (y - 50) * (y - 50) < 900)
                for (int c = 0; c < 3; ++c) image.row(y)[3 * x + c] = 255;
    return image;
}

}  // namespace

// Poses, edges, partners, stages and plans on the command line.
class TestCliControls : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    struct Outcome {
        int code = -1;
        QString err;
        std::optional<core::plan::Plan> plan;  // inside the picture
    };

    QString path(const char* name) const { return m_folder.filePath(name); }

    void writeFile(const char* name, const QByteArray& bytes) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write %s", name);
    }

    Outcome run(const QStringList& arguments) const {
        QFile::remove(path("out.png"));
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(PGD_CLI,
                      QStringList{"generate", "--models", path("models"), "--quiet", "--out", "out.png"} + arguments);
        if (!process.waitForFinished(60'000)) qFatal("the program did not end");
        Outcome outcome{process.exitCode(), QString::fromUtf8(process.readAllStandardError()), {}};
        if (outcome.code == 0) outcome.plan = core::plan::readPlan(path("out.png").toStdString());
        return outcome;
    }

    Outcome paint(const QStringList& more) const {
        return run(QStringList{"--model", "tiny", "--prompt", "a girl", "--size", "64x72", "--steps", "2", "--sampler",
                               "ddim"} +
                   more);
    }

 private Q_SLOTS:
    void initTestCase() {
        const auto models = std::filesystem::path(path("models").toStdString());
        writeTinyModel(models / "tiny");
        writeTinyPartner(models / "tiny-edges", "edges");
        writeTinyPartner(models / "tiny-pose", "pose");
        writeTinyPartner(models / "tiny-stranger", "pose");
        writeTinyControlNet(models / "tiny-net", "edges");
        writeTinyBridge(models / "tiny-bridge", "tiny", {"tiny-pose", "tiny-edges"});
        writeTinyLora(path("loras/ink.safetensors").toStdString(), 11);
        writeTinyLora(path("loras/tiny.safetensors").toStdString(), 12);
        writeFile("pose.json", poseJson());
        writeFile("nobody.json", R"({"canvas_width":8,"canvas_height":8,"people":[]})");
        core::writePng(path("circle.png").toStdString(), circleOnGrey());
        core::writePng(path("edges.png").toStdString(), core::Image(32, 32, 1));
    }

    void aPoseTakesTheBundledPartner() {
        const auto outcome = paint({"--pose", "pose.json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("taking the partner tiny-pose at strength 0.4"), qPrintable(outcome.err));
        QCOMPARE(outcome.plan->partners.size(), std::size_t{1});
        QCOMPARE(outcome.plan->partners[0].strength, 0.4);
        QCOMPARE(outcome.plan->people[0].body.joints[5].x, 0.35f);
        QCOMPARE(outcome.plan->people[0].body.joints[5].y, 0.25f);
    }

    void edgesAndPoseTakeBoth() {
        const auto outcome = paint({"--pose", "pose.json", "--edges", "edges.png"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.plan->partners.size(), std::size_t{2});
        QCOMPARE(outcome.plan->edges->width, 32);
        QCOMPARE(outcome.plan->edges->channels, 1);
    }

    void partnersAreTakenAsGiven() {
        const auto outcome = paint({"--pose", "pose.json", "--partner", "tiny-pose:0.7@900-400", "--partner",
                                    "tiny-edges@800-0", "--bridge", "image"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(outcome.err.isEmpty());
        const auto& partners = outcome.plan->partners;
        QCOMPARE(partners.size(), std::size_t{2});
        QCOMPARE(partners[0].strength, 0.7);
        QVERIFY((partners[0].range == core::plan::TimestepRange{900, 400}));
        QVERIFY(partners[0].bridge == core::plan::BridgeKind::ImageSpace);
        QCOMPARE(partners[1].strength, 0.4);
        QVERIFY((partners[1].range == core::plan::TimestepRange{800, 0}));
    }

    void aPartnerIsSaidWhole() {
        const auto outcome = paint({"--edges",   "edges.png",
                                    "--control", "models/tiny-net:0.5",
                                    "--partner", "tiny:0.6@900-100",
                                    "--with",    "prompt=a knight, in armour",
                                    "--with",    "negative=fog",
                                    "--with",    "control=models/tiny-net:0.7@999-200",
                                    "--with",    "lora=" + path("loras/ink.safetensors") + ":0.8",
                                    "--with",    "size=72x64",
                                    "--with",    "steps=3",
                                    "--with",    "guidance=2.5",
                                    "--with",    "t-struct=300",
                                    "--with",    "curve=999:0.6,500:0.2",
                                    "--with",    "mask=circle.png",
                                    "--partner", "tiny-pose",
                                    "--with",    "bridge=image"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.plan->controls[0].model, std::string("tiny-net-2"));
        const auto& partners = outcome.plan->partners;
        QCOMPARE(partners.size(), std::size_t{2});
        const auto& first = partners[0];
        QCOMPARE(first.prompt, std::string("a knight, in armour"));
        QCOMPARE(first.negative, std::string("fog"));
        QCOMPARE(first.controls.size(), std::size_t{1});
        QCOMPARE(first.controls[0].model, std::string("tiny-net-2"));
        QCOMPARE(first.controls[0].strength, 0.7);
        QVERIFY((first.controls[0].range == core::plan::TimestepRange{999, 200}));
        QVERIFY(first.controls[0].map == core::plan::ControlMap::Edges);
        QVERIFY((first.loras == std::vector<core::plan::LoraPlan>{{"ink", true, 0.8}}));
        QVERIFY(first.width == 72 && first.height == 64 && first.steps == 3 && first.tStruct == 300);
        QCOMPARE(first.guidance, 2.5);
        QVERIFY((first.curve == std::vector<core::plan::CurvePoint>{{999, 0.6}, {500, 0.2}}));
        QCOMPARE(first.mask->width, 64);
        QVERIFY(partners[1].prompt.empty() && partners[1].bridge == core::plan::BridgeKind::ImageSpace);
    }

    void partnersAreNamedByTheirPath() {
        const auto named = paint({"--partner", "tiny-pose:0.7@900-400", "--bridge", "image"});
        const auto image = core::plan::loadPicture(path("out.png").toStdString());
        const auto outcome = paint({"--partner", "models/tiny-pose:0.7@900-400", "--bridge", "image"});
        QVERIFY2(named.code == 0 && outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.plan->partners[0].model, std::string("tiny-pose-2"));
        QCOMPARE(outcome.plan->partners[0].strength, 0.7);
        QVERIFY((outcome.plan->partners[0].range == core::plan::TimestepRange{900, 400}));
    }

    void theHelpShowsPartnersInThreeExamples() {
        QProcess process;
        process.start(PGD_CLI, {"generate", "--help"});
        QVERIFY(process.waitForFinished());
        const QString help = process.readAllStandardOutput();
        QCOMPARE(help.count("    generate --model"), qsizetype{3});
        QVERIFY2(help.contains("--with control="), qPrintable(help));
    }

    void lorasAreNamedByIdOrFile() {
        QFile::remove(path("models.json"));
        const QStringList registry{"--registry", path("models.json")};
        const auto plain = paint(registry);
        QCOMPARE(plain.code, 0);
        const auto image = core::plan::loadPicture(path("out.png").toStdString());
        const auto outcome = paint(registry + QStringList{"--lora", path("loras/ink.safetensors") + ":0.8", "--lora",
                                                          "loras/tiny.safetensors", "--write-plan", "lora.json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.isEmpty(), qPrintable(outcome.err));
        // The model has the name of the second one.
        const std::vector<core::plan::LoraPlan> loras{{"ink", true, 0.8}, {"tiny-2", true, 1.0}};
        QVERIFY(outcome.plan->loras == loras);
        QVERIFY(!(core::plan::loadPicture(path("out.png").toStdString()) == image));

        QProcess models;
        models.start(PGD_CLI, QStringList{"models"} + registry + QStringList{"add", path("loras/ink.safetensors")});
        QVERIFY(models.waitForFinished());
        const QString added = models.readAllStandardOutput();
        QVERIFY2(models.exitCode() == 0 && added.startsWith("ink ") && added.contains(" LoRA "), qPrintable(added));
        const auto known = paint(registry + QStringList{"--lora", "ink:-0.5", "--lora", "loras/ink.safetensors"});
        QVERIFY2(known.code == 0, qPrintable(known.err));
        QVERIFY((known.plan->loras == std::vector<core::plan::LoraPlan>{{"ink", true, -0.5}, {"ink", true, 1.0}}));
        const auto onTop = run(QStringList{"--plan", "lora.json", "--lora", "ink:0.25"} + registry);
        QVERIFY((onTop.plan->loras == std::vector<core::plan::LoraPlan>{{"ink", true, 0.25}}));
    }

    void darkLinesOnWhiteAreTold() {
        const QString map = PGD_TEST_DATA "/cases/maps/edge_black_on_white.png";
        const auto told = paint({"--edges", map});
        QVERIFY2(told.err.contains("--invert-edges"), qPrintable(told.err));
        const auto inverted = paint({"--edges", map, "--invert-edges"});
        QVERIFY2(inverted.code == 0 && !inverted.err.contains("--invert-edges"), qPrintable(inverted.err));
        QCOMPARE(int(inverted.plan->edges->pixels.front()), 0);
    }

    void posesOfOtherProgramsAreTold() {
        const QString folder = PGD_TEST_DATA "/cases/poses/";
        QVERIFY(paint({"--pose", folder + "two_frames.json"}).err.contains("2 frames"));
        QVERIFY(paint({"--pose", folder + "body25_nocanvas.json"}).err.contains("no canvas size"));
        const auto nobody = paint({"--pose", folder + "empty_person.json"});
        QVERIFY2(nobody.code == 1 && nobody.err.contains("no person found with a visible joint"),
                 qPrintable(nobody.err));
    }

    void cannyFindsEdgesAtTheSizeOfThePlan() {
        const auto plan = paint({"--canny", "circle.png:50:100", "--control", "tiny-net:1.5@999-500"}).plan;
        QVERIFY(plan.has_value());
        QCOMPARE(plan->edges->width, 64);
        QCOMPARE(plan->edges->height, 72);
        const auto& pixels = plan->edges->pixels;
        QVERIFY(std::count(pixels.begin(), pixels.end(), 255) > 60);
        QCOMPARE(plan->controls[0].strength, 1.5);
        QVERIFY(plan->controls[0].map == core::plan::ControlMap::Edges);
        QVERIFY(plan->partners.empty());
    }

    void stagesAndStylesAreTaken() {
        const auto plan = paint({"--size", "128x136", "--low-res", "64x64@700", "--low-res", "96x96@300", "--steps",
                                 "6", "--style", "watercolour: wet, :2.5"})
                              .plan;
        QVERIFY(plan.has_value());
        QCOMPARE(plan->lowStages.size(), std::size_t{2});
        QCOMPARE(plan->lowStages[1].tLow, 300);
        QCOMPARE(plan->styles[0].prefix, std::string("watercolour: wet, "));
        QCOMPARE(plan->styles[0].strength, 2.5);
    }

    void aLargePictureIsAdvisedToBeginSmall() {
        const auto advised = paint({"--size", "128x136", "--steps", "2"});
        QVERIFY2(advised.err.contains("--low-res"), qPrintable(advised.err));
        QVERIFY(advised.plan->lowStages.empty());
        const auto taken = paint({"--size", "128x136", "--low-res", "auto", "--steps", "4"});
        QVERIFY2(taken.err.isEmpty(), qPrintable(taken.err));
        QCOMPARE(taken.plan->lowStages.size(), std::size_t{1});
    }

    void aPlanFileIsAWholePictureAndOptionsGoOnTop() {
        const auto first = paint({"--pose", "pose.json", "--seed", "5", "--write-plan", "plan.json"});
        QCOMPARE(first.code, 0);
        const auto image = core::plan::loadPicture(path("out.png").toStdString());
        const auto again = run({"--plan", "plan.json"});
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QVERIFY(again.err.isEmpty());
        QVERIFY(*again.plan == *first.plan);
        QVERIFY(core::plan::loadPicture(path("out.png").toStdString()) == image);
        const auto changed = run({"--plan", "plan.json", "--seed", "6", "--partner", "tiny-pose:0.2"});
        QCOMPARE(changed.plan->seed, std::uint64_t{6});
        QCOMPARE(changed.plan->partners[0].strength, 0.2);
        QVERIFY(changed.plan->people == first.plan->people);
    }

    void failuresAreOneSentenceAndCodeOne_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& arguments, const char* says) {
            QTest::newRow(name) << arguments << QString(says);
        };
        row("unknown partner", {"--partner", "absent"}, "expected one of the partners [tiny, tiny-edges, tiny-pose");
        row("strength", {"--partner", "tiny-pose:1.5"}, "partners[0].strength from 0 to 1, found 1.5");
        row("strength is a word", {"--partner", "tiny-pose:much"}, "--partner: expected ID");
        row("range", {"--partner", "tiny-pose@300"}, "--partner: expected ID");
        row("range backwards", {"--partner", "tiny-pose@300-400"}, "begin at or above its end");
        row("--with alone", {"--with", "prompt=a"}, "--with: expected a --partner before it, found none");
        row("--with without a value", {"--partner", "tiny", "--with", "prompt"}, "--with: expected KEY=VALUE");
        row("unknown --with", {"--partner", "tiny", "--with", "colour=red"}, "found \"colour\"");
        row("control of a partner", {"--partner", "tiny", "--with", "control=tiny-net:much"},
            "--with control: expected ID");
        row("size of a partner", {"--partner", "tiny", "--with", "size=63x64"},
            "cannot paint a picture 63 pixels wide: expected a multiple of 8, for example 64");
        row("no partner's file", {"--partner", "models/absent"},
            "--partner: models/absent: expected a model that paints, found nothing there");
        row("no ControlNet's file", {"--control", "models/tiny"}, "--control: models/tiny: expected a ControlNet");
        row("no bridge", {"--partner", "tiny-stranger"}, "choose the bridge through image space");
        row("bridge", {"--partner", "tiny-pose", "--bridge", "rope"}, "--bridge: expected learned or image");
        row("T_low", {"--low-res", "64x64@999"}, "lowStages[0].tLow from 1 to 998");
        row("T_low beyond the steps", {"--low-res", "64x64@998"}, "expected T_low within");
        row("stage", {"--low-res", "64x64"}, "--low-res: expected WIDTHxHEIGHT@TIMESTEP");
        row("stage larger", {"--low-res", "64x80@500"}, "no larger than what follows");
        row("no pose file", {"--pose", "absent.json"}, "absent.json");
        row("no pose", {"--pose", "edges.png"}, "edges.png");
        row("nobody", {"--pose", "nobody.json"}, "no person found");
        row("no edges file", {"--edges", "absent.png"}, "absent.png");
        row("edges twice", {"--edges", "edges.png", "--canny", "circle.png"},
            "expected --edges or --canny, found both");
        row("thresholds", {"--canny", "circle.png:200:100"}, "--canny: expected thresholds");
        row("control without a map", {"--control", "tiny-net"}, "reads edges, and the plan has none");
        row("unknown LoRA", {"--lora", "absent"}, "expected one of the LoRAs [");
        row("no LoRA file", {"--lora", "loras/absent.safetensors:1"},
            "loras/absent.safetensors: expected a LoRA, found nothing there");
        row("no LoRA", {"--lora", "edges.png"}, "edges.png: expected model weights");
        row("another model", {"--lora", "models/tiny/unet/diffusion_pytorch_model.safetensors"},
            "diffusion_pytorch_model");
        row("LoRA strength", {"--lora", "ink:3"}, "loras[0].strength from -2 to 2, found 3");
        row("LoRA strength is a word", {"--lora", "ink:much"}, "--lora: expected ID");
        row("style", {"--style", "watercolour"}, "--style: expected PREFIX:STRENGTH");
        row("plan", {"--plan", "pose.json.absent"}, "pose.json.absent");
        row("plan is no plan", {"--plan", "edges.png"}, "edges.png: expected a plan as a JSON object");
    }
    void failuresAreOneSentenceAndCodeOne() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto outcome = paint(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
        QCOMPARE(outcome.err.trimmed().count('\n'), qsizetype{0});
    }

    void aPromptOrAPlanIsNeeded() { QVERIFY(run({"--seed", "1"}).err.contains("--prompt")); }
};

QTEST_GUILESS_MAIN(TestCliControls)
#include "test_cli_controls.moc"
