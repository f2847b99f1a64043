#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/plan/metadata/picture_file.h"
#include "core/plan/metadata/picture_plan.h"
#include "core/plan/plan_json.h"
#include "tests/core/image/exif_bytes.h"
#include "tests/support/test_program.h"

using core::plan::PlanSource;
using core::plan::readPicturePlan;

namespace {

constexpr auto kParameters = "a boat\nSteps: 12, Sampler: Euler, Seed: 9";
constexpr auto kInvoke = R"({"positive_prompt":"a boat","steps":12})";
constexpr auto kComfy = R"({"1":{"class_type":"KSampler","inputs":{"steps":12,"positive":["2",0]}},
                            "2":{"class_type":"CLIPTextEncode","inputs":{"text":"a boat"}}})";
const QByteArray kBareJpeg("\xff\xd8\xff\xda\0\2\xff\xd9", 8);

}  // namespace

class TestPicturePlan : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everySourceIsTold_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<PlanSource>("source");
        QTest::newRow("A1111") << "parameters" << kParameters << PlanSource::A1111;
        QTest::newRow("InvokeAI") << "invokeai_metadata" << kInvoke << PlanSource::InvokeAi;
        QTest::newRow("older InvokeAI") << "sd-metadata"
                                        << R"({"image":{"prompt":"a boat","steps":12}})" << PlanSource::InvokeAi;
        QTest::newRow("oldest InvokeAI") << "Dream"
                                         << R"("a boat" -s 12)" << PlanSource::InvokeAi;
        QTest::newRow("ComfyUI") << "prompt" << kComfy << PlanSource::ComfyUi;
    }

    void everySourceIsTold() {
        QFETCH(QString, key);
        QFETCH(QString, text);
        core::writePng(path("a.png"), core::Image(4, 4), {{key.toStdString(), text.toStdString()}});
        const auto result = readPicturePlan(path("a.png"));
        QVERIFY(result.has_value());
        QTEST(result->source, "source");
        QCOMPARE(result->plan.prompt, std::string("a boat"));
        QCOMPARE(result->plan.steps, 12);
    }

    void ourOwnPlanComesFirst() {
        core::plan::Plan plan;
        plan.prompt = "mine";
        plan.model = "another";
        core::plan::savePicture(path("a.png"), core::Image(4, 4), plan);
        const auto result = readPicturePlan(path("a.png"));
        QVERIFY(result && result->plan == plan);
        QCOMPARE(result->source, PlanSource::Own);
        QVERIFY(result->notices.empty());
    }

    // A value that no plan may hold costs itself, not the plan.
    void ourOwnPlanIsReadAsFarAsItGoes() {
        core::plan::Plan plan;
        plan.prompt = "mine";
        auto json = core::plan::toJson(plan);
        json.replace(json.find("\"steps\":25"), 10, "\"steps\":9999");
        core::writePng(path("a.png"), core::Image(4, 4), {{"pgdraw", json}});
        const auto result = readPicturePlan(path("a.png"));
        QVERIFY(result.has_value());
        QCOMPARE(result->source, PlanSource::Own);
        QCOMPARE(result->plan.prompt, plan.prompt);
        QCOMPARE(result->amendments.count(), std::size_t{1});
        QCOMPARE(result->amendments.first().front().field, std::string("steps"));
        core::plan::validate(result->plan);
    }

    void jpegAndWebpCarryParameters() {
        const auto exif = test::exifWith(test::utf16Comment(kParameters, test::ByteOrder::Big));
        for (const auto& bytes : {test::jpegWith(exif, kBareJpeg), test::webpWith(exif)}) {
            write("a.jpg", bytes);
            const auto result = readPicturePlan(path("a.jpg"));
            QVERIFY(result.has_value());
            QCOMPARE(result->source, PlanSource::A1111);
            QCOMPARE(result->plan.steps, 12);
        }
    }

    void picturesThatSayNothingHaveNoPlan() {
        write("a.jpg", kBareJpeg);
        QVERIFY(!readPicturePlan(path("a.jpg")).has_value());
        write("a.jpg", test::jpegWith(test::exifWith("Screenshot"), kBareJpeg));
        QVERIFY(!readPicturePlan(path("a.jpg")).has_value());
        core::writePng(path("a.png"), core::Image(4, 4), {{"prompt", "just words"}, {"Software", "a camera"}});
        QVERIFY(!readPicturePlan(path("a.png")).has_value());
    }

    void whatCannotBeReadIsASentence() {
        core::writePng(path("a.png"), core::Image(4, 4), {{"workflow", R"({"nodes":[]})"}});
        QVERIFY(sentenceFor("a.png").contains("only the workflow"));
        core::writePng(path("a.png"), core::Image(4, 4),
                       {{"prompt", R"({"1":{"class_type":"LoadImage","inputs":{}}})"}, {"workflow", "{}"}});
        QVERIFY(sentenceFor("a.png").contains("expected a sampler"));
        write("a.png", "no picture at all");
        QVERIFY(sentenceFor("a.png").contains("another kind of file"));
        QVERIFY(!sentenceFor("missing.png").isEmpty());
    }

 private:
    std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    void write(const QString& name, const QByteArray& bytes) const {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QString sentenceFor(const QString& name) const {
        try {
            readPicturePlan(path(name));
        } catch (const core::Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

    QTemporaryDir m_folder;
};

Q_DECLARE_METATYPE(core::plan::PlanSource)

PGD_TEST(TestPicturePlan)
#include "test_picture_plan.moc"
