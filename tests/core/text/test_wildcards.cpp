#include <QSet>
#include <QtTest>

#include "core/text/wildcards.h"
#include "tests/support/test_program.h"

using core::text::resolveWildcards;

namespace {

QSet<QString> outcomes(const std::string& prompt) {
    QSet<QString> found;
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        found.insert(QString::fromStdString(resolveWildcards(prompt, seed).text));
    return found;
}

}  // namespace

class TestWildcards : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyChoiceComesUp_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QSet<QString>>("choices");
        const auto row = [](const char* name, const char* prompt, const QSet<QString>& choices) {
            QTest::newRow(name) << QByteArray(prompt) << choices;
        };
        row("none", "a cat", {"a cat"});
        row("two", "a {red|blue} hat", {"a red hat", "a blue hat"});
        row("empty choice", "a{ red|} hat", {"a red hat", "a hat"});
        row("two groups", "{a|b}{c|d}", {"ac", "ad", "bc", "bd"});
        row("nested", "{a|{b|c}d}", {"a", "bd", "cd"});
        row("no bar", "{ultra-detailed}", {"{ultra-detailed}"});
        row("no bar outside, bar inside", "{{a|b}}", {"{a}", "{b}"});
        row("bar outside", "a|b", {"a|b"});
        row("unclosed", "x {a|b", {"x {a|b"});
        row("unclosed around one", "{x {a|b}", {"{x a", "{x b"});
        row("never opened", "a}b", {"a}b"});
        row("escaped", "\\{a\\|b\\}", {"\\{a\\|b\\}"});
        row("escaped bar in a group", "{a\\|b|c}", {"a\\|b", "c"});
    }
    void everyChoiceComesUp() {
        QFETCH(QByteArray, prompt);
        QTEST(outcomes(prompt.toStdString()), "choices");
    }

    // Plans are saved with the prompt and the seed: these choices must never change.
    void theSeedFixesTheChoice() {
        const std::string prompt = "{a|b|c|d} {a|b|c|d} {a|b|c|d}";
        const auto choices = [&](std::uint64_t seed) {
            return QString::fromStdString(resolveWildcards(prompt, seed).text);
        };
        QCOMPARE(choices(0), QString("d a d"));
        QCOMPARE(choices(1234567), QString("b b d"));
    }

    // Every byte knows where it was typed; a choice's last one uses up the wildcard.
    void bytesKnowTheirPlace_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<int>>("consumed");
        QTest::newRow("none") << QByteArray("cat") << QByteArray("cat") << QList<int>{1, 2, 3};
        QTest::newRow("first") << QByteArray("a{bc|d}e") << QByteArray("abce") << QList<int>{1, 3, 7, 8};
        QTest::newRow("second") << QByteArray("a{d|bc}e") << QByteArray("abce") << QList<int>{1, 5, 7, 8};
        QTest::newRow("empty") << QByteArray("a{bcd|}e") << QByteArray("ae") << QList<int>{1, 8};
        QTest::newRow("nested") << QByteArray("{a{b|x}c|d}") << QByteArray("abc") << QList<int>{2, 7, 11};
        QTest::newRow("no bar") << QByteArray("{a}b") << QByteArray("{a}b") << QList<int>{1, 2, 3, 4};
        QTest::newRow("unclosed") << QByteArray("{a|b") << QByteArray("{a|b") << QList<int>{1, 2, 3, 4};
        QTest::newRow("escaped") << QByteArray("\\{a") << QByteArray("\\{a") << QList<int>{2, 2, 3};
    }
    void bytesKnowTheirPlace() {
        QFETCH(QByteArray, prompt);
        QFETCH(QByteArray, text);
        bool found = false;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const auto resolved = resolveWildcards(prompt.toStdString(), seed);
            QCOMPARE(resolved.consumed.size(), resolved.text.size());
            if (resolved.text != text.toStdString()) continue;
            found = true;
            QTEST(QList<int>(resolved.consumed.begin(), resolved.consumed.end()), "consumed");
        }
        QVERIFY(found);
    }

    void oneWildcardDoesNotDisturbTheNext() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const auto a = resolveWildcards("{x|{p|q}|y} {1|2|3|4|5}", seed).text;
            const auto b = resolveWildcards("{xx|{pp|qq}|yy} and more {1|2|3|4|5}", seed).text;
            QCOMPARE(a.back(), b.back());
        }
    }

    void choicesAreEven() {
        int reds = 0;
        for (std::uint64_t seed = 0; seed < 1000; ++seed) reds += resolveWildcards("{red|blue}", seed).text == "red";
        QVERIFY2(reds > 430 && reds < 570, qPrintable(QString::number(reds)));
    }
};

PGD_TEST(TestWildcards)
#include "test_wildcards.moc"
