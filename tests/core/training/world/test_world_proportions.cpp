#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/training/world/captions.h"
#include "core/training/world/random.h"
#include "core/training/world/scene.h"
#include "core/training/world/torso_colour.h"
#include "core/training/world/visibility.h"
#include "tests/support/test_program.h"

using namespace core::world;
using core::control::Joint;
using core::control::Keypoint;
using core::control::Skeleton;

namespace {

constexpr std::array<std::array<int, 2>, 6> kSizes{
    {{80, 160}, {96, 160}, {128, 192}, {192, 128}, {160, 96}, {160, 80}}};

/// In picture heights.
float distance(const Scene& scene, const Skeleton& skeleton, Joint from, Joint to) {
    const float aspect = static_cast<float>(scene.width) / static_cast<float>(scene.height);
    return std::hypot((skeleton[from].x - skeleton[to].x) * aspect, skeleton[from].y - skeleton[to].y);
}

float trunk(const Scene& scene, const Skeleton& skeleton) {
    return distance(scene, skeleton, Joint::Neck, Joint::RightHip);
}

/// The mean colours of 4 x 4 cells and the places of three joints, in hexadecimal numbers of two digits.
QByteArray signature(const Scene& scene) {
    constexpr int cells = 4;
    QByteArray values;
    const int side = scene.width / cells;
    for (int cell = 0; cell < cells * cells * 3; ++cell) {
        int sum = 0;
        for (int i = 0; i < side * side; ++i) {
            const int x = cell / 3 % cells * side + i % side;
            const int y = cell / 3 / cells * side + i / side;
            sum += scene.rgb[static_cast<std::size_t>((y * scene.width + x) * 3 + cell % 3)];
        }
        values.append(static_cast<char>(sum / (side * side)));
    }
    for (const Joint joint : {Joint::Nose, Joint::RightWrist, Joint::LeftAnkle})
        for (const float place : {scene.people[0][joint].x, scene.people[0][joint].y})
            values.append(static_cast<char>(std::lround(place * 255)));
    return values.toHex();
}

int farthest(const QByteArray& a, const QByteArray& b) {
    int most = a.size() == b.size() ? 0 : 255;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        most = std::max(most, std::abs(static_cast<uchar>(a[i]) - static_cast<uchar>(b[i])));
    return most;
}

int differingPixels(const Scene& a, const Scene& b) {
    int count = 0;
    for (std::size_t i = 0; i < a.rgb.size(); i += 3) {
        int most = 0;
        for (std::size_t c = i; c < i + 3; ++c) most = std::max(most, std::abs(a.rgb[c] - b.rgb[c]));
        count += most > 12 ? 1 : 0;
    }
    return count;
}

/// The brightest channel of any pixel in a column.
int brightest(const Scene& scene, int column) {
    int most = 0;
    for (int i = 0; i < scene.height * 3; ++i)
        most = std::max<int>(most, scene.rgb[static_cast<std::size_t>((i / 3 * scene.width + column) * 3 + i % 3)]);
    return most;
}

}  // namespace

class TestWorldProportions : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void squaresLookAsEver();
    void squareIsTheSpecialCase();
    void refusesImpossibleProportions();
    void picturesHaveTheSizeAskedFor();
    void backgroundsReachBothBorders();
    void keypointsLieInsideThePicture();
    void figuresAreNeverStretched();
    void onlyNarrowPicturesMakeFiguresSmaller();
    void peopleStandFromLeftToRight();
    void torsoColourNamesTheTop();
    void sizesDoNotDisturbEachOther();
    void squareAndWidePicturesShowEverything();
    void narrowPicturesLeaveOutWhatIsHidden();
    void objectsSpokenOfAreSeen();
};

