#include <QRegularExpression>
#include <QtTest>

#include "tests/support/test_program.h"
#include "tests/tree/source_tree.h"

namespace {

constexpr int kMaxLines = 600;
constexpr int kMaxBuildLine = 125;  // characters, of CMake files

// Single letters stand in brackets so that this file does not accuse itself.
const QRegularExpression& unwanted() {
    static const QRegularExpression pattern(R"((?<![\w.])[/](work|home|root)/|[/]tmp/lab|\b(T[O]DO|F[I]XME)\b)");
    return pattern;
}

QStringList offences(const QString& path, const QString& text) {
    QStringList found;
    int number = 0;
    for (const auto& line : QStringView(text).split('\n')) {
        ++number;
        if (unwanted().match(line.toString()).hasMatch()) found += QString("%1:%2: %3").arg(path).arg(number).arg(line);
    }
    return found;
}

}  // namespace

class TestHygiene : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theCheckerFindsOffences() {
        const auto text =
            QString("fine\n// TO%1 later\nopen(\"/%2/x\")\n#include \"frame/work/x.h\"").arg("DO", "work");
        QCOMPARE(offences("a.h", text).size(), 2);
    }

    void noMachinePathsAndNoPromises() {
        const auto files = test::textFiles();
        QVERIFY(files.contains("CMakeLists.txt") && files.contains("packaging/run.sh"));
        QStringList found;
        for (const auto& path : files) found += offences(path, test::contentOf(path));
        QVERIFY2(found.isEmpty(), qPrintable("\n" + found.join('\n')));
    }

    void noFileIsTooLong() {
        QStringList found;
        for (const auto& path : test::sourceFiles()) {
            const auto lines = test::contentOf(path).count('\n');
            if (lines > kMaxLines) found += QString("%1: %2 lines").arg(path).arg(lines);
        }
        QVERIFY2(found.isEmpty(), qPrintable("\n" + found.join('\n')));
    }

    void noLineOfCMakeIsTooLong() {
        QStringList found;
        for (const auto& path : test::textFiles()) {
            if (!path.endsWith("CMakeLists.txt") && !path.endsWith(".cmake")) continue;
            for (const auto& line : test::contentOf(path).split('\n'))
                if (line.size() > kMaxBuildLine) found += path + ": " + line;
        }
        QVERIFY2(found.isEmpty(), qPrintable("\n" + found.join('\n')));
    }
};

PGD_TEST(TestHygiene)
#include "test_hygiene.moc"
