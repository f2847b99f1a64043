#include <QElapsedTimer>
#include <QtTest>
#include <cmath>

#include "core/text/prompt_weights.h"
#include "tests/support/test_program.h"

using core::text::parsePromptWeights;
using core::text::PromptSpan;

namespace {

// "text*weight|text*weight", weights to three digits.
QString written(const std::vector<PromptSpan>& spans) {
    QStringList parts;
    for (const auto& span : spans)
        parts.append(QString::fromStdString(span.text) + "*" + QString::number(span.weight, 'g', 4));
    return parts.join("|");
}

}  // namespace

class TestPromptWeights : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void parses_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QString>("spans");
        const auto row = [](const char* name, const char* prompt, const char* spans) {
            QTest::newRow(name) << QByteArray(prompt) << QString(spans);
        };
        row("empty", "", "");
        row("plain", "a cat", "a cat*1");
        row("round", "a (cat)", "a *1|cat*1.1");
        row("square", "a [cat] b", "a *1|cat*0.9091| b*1");
        row("explicit", "(cat:1.3)", "cat*1.3");
        row("explicit with spaces", "(cat : 1.3 )", "cat *1.3");
        row("without a leading zero", "(cat:.5)", "cat*0.5");
        row("plus", "(cat:+2)", "cat*2");
        row("negative", "(cat:-0.5)", "cat*-0.5");
        row("zero", "(cat:0)", "cat*0");
        row("nested", "(a (b))", "a *1.1|b*1.21");
        row("nested explicit", "((a:2) b:3)", "a*6| b*3");
        row("mixed cancel", "([a])", "a*1");
        row("colon in the text", "(a:b:1.2)", "a:b*1.2");
        row("ratio is no weight", "4:3 (16:9) x", "4:3 *1|16*9| x*1");
        row("no number", "(a:x)", "a:x*1.1");
        row("square takes no number", "[a:0.5]", "a:0.5*0.9091");
        row("unclosed holds to the end", "a (b c", "a *1|b c*1.1");
        row("several unclosed", "a ([b", "a b*1");
        row("never opened", "a) b]", "a) b]*1");
        row("crossed", "(a]b)", "a]b*1.1");
        row("escaped brackets", "\\(a\\) \\[b\\]", "(a) [b]*1");
        row("escaped in brackets", "(smile\\):1.2)", "smile)*1.2");
        row("escaped backslash", "\\\\(a)", "\\*1|a*1.1");
        row("backslash before a letter", "a\\b", "a\\b*1");
        row("backslash at the end", "a\\", "a\\*1");
        row("comment line", "# note\ncat", "\ncat*1");
        row("comment after text", "cat # (note\ndog", "cat \ndog*1");
        row("number sign in a word", "c#1 a#b", "c#1 a#b*1");
        row("escaped number sign", "\\#tag", "#tag*1");
        row("empty brackets", "()[]a", "a*1");
        row("too heavy", "(a:1000)", "a*10");
        row("endless digits", "(a:1e999)", "a:1e999*1.1");
        row("chinese", "(猫:1.2)，狗", "猫*1.2|，狗*1");
        row("neighbours join", "(a:1.2)(b:1.2)", "ab*1.2");
    }
    void parses() {
        QFETCH(QByteArray, prompt);
        const auto spans = parsePromptWeights(prompt.toStdString());
        QTEST(written(spans), "spans");
    }

    void bytesKnowTheirPlace() {
        const auto spans = parsePromptWeights("(a\\(b:1.3) # no\nc");
        QCOMPARE(spans.size(), std::size_t{2});
        QCOMPARE(spans[0].consumed, (std::vector<std::size_t>{2, 4, 10}));  // "b" with the bracket behind it
        QCOMPARE(spans[1].consumed, (std::vector<std::size_t>{11, 16, 17}));
    }

    void commentsAreTold() {
        using core::text::promptComments;
        QVERIFY(promptComments("a cat, c#1, \\# tag").empty());
        QCOMPARE(promptComments("a # (b\ncat #c"), (std::vector<std::string>{"# (b", "#c"}));
    }

    void spansKnowTheirPlace() {
        const auto spans = parsePromptWeights("a (b\\(:1.3) c");
        QCOMPARE(spans.size(), 3u);
        QCOMPARE(spans[0].begin, 0u);
        QCOMPARE(spans[0].end, 2u);
        QCOMPARE(spans[1].begin, 3u);
        QCOMPARE(spans[1].end, 6u);
        QCOMPARE(spans[2].begin, 11u);
        QCOMPARE(spans[2].end, 13u);
    }

    void hostilePromptsAreCheapAndFinite() {
        std::string prompt;
        for (int i = 0; i < 100'000; ++i) prompt += "(x";
        QElapsedTimer timer;
        timer.start();
        for (const auto& span : parsePromptWeights(prompt)) QVERIFY(std::isfinite(span.weight) && span.weight <= 10);
        QVERIFY2(timer.elapsed() < 5'000, "a hundred thousand brackets take more than five seconds");
    }
};

PGD_TEST(TestPromptWeights)
#include "test_prompt_weights.moc"
