#include <QBuffer>
#include <QImage>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

#include "core/image/png_file.h"
#include "core/plan/metadata/picture_file.h"
#include "core/plan/metadata/picture_plan.h"
#include "core/plan/plan_json.h"
#include "tests/core/image/exif_bytes.h"
#include "tests/core/image/png_bytes.h"
#include "tests/core/plan/random_plan.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

namespace fs = std::filesystem;

namespace {

constexpr auto kComfyWords = R"({"1":{"class_type":"KSampler","inputs":{"steps":12,"seed":5,"cfg":7.5,
    "sampler_name":"euler","scheduler":"karras","positive":["2",0],"latent_image":["3",0]}},
    "2":{"class_type":"CLIPTextEncode","inputs":{"text":"a boat"}},
    "3":{"class_type":"EmptyLatentImage","inputs":{"width":512,"height":448}}})";
constexpr auto kWords =
    "a boat\nNegative prompt: rain\nSteps: 12, Sampler: Euler, CFG scale: 7, Seed: 9, Size: 512x448";

core::Image noise(int width, int height) {
    core::Image image(width, height, 3);
    std::mt19937 random(4);
    for (auto& pixel : image.pixels) pixel = static_cast<std::uint8_t>(random());
    return image;
}

// Chunk by chunk, so that what was damaged inside is not refused for its checksum.
QByteArray withChecksums(const QByteArray& png) {
    constexpr qsizetype kSignature = 8, kAround = 12;
    QByteArray mended = png.left(kSignature);
    for (qsizetype at = kSignature; at + kAround <= png.size();) {
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(png.constData() + at));
        if (length > png.size() - at - kAround) return mended + png.mid(at);
        mended += test::pngChunk(png.mid(at + 4, 4), png.mid(at + 8, length));
        at += kAround + length;
    }
    return mended;
}

QByteArray jpeg() {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImage image(40, 30, QImage::Format_RGB888);
    image.fill(Qt::darkCyan);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "JPEG")) qFatal("no JPEG");
    return bytes;
}

}  // namespace

// Pictures from anywhere, damaged: they are read, or a sentence says why not.
class TestHostilePictures : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }
    fs::path file() const { return path("hostile").toStdString(); }

    QByteArray pngWith(const std::vector<core::PngText>& texts) const {
        core::writePng(path("good.png").toStdString(), noise(24, 16), texts);
        return test::readBytes(path("good.png"));
    }

 private Q_SLOTS:
    void plansInsideNeverCrash_data();
    void plansInsideNeverCrash();
    void pixelsNeverCrash();
};

void TestHostilePictures::plansInsideNeverCrash_data() {
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<bool>("mends");
    std::mt19937 random(3);
    const auto own = core::plan::toJson(test::randomPlan(random));
    for (const bool mends : {false, true}) {
        const auto row = [mends](const char* name, const QByteArray& good) {
            QTest::addRow("%s%s", name, mends ? ", checksums mended" : "") << good << mends;
        };
        row("our own", pngWith({{"pgdraw", own}}));
        row("A1111", pngWith({{"parameters", kWords}}));
        row("ComfyUI", pngWith({{"prompt", kComfyWords}}));
        row("Fooocus",
            pngWith({{"parameters",
                      R"json({"prompt":"a boat","base_model":"x","steps":12,"resolution":"(512, 448)"})json"}}));
        row("SwarmUI",
            pngWith({{"parameters", R"({"sui_image_params":{"prompt":"a boat","steps":12,"loras":["a"]}})"}}));
        row("InvokeAI", pngWith({{"invokeai_metadata", R"({"positive_prompt":"a boat","steps":12,"cfg_scale":7})"}}));
    }
    const auto exif = test::exifWith(test::utf16Comment(kWords, test::ByteOrder::Big));
    QTest::newRow("JPEG") << test::jpegWith(exif, jpeg()) << false;
    QTest::newRow("WebP") << test::webpWith(exif) << false;
}

void TestHostilePictures::plansInsideNeverCrash() {
    QFETCH(QByteArray, good);
    QFETCH(bool, mends);
    test::writeBytes(path("hostile"), good);
    QVERIFY(core::plan::readPicturePlan(file()));
    int found = 0;
    const auto outcome = mutations::run({good, good.size(), 5}, mutations::count(200), path("hostile"), [&] {
        if (mends) test::writeBytes(path("hostile"), withChecksums(test::readBytes(path("hostile"))));
        if (core::plan::readPicturePlan(file())) ++found;
    });
    QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure));
    QVERIFY(found > 0);
}

void TestHostilePictures::pixelsNeverCrash() {
    const auto good = pngWith({});
    int whole = 0;
    const auto outcome = mutations::run({good, good.size(), 6}, mutations::count(), path("hostile"), [&] {
        test::writeBytes(path("hostile"), withChecksums(test::readBytes(path("hostile"))));
        const auto image = core::plan::loadPicture(file());
        if (image.pixels.size() == std::size_t(image.width) * image.height * image.channels) ++whole;
    });
    QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure));
    QCOMPARE(whole, outcome.opened);
    QVERIFY(outcome.refused > 0);
}

PGD_TEST(TestHostilePictures)
#include "test_hostile_pictures.moc"
