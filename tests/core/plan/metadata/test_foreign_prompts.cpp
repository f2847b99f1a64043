#include <QElapsedTimer>
#include <QtTest>

#include "core/plan/metadata/compel_prompt.h"
#include "core/plan/metadata/foreign_prompt.h"
#include "core/plan/metadata/foreign_stage.h"
#include "core/plan/metadata/foreign_text.h"
#include "tests/core/plan/metadata/notice_text.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

using core::plan::ForeignValues;

namespace {

constexpr core::plan::PromptHabits kA1111{.joinsByAnd = true, .changesWords = true};

QString understood(const QString& prompt, QStringList* notices = nullptr, core::plan::PromptHabits habits = kA1111) {
    ForeignValues values;
    values.prompt = prompt.toStdString();
    understandPrompts(values, habits);
    if (notices) *notices = test::noticesOf({.plan = {}, .notices = values.notices});
    return QString::fromStdString(values.negativePrompt.empty() ? values.prompt
                                                                : values.prompt + " | " + values.negativePrompt);
}

}  // namespace

// What prompts of other programs hold beside words.
class TestForeignPrompts : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatIsNoWordIsTakenOut_data() {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QStringList>("notices");
        const auto row = [](const char* prompt, const char* right, QStringList notices = {}) {
            QTest::newRow(prompt) << QString(prompt) << QString(right) << notices;
        };
        row("a boat", "a boat");
        row("a boat, (red:1.2), [fog], {a|b}, <3, 5:30", "a boat, (red:1.2), [fog], {a|b}, <3, 5:30");
        row("a boat,", "a boat,");
        row("a\nBREAK\nb", "a,\nb", {"lost words: BREAK > "});
        row("BREAK", "", {"lost words: BREAK > "});
        row("BREAKFAST, ABREAK, break", "BREAKFAST, ABREAK, break");
        row("a, <hypernet:x:1>, b <hypernet:x:1>", "a, b ", {"lost words: <hypernet:x:1> > "});
        row("embedding:bad-v2, (embedding:b/c.pt:1.2), x", "x",
            {"lost words: embedding:bad-v2, (embedding:b/c.pt:1.2) > "});
        row("[a:b:0.5]", "a", {"changing: [a:b:0.5] > a"});
        row("x [b:.3], [c::4] [:d:2]", "x b, c d",
            {"changing: [b:.3] > b", "changing: [c::4] > c", "changing: [:d:2] > d"});
        row("[[a|b]:(c:1.2):0.5]", "a", {"changing: [a|b] > a", "changing: [[a|b]:(c:1.2):0.5] > a"});
        row("[(a:1.2)], [x: y], \\[a:b:0.5\\], [a:b:0.5", "[(a:1.2)], [x: y], \\[a:b:0.5\\], [a:b:0.5");
        row("a AND b", "a, b", {"joined: 2 > "});
        row("a :1.5 AND (b:2) AND c :-0.5", "(a:1.5), (b:2) | c", {"joined: 3 > "});
        row("SAND AND ANDY", "SAND, ANDY", {"joined: 2 > "});
        row("a and b", "a and b");
    }

    void whatIsNoWordIsTakenOut() {
        QFETCH(QString, prompt);
        QStringList notices;
        const auto right = understood(prompt, &notices);
        QTEST(right, "right");
        QTEST(notices, "notices");
    }

    void habitsDiffer() {
        QCOMPARE(understood("a AND [b:c:0.5], <x>", nullptr, {}), QString("a AND [b:c:0.5], <x>"));
        QStringList notices;
        QCOMPARE(understood("a <x y> <bad>", &notices, {.bareEmbeddings = true}), QString("a <x y> "));
        QCOMPARE(notices, QStringList{"lost words: <bad> > "});
    }

    void compelIsTranslated_data() {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("right");
        const auto row = [](const char* prompt, const char* right) {
            QTest::newRow(prompt) << QString(prompt) << QString(right);
        };
        row("a boat", "a boat");
        row("red++ coat, well-known, x-", "(red:1.21) coat, well-known, (x:0.9)");
        row("(two words)1.3 and (more)--", "(two words:1.3) and (more:0.81)");
        row("(plain) \\(kept\\)", "plain \\(kept\\)");
        row("((a)++ b)0.5", "((a:1.21) b:0.5)");
        row("\"two words\"+ x", "(\"two words\":1.1) x");
        row("(\"a\", \"b\").and() c", "\"a\", \"b\" c");
        row("a cat.swap(dog) sits", "a cat sits");
        row("(their way:1.3)", "(their way:1.3)");
        row("(open ++ + 1.5) -", "open ++ + 1.5 -");
        row("(never closed", "(never closed");
    }

    void compelIsTranslated() {
        QFETCH(QString, prompt);
        std::vector<core::plan::PlanNotice> notices;
        QTEST(QString::fromStdString(core::plan::fromCompel(prompt.toStdString(), notices)), "right");
        QCOMPARE(notices.empty(), !prompt.contains(".and") && !prompt.contains(".swap"));
    }

    // As diffusers has them: the last int(steps * strength) of the steps.
    void strengthsBecomeTimesteps() {
        core::plan::Plan plan;
        plan.steps = 20;
        plan.spacing = "linspace";
        QCOMPARE(core::plan::timestepOfStrength(plan, 0.45),
                 421);  // of 0 .. 999 in 20 steps, the ninth from the end
        QCOMPARE(core::plan::timestepOfStrength(plan, 1.0), 998);
        QCOMPARE(core::plan::timestepOfStrength(plan, 0.0), 1);
        plan.spacing = "karras";
        QVERIFY(core::plan::timestepOfStrength(plan, 0.45) < 421);  // dense where it is nearly clean
    }

    void hostileTextTakesLinearTime_data() {
        QTest::addColumn<QByteArray>("piece");
        for (const char* piece : {"[",      "]",       "(",     ")",       "[a:",     "[a|",        "[a:0.5]",
                                  "(a)1.1", "+",       "a+",    "a+ ",     "\"a\"+",  "<a",         "<a:",
                                  "BREAK",  " BREAK ", "AND",   " AND ",   ":1 AND ", "embedding:", "(embedding:a",
                                  ",",      "\\",      ".and(", ".swap()", "(((",     "[[[a:b",     "<lyco:"})
            QTest::newRow(QByteArray(piece).toPercentEncoding()) << QByteArray(piece);
    }

    void hostileTextTakesLinearTime() {
        QFETCH(QByteArray, piece);
        const auto text = piece.repeated(500'000 / piece.size());
        QElapsedTimer timer;
        timer.start();
        std::vector<core::plan::PlanNotice> notices;
        understood(QString::fromUtf8(text));
        core::plan::fromCompel(text.toStdString(), notices);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void damagedPromptsAreRead() {
        const QByteArray good =
            "two girls BREAK red+ coat, (forest)1.3 AND winter night :0.6, [cat:dog:0.5], [sun|[moon]], "
            "<lyco:inky:0.7>, "
            "<hypernet:old:0.5>, (embedding:easyneg:1.2), (\"a\", \"b\").and(), \\(x\\)";
        mutations::Mutator mutator(good, good.size(), 12);
        for (int i = 0; i < mutations::count(); ++i) {
            const auto prompt = mutator.next();
            std::vector<core::plan::PlanNotice> notices;
            core::plan::fromCompel(prompt.toStdString(), notices);
            ForeignValues values;
            values.prompt = prompt.toStdString();
            understandPrompts(values, kA1111);
            core::plan::validate(planFromValues(values, core::plan::PlanSource::A1111, {}).plan);
        }
    }
};

PGD_TEST(TestForeignPrompts)
#include "test_foreign_prompts.moc"
