#include <QtTest>
#include <array>
#include <set>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/control/skeleton.h"
#include "core/training/world/pose.h"
#include "core/training/world/random.h"
#include "core/training/world/scene.h"
#include "core/training/world/torso_colour.h"
#include "tests/support/test_program.h"

using namespace core::world;
using core::control::Joint;
using core::control::Keypoint;
using core::control::Limb;

namespace {

SceneAttributes sampleSingle(Random& random) {
    SceneAttributes attributes = sampleAttributes(random);
    while (attributes.people.size() != 1) attributes = sampleAttributes(random);
    return attributes;
}

bool inside(const Keypoint& point, float margin) {
    return point.x >= margin && point.x <= 1 - margin && point.y >= margin && point.y <= 1 - margin;
}

}  // namespace

class TestWorld : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void randomIsTheSameEverywhere();
    void randomStreamsDiffer();
    void weightedDrawsFollowTheirWeights();
    void sampledScenesAreSensible();
    void sameAttributesGiveTheSameBytes();
    void seedChangesThePicture();
    void threadsAgree();
    void changingAGarmentKeepsThePose();
    void refusesImpossibleSizes();
    void keypointsLieInsideThePicture();
    void profileHidesTheFarEar();
    void torsoPolygonFollowsTheSkeleton();
    void torsoColourNamesTheTop();
    void torsoOutsideThePictureIsAnError();
    void limbsFollowTheOpenPoseTable();
};

void TestWorld::randomIsTheSameEverywhere() {
    Random random(2024);
    QCOMPARE(random.next(), std::uint64_t{5391531264579057145ULL});
    QCOMPARE(random.next(), std::uint64_t{17149356182655667860ULL});
    QCOMPARE(random.below(1000), 438);
}

void TestWorld::randomStreamsDiffer() {
    std::set<std::uint64_t> firsts;
    for (std::uint64_t stream = 0; stream < 100; ++stream) firsts.insert(Random(1, stream).next());
    QCOMPARE(firsts.size(), std::size_t{100});
}

void TestWorld::weightedDrawsFollowTheirWeights() {
    Random random(5);
    std::array<int, 3> counts{};
    for (int i = 0; i < 10000; ++i) ++counts.at(static_cast<std::size_t>(random.weighted({0.2F, 0.5F, 0.3F})));
    QVERIFY(std::abs(counts[0] - 2000) < 200);
    QVERIFY(std::abs(counts[1] - 5000) < 200);
    QVERIFY(std::abs(counts[2] - 3000) < 200);
}

void TestWorld::sampledScenesAreSensible() {
    Random random(11);
    int single = 0;
    for (int i = 0; i < 2000; ++i) {
        const SceneAttributes scene = sampleAttributes(random);
        single += scene.people.size() == 1 ? 1 : 0;
        const std::set<Object> objects(scene.objects.begin(), scene.objects.end());
        QCOMPARE(objects.size(), scene.objects.size());
        if (scene.background == Background::Night) QVERIFY(!objects.contains(Object::Sun));
        QVERIFY(!(objects.contains(Object::Sun) && objects.contains(Object::Moon)));
        for (const Person& person : scene.people)
            QVERIFY(isFemale(person.who) || (person.top != Top::Dress && person.bottom != Bottom::Skirt));
    }
    QVERIFY2(single > 1790 && single < 1890, qPrintable(QString::number(single)));
}

void TestWorld::sameAttributesGiveTheSameBytes() {
    Random random(1);
    for (int i = 0; i < 20; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        const Scene first = render(attributes, 128);
        const Scene second = render(attributes, 128);
        QCOMPARE(first.rgb.size(), std::size_t{128 * 128 * 3});
        QVERIFY(first.rgb == second.rgb);
        QVERIFY(first.people == second.people);
        QCOMPARE(first.people.size(), attributes.people.size());
    }
}

void TestWorld::seedChangesThePicture() {
    Random random(2);
    SceneAttributes attributes = sampleAttributes(random);
    const Scene first = render(attributes, 64);
    ++attributes.seed;
    QVERIFY(first.rgb != render(attributes, 64).rgb);
}

void TestWorld::threadsAgree() {
    Random random(3);
    const SceneAttributes attributes = sampleAttributes(random);
    std::array<Scene, 4> scenes;
    std::vector<std::thread> threads;
    for (Scene& scene : scenes) threads.emplace_back([&] { scene = render(attributes, 72); });
    for (std::thread& thread : threads) thread.join();
    for (const Scene& scene : scenes) QVERIFY(scene.rgb == scenes[0].rgb);
}

