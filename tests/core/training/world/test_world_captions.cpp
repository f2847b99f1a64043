#include <QtTest>
#include <algorithm>
#include <set>

#include "core/training/world/captions.h"
#include "core/training/world/random.h"
#include "tests/support/test_program.h"

using namespace core::world;

namespace {

SceneAttributes girlOnTheBeach() {
    Person girl;
    girl.who = Who::Girl;
    girl.top = Top::Dress;
    girl.topColour = GarmentColour::Red;
    girl.hairColour = HairColour::Blond;
    girl.hairCut = HairCut::Long;
    girl.pose = PoseKind::Waving;
    SceneAttributes attributes;
    attributes.style = Style::Watercolour;
    attributes.background = Background::Beach;
    attributes.people = {girl};
    return attributes;
}

QString chineseColour(GarmentColour colour) {
    static const QStringList names{"红色", "橙色", "黄色", "绿色", "蓝色", "紫色", "粉色", "白色", "黑色", "棕色"};
    return names.at(static_cast<int>(colour));
}

QString english(GarmentColour colour) {
    const std::string_view word = name(colour);
    return QString::fromUtf8(word.data(), static_cast<int>(word.size()));
}

QString full(const SceneAttributes& attributes, Language language) {
    return QString::fromStdString(fullCaption(attributes, language));
}

}  // namespace

class TestWorldCaptions : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void fullCaptionsAreFixed();
    void fullCaptionsNameEveryTop();
    void fullCaptionsNameEverything();
    void captionsVary_data();
    void captionsVary();
    void usualWordOrderOccurs();
    void captionsAreWellFormed();
    void articlesFitTheirNouns();
};

void TestWorldCaptions::fullCaptionsAreFixed() {
    QCOMPARE(full(girlOnTheBeach(), Language::English),
             QString("a girl with long blond hair in a red dress waving on the beach, watercolour"));
    QCOMPARE(full(girlOnTheBeach(), Language::Chinese), QString("一个穿红色连衣裙的金色长发女孩在海滩上挥手，水彩"));
}

void TestWorldCaptions::fullCaptionsNameEveryTop() {
    Random random(21);
    for (int i = 0; i < 300; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        for (const Person& person : attributes.people) {
            const QString noun = person.top == Top::Dress ? "dress" : person.top == Top::Sweater ? "sweater" : "shirt";
            QVERIFY(full(attributes, Language::English).contains(english(person.topColour) + " " + noun));
            QVERIFY(full(attributes, Language::Chinese).contains("穿" + chineseColour(person.topColour)));
        }
    }
}

void TestWorldCaptions::fullCaptionsNameEverything() {
    SceneAttributes attributes = girlOnTheBeach();
    Person& person = attributes.people[0];
    person.top = Top::Sweater;
    person.bottom = Bottom::Skirt;
    person.bottomColour = GarmentColour::Orange;
    person.hat = GarmentColour::Green;
    attributes.objects = {Object::Tree, Object::Cat, Object::Sun};
    QCOMPARE(
        full(attributes, Language::English),
        QString("a girl with long blond hair in a red sweater, an orange skirt and a green hat waving on the beach, "
                "with a tree, a cat and the sun, watercolour"));
    QCOMPARE(full(attributes, Language::Chinese),
             QString("一个穿红色毛衣和橙色裙子、戴绿色帽子的金色长发女孩在海滩上挥手，"
                     "有一棵树、一只猫和太阳，水彩"));
}

void TestWorldCaptions::captionsVary_data() {
    QTest::addColumn<int>("language");
    QTest::newRow("English") << static_cast<int>(Language::English);
    QTest::newRow("Chinese") << static_cast<int>(Language::Chinese);
}

void TestWorldCaptions::captionsVary() {
    QFETCH(int, language);
    Random random(22);
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) seen.insert(caption(girlOnTheBeach(), static_cast<Language>(language), random));
    QVERIFY2(seen.size() > 80, qPrintable(QString::number(seen.size())));
    const auto shortest = std::ranges::min(seen, {}, [](const std::string& text) { return text.size(); });
    QVERIFY2(shortest.size() <= 12, shortest.c_str());
}

void TestWorldCaptions::usualWordOrderOccurs() {
    Random random(23);
    std::set<std::string> seen;
    for (int i = 0; i < 20000; ++i) seen.insert(caption(girlOnTheBeach(), Language::English, random));
    QVERIFY(seen.contains("a girl in a red dress on the beach, watercolour"));
    QVERIFY(seen.contains("a girl in a red dress on the beach, watercolor"));
}

void TestWorldCaptions::captionsAreWellFormed() {
    Random random(24);
    for (int i = 0; i < 3000; ++i) {
        const SceneAttributes attributes = sampleAttributes(random);
        const auto english = QString::fromStdString(caption(attributes, Language::English, random));
        QVERIFY(!english.isEmpty());
        for (const char* flaw : {"  ", " ,", ",,", " of in ", " of on ", " of at ", " of by "})
            QVERIFY2(!english.contains(flaw), qPrintable(english));
        QVERIFY2(english == english.trimmed() && !english.endsWith(','), qPrintable(english));
        const auto chinese = QString::fromStdString(caption(attributes, Language::Chinese, random));
        QVERIFY(!chinese.isEmpty());
        for (const char* flaw : {" ", "，，", ",,", "、、", "、的", "的的", "和，"})
            QVERIFY2(!chinese.contains(QString::fromUtf8(flaw)), qPrintable(chinese));
    }
}

void TestWorldCaptions::articlesFitTheirNouns() {
    Random random(25);
    const QRegularExpression wrong("\\b(a [aeiou]|an [^aeiou])");
    for (int i = 0; i < 3000; ++i) {
        const auto text = QString::fromStdString(caption(sampleAttributes(random), Language::English, random));
        QVERIFY2(!wrong.match(text).hasMatch(), qPrintable(text));
    }
}

PGD_TEST(TestWorldCaptions)
#include "test_world_captions.moc"
