#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/plan/metadata/picture_file.h"
#include "tests/core/plan/random_plan.h"
#include "tests/support/test_program.h"

using core::plan::Plan;

class TestPictureFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void pictureAndPlanComeBack() {
        std::mt19937 random(3);
        for (int i = 0; i < 20; ++i) {
            const auto plan = test::randomPlan(random);
            core::Image image(8, 8);
            image.pixels[static_cast<std::size_t>(i)] = 200;
            core::plan::savePicture(path(), image, plan);
            QCOMPARE(core::plan::loadPicture(path()), image);
            QVERIFY(core::plan::readPlan(path()) == plan);
        }
    }

    void bothTextsAreThere() {
        Plan plan;
        plan.prompt = "海滩上的女孩";
        core::plan::savePicture(path(), core::Image(4, 4), plan);
        const QImage seenByQt(QString::fromStdString(path()));
        QVERIFY(seenByQt.text("parameters").startsWith(QString::fromUtf8("海滩上的女孩\nSteps: 25")));
        QVERIFY(seenByQt.text("pgdraw").startsWith("{\"prompt\":"));
    }

    void withoutMetadataNothingIsSaid() {
        core::plan::savePictureWithoutMetadata(path(), core::Image(4, 4));
        QVERIFY(core::readPngText(path()).empty());
        QVERIFY(!core::plan::readPlan(path()).has_value());
    }

    void parametersAloneAreEnough() {
        core::writePng(path(), core::Image(4, 4), {{"parameters", "a dog\nSteps: 12, Sampler: Euler, Seed: 9"}});
        const auto plan = core::plan::readPlan(path());
        QVERIFY(plan.has_value());
        QCOMPARE(plan->prompt, std::string("a dog"));
        QCOMPARE(plan->steps, 12);
    }

    void aBrokenPlanNamesTheFile() {
        core::writePng(path(), core::Image(4, 4), {{"parameters", "a dog"}, {"pgdraw", "{\"steps\":0}"}});
        try {
            core::plan::readPlan(path());
            QFAIL("expected an error");
        } catch (const core::Error& error) {
            const auto sentence = QString::fromUtf8(error.what());
            QVERIFY2(sentence.startsWith(QString::fromStdString(path())), qPrintable(sentence));
            QVERIFY2(sentence.contains("steps"), qPrintable(sentence));
        }
    }

    void aMissingFileIsASentence() {
        const auto missing = m_folder.filePath("missing.png").toStdString();
        QVERIFY_EXCEPTION_THROWN(core::plan::readPlan(missing), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::plan::loadPicture(missing), core::Error);
    }

 private:
    std::string path() const { return m_folder.filePath("picture.png").toStdString(); }

    QTemporaryDir m_folder;
};

PGD_TEST(TestPictureFile)
#include "test_picture_file.moc"