void TestWorld::changingAGarmentKeepsThePose() {
    Random random(4);
    SceneAttributes attributes = sampleSingle(random);
    attributes.people[0].topColour = GarmentColour::Red;
    const Scene red = render(attributes, 64);
    attributes.people[0].topColour = GarmentColour::Blue;
    const Scene blue = render(attributes, 64);
    QVERIFY(red.people == blue.people);
    QVERIFY(red.rgb != blue.rgb);
}

void TestWorld::refusesImpossibleSizes() {
    Random random(6);
    const SceneAttributes attributes = sampleAttributes(random);
    QVERIFY_EXCEPTION_THROWN(render(attributes, 0), core::Error);
    QVERIFY_EXCEPTION_THROWN(render(attributes, -256), core::Error);
    QVERIFY_EXCEPTION_THROWN(render(attributes, kMaxSceneSize + 1), core::Error);
}

void TestWorld::keypointsLieInsideThePicture() {
    Random random(7);
    for (int i = 0; i < 600; ++i) {
        const Scene scene = render(sampleAttributes(random), kMinSceneSize);
        for (const auto& skeleton : scene.people)
            for (const Keypoint& joint : skeleton.joints)
                QVERIFY2(inside(joint, 0.03F), qPrintable(QString("%1 %2").arg(joint.x).arg(joint.y)));
    }
}

void TestWorld::profileHidesTheFarEar() {
    Random random(8);
    Person person;
    person.pose = PoseKind::Running;
    person.facing = 1;
    QVERIFY(!strikePose(person, random).skeleton[Joint::LeftEar].visible);
    QVERIFY(strikePose(person, random).skeleton[Joint::RightEar].visible);
    person.facing = -1;
    QVERIFY(!strikePose(person, random).skeleton[Joint::RightEar].visible);
}

void TestWorld::torsoPolygonFollowsTheSkeleton() {
    core::control::Skeleton skeleton;
    skeleton[Joint::Neck] = {0.5F, 0.3F, true};
    skeleton[Joint::RightShoulder] = {0.4F, 0.3F, true};
    skeleton[Joint::LeftShoulder] = {0.6F, 0.3F, true};
    skeleton[Joint::RightHip] = {0.45F, 0.5F, true};
    skeleton[Joint::LeftHip] = {0.55F, 0.5F, true};
    const std::array<Point, 4> expected{Point{0.4675F, 0.43F}, {0.48F, 0.3F}, {0.52F, 0.3F}, {0.5325F, 0.43F}};
    const std::array<Point, 4> polygon = torsoPolygon(skeleton);
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY(std::abs(polygon.at(i).x - expected.at(i).x) < 1e-5F);
        QVERIFY(std::abs(polygon.at(i).y - expected.at(i).y) < 1e-5F);
    }
}

void TestWorld::torsoColourNamesTheTop() {
    Random random(9);
    int right = 0;
    for (int i = 0; i < 200; ++i) {
        const SceneAttributes attributes = sampleSingle(random);
        const Scene scene = render(attributes, 256);
        right +=
            torsoColour(scene.rgb.data(), scene.width, scene.height, scene.people[0]) == attributes.people[0].topColour
                ? 1
                : 0;
    }
    QVERIFY2(right >= 196, qPrintable(QString::number(right)));
}

void TestWorld::torsoOutsideThePictureIsAnError() {
    core::control::Skeleton skeleton;
    for (Keypoint& joint : skeleton.joints) joint = {3, 3, true};
    const std::vector<std::uint8_t> picture(32 * 32 * 3);
    QVERIFY_EXCEPTION_THROWN(torsoColour(picture.data(), 32, 32, skeleton), core::Error);
}

void TestWorld::limbsFollowTheOpenPoseTable() {
    static constexpr int expected[core::control::kLimbCount][2] = {
        {1, 2},  {1, 5},   {2, 3},   {3, 4}, {5, 6},  {6, 7},   {1, 8},  {8, 9},  {9, 10},
        {1, 11}, {11, 12}, {12, 13}, {1, 0}, {0, 14}, {14, 16}, {0, 15}, {15, 17}};
    const auto& limbs = core::control::limbs();
    for (std::size_t i = 0; i < limbs.size(); ++i) {
        QCOMPARE(static_cast<int>(limbs.at(i).from), expected[i][0]);
        QCOMPARE(static_cast<int>(limbs.at(i).to), expected[i][1]);
    }
}

PGD_TEST(TestWorld)
#include "test_world.moc"
