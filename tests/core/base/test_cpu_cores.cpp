#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/cpu_cores.h"
#include "tests/support/test_program.h"

// Cores are counted, not hyper-threads.
class TestCpuCores : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    void describe(int processor, const char* siblings) const {
        const auto folder = m_folder.filePath(QString("cpu%1/topology").arg(processor));
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + "/thread_siblings_list");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(siblings);
    }

    int cores(const std::vector<int>& processors) const {
        return core::coresBehind(processors, m_folder.path().toStdString());
    }

 private Q_SLOTS:
    void initTestCase() {
        describe(0, "0,2\n");
        describe(1, "1,3\n");
        describe(2, "0,2\n");
        describe(3, "1,3\n");
    }

    void hyperThreadsShareACore() { QCOMPARE(cores({0, 1, 2, 3}), 2); }
    void onlyAllowedProcessorsCount() {
        QCOMPARE(cores({0, 2}), 1);
        QCOMPARE(cores({1}), 1);
    }
    void whatIsNotDescribedCountsAlone() { QCOMPARE(cores({0, 1, 7, 8}), 4); }
    void thereIsOneAtLeast() { QVERIFY(core::usableCores() >= 1); }
};

PGD_TEST(TestCpuCores)
#include "test_cpu_cores.moc"
