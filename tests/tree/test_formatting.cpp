#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/test_program.h"
#include "tests/tree/source_tree.h"

namespace {

// Versions format differently: the sources follow the one of Debian 12.
const QString kMajorVersion = "14";

struct Run {
    int status = -1;
    QString output;
};

Run run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setWorkingDirectory(PGD_SOURCE_DIR);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(100'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

QString clangFormat() {
    for (const auto& name : {"clang-format-" + kMajorVersion, QString("clang-format")}) {
        const auto program = QStandardPaths::findExecutable(name);
        if (program.isEmpty()) continue;
        if (run(program, {"--version"}).output.contains(QRegularExpression("version " + kMajorVersion + "\\.")))
            return program;
    }
    return {};
}

Run check(const QString& program, const QStringList& files) {
    return run(program, QStringList{"--dry-run", "-Werror", "--style=file"} + files);
}

}  // namespace

class TestFormatting : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_program = clangFormat();
        if (m_program.isEmpty()) QSKIP("clang-format 14 is not installed: the formatting was not checked");
    }

    void aBadlyFormattedFileIsNoticed() {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(PGD_SOURCE_DIR "/.clang-format", folder.filePath(".clang-format")));
        QFile file(folder.filePath("bad.cpp"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("int  main( ){return 0 ;}\n");
        file.close();
        QVERIFY(check(m_program, {file.fileName()}).status != 0);
    }

    void everySourceIsFormatted() {
        const auto files = test::sourceFiles();
        QVERIFY(!files.isEmpty());  // without files clang-format would wait for standard input
        const auto result = check(m_program, files);
        QVERIFY2(result.status == 0, qPrintable("\n" + result.output.right(4000)));
    }

 private:
    QString m_program;
};

PGD_TEST(TestFormatting)
#include "test_formatting.moc"