void TestWorldProportions::squaresLookAsEver() {
    // Of pictures drawn when squares were all there was. Rounding may differ between libraries.
    static const std::array<const char*, 8> expected{
        "a2badda2badaaabbc7c3c197a29dacb3adb1ad977fc5cee3c7c6c5d4d4deb67583d8d9e3d7e2f1cdd1d8aa715dc0b9c5946298b8c5e8",
        "afc7a188cae877b7d883c9edb7ddeeabcadc918983b2daf188c1689dba83a6bb8b7cb35260a8426c904e74985662aa429d6379b04bcf",
        "9b5d8c9f5f8c9b5d7d9c5d8be78d6ee78577dd8478e8887ab87e5db57a70d57c7cb87f639b775d825a58906a667c514f8e4c6da69dee",
        "2829545243504d3f4f4c4c653c46685075684f6d68414a6c3846654a53734f537a3a48682d424943445e4444602e434a7c3b266491eb",
        "e5d4e0e9d7e1e0d2d2d3d3dfe4d2dee3c4c5cfa497cad2ddddc7c7dfbdbadb8b86e0cbcdca884abd6f50c17558b17b528e547b9aa1ea",
        "a6c5e1939faf7e675aa3b7ca6aa6619a9572c47e4bbdb39b8a9974939a808c9369c2b7a176767d746e71796c68a8a4a391366d9a9de8",
        "a0c2e096b5d483a3cba0c0debcd7e9c3b5bcc68c8bbdd2e1dce9f3d1bdc7d0a3a8deebf4dce6f5c8ced9c6cdd8dadbce8e434e419fd2",
        "a15f8d9a5d898d5883857381e88a6cb1746bbb8478e08076ac7460b6866f867671af7764794f4e845e5994705f9b73508a5254469cef"};
    Random random(2025);
    for (const char* row : expected) {
        const QByteArray found = signature(render(sampleAttributes(random), 96));
        QVERIFY2(farthest(QByteArray::fromHex(found), QByteArray::fromHex(row)) <= 1, found.constData());
    }
}

void TestWorldProportions::squareIsTheSpecialCase() {
    Random random(31);
    for (int i = 0; i < 10; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        const Scene square = render(attributes, 96);
        const Scene general = render(attributes, 96, 96);
        QVERIFY(square.rgb == general.rgb);
        QVERIFY(square.people == general.people);
    }
}

void TestWorldProportions::refusesImpossibleProportions() {
    Random random(32);
    const SceneAttributes attributes = sampleAttributes(random);
    QVERIFY_EXCEPTION_THROWN(render(attributes, 31, 64), core::Error);
    QVERIFY_EXCEPTION_THROWN(render(attributes, 64, 0), core::Error);
    QVERIFY_EXCEPTION_THROWN(render(attributes, 2049, 1024), core::Error);
    QVERIFY_EXCEPTION_THROWN(render(attributes, 64, 193), core::Error);
    QVERIFY_EXCEPTION_THROWN(render(attributes, 193, 64), core::Error);
    QCOMPARE(render(attributes, 64, 192).height, 192);
}

void TestWorldProportions::picturesHaveTheSizeAskedFor() {
    Random random(33);
    for (const auto& [width, height] : kSizes) {
        const Scene scene = render(sampleAttributes(random), width, height);
        QCOMPARE(scene.width, width);
        QCOMPARE(scene.height, height);
        QCOMPARE(scene.rgb.size(), static_cast<std::size_t>(width * height * 3));
    }
}

void TestWorldProportions::backgroundsReachBothBorders() {
    Random random(34);
    for (const auto& [width, height] : kSizes)
        for (int i = 0; i < 2 * kBackgroundCount; ++i) {
            SceneAttributes attributes = sampleAttributes(random);
            attributes.background = static_cast<Background>(i % kBackgroundCount);
            attributes.style = static_cast<Style>(i / kBackgroundCount);
            const Scene scene = render(attributes, width, height);
            for (const int column : {0, width / 2, width - 1}) QVERIFY(brightest(scene, column) > 40);
        }
}

void TestWorldProportions::keypointsLieInsideThePicture() {
    Random random(35);
    for (int i = 0; i < 600; ++i) {
        const auto& [width, height] = kSizes.at(static_cast<std::size_t>(i) % kSizes.size());
        const Scene scene = render(sampleAttributes(random), width / 2, height / 2);
        for (const Skeleton& skeleton : scene.people)
            for (const Keypoint& joint : skeleton.joints)
                QVERIFY2(std::min({joint.x, joint.y, 1 - joint.x, 1 - joint.y}) > 0.015F,
                         qPrintable(QString("%1 %2 of %3 x %4").arg(joint.x).arg(joint.y).arg(width).arg(height)));
    }
}

void TestWorldProportions::figuresAreNeverStretched() {
    Random random(36);
    for (int i = 0; i < 60; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        const Scene square = render(attributes, 64);
        const auto& [width, height] = kSizes.at(static_cast<std::size_t>(i) % kSizes.size());
        const Scene scene = render(attributes, width, height);
        for (std::size_t person = 0; person < scene.people.size(); ++person) {
            const float size = trunk(scene, scene.people[person]) / trunk(square, square.people[person]);
            const float arms = distance(scene, scene.people[person], Joint::RightWrist, Joint::LeftWrist) /
                               distance(square, square.people[person], Joint::RightWrist, Joint::LeftWrist);
            QVERIFY2(std::abs(arms - size) < 1e-3F * size, qPrintable(QString("%1 %2").arg(arms).arg(size)));
        }
    }
}

void TestWorldProportions::onlyNarrowPicturesMakeFiguresSmaller() {
    Random random(37);
    int smaller = 0;
    for (int i = 0; i < 60; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        const Scene square = render(attributes, 64), wide = render(attributes, 128, 64);
        const Scene narrow = render(attributes, 64, 128);
        const float ordinary = trunk(square, square.people[0]);
        QVERIFY(std::abs(trunk(wide, wide.people[0]) - ordinary) < 1e-4F);
        QVERIFY(trunk(narrow, narrow.people[0]) < ordinary + 1e-4F);
        smaller += trunk(narrow, narrow.people[0]) < 0.9F * ordinary ? 1 : 0;
    }
    QVERIFY2(smaller > 5 && smaller < 50, qPrintable(QString::number(smaller)));
}

void TestWorldProportions::peopleStandFromLeftToRight() {
    Random random(38);
    for (int i = 0; i < 300; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        if (attributes.people.size() != 2) continue;
        for (const auto& [width, height] : kSizes) {
            const Scene scene = render(attributes, width, height);
            QVERIFY(scene.people[0][Joint::Neck].x < scene.people[1][Joint::Neck].x);
        }
    }
}

void TestWorldProportions::torsoColourNamesTheTop() {
    Random random(39);
    int right = 0, all = 0;
    for (int i = 0; i < 150; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        if (attributes.people.size() != 1) continue;
        const bool wide = i % 2 == 0;
        const Scene scene = render(attributes, wide ? 320 : 192, wide ? 192 : 320);
        const auto colour = torsoColour(scene.rgb.data(), scene.width, scene.height, scene.people[0]);
        right += colour == attributes.people[0].topColour ? 1 : 0;
        ++all;
    }
    QVERIFY2(right >= all * 0.97, qPrintable(QString("%1 of %2").arg(right).arg(all)));
}

void TestWorldProportions::sizesDoNotDisturbEachOther() {
    Random random(40);
    const SceneAttributes attributes = sampleAttributes(random);
    std::vector<std::vector<std::uint8_t>> first;
    for (const auto& [width, height] : kSizes) first.push_back(render(attributes, width, height).rgb);
    std::vector<std::vector<std::uint8_t>> second(kSizes.size());
    const auto draw = [&](std::size_t i) { second[i] = render(attributes, kSizes.at(i)[0], kSizes.at(i)[1]).rgb; };
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kSizes.size(); ++i) threads.emplace_back(draw, i);
    for (std::thread& thread : threads) thread.join();
    QVERIFY(first == second);
    for (std::size_t i = kSizes.size(); i-- > 0;) draw(i);
    QVERIFY(first == second);
}

void TestWorldProportions::squareAndWidePicturesShowEverything() {
    Random random(41);
    for (int i = 0; i < 300; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        QVERIFY(visibleIn(attributes, 256, 256) == attributes);
        QVERIFY(visibleIn(attributes, 320, 192) == attributes);
    }
}

void TestWorldProportions::narrowPicturesLeaveOutWhatIsHidden() {
    Random random(42);
    std::size_t all = 0, shown = 0;
    for (int i = 0; i < 1000; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        SceneAttributes visible = visibleIn(attributes, 128, 256);
        all += attributes.objects.size();
        shown += visible.objects.size();
        QVERIFY(std::ranges::all_of(visible.objects, [&](Object object) {
            return std::ranges::find(attributes.objects, object) != attributes.objects.end();
        }));
        visible.objects = attributes.objects;
        QVERIFY(visible == attributes);
    }
    QVERIFY2(shown < all && shown > all * 0.7, qPrintable(QString("%1 of %2").arg(shown).arg(all)));
}

void TestWorldProportions::objectsSpokenOfAreSeen() {
    Random random(43);
    QStringList wrong;
    for (int i = 0; i < 250; ++i) {
        SceneAttributes attributes = sampleAttributes(random);
        attributes.style = Style::Flat;
        if (attributes.objects.empty()) continue;
        const Scene with = render(attributes, 96, 192);
        const auto spokenOf = visibleIn(attributes, 96, 192).objects;
        const Object last = attributes.objects.back();  // the others keep their places without it
        attributes.objects.pop_back();
        const int pixels = differingPixels(with, render(attributes, 96, 192));
        const bool spoken = std::ranges::find(spokenOf, last) != spokenOf.end();
        if (spoken && pixels < 60)
            wrong << QString("%1 %2: %3").arg(QString::fromStdString(std::string(name(last)))).arg(i).arg(pixels);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(", ")));
}

PGD_TEST(TestWorldProportions)
#include "test_world_proportions.moc"
