#include <ATen/Parallel.h>
#include <omp.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QDir>
#include <QSemaphore>
#include <QtTest>
#include <atomic>

#include "core/base/error.h"
#include "core/base/runtime.h"
#include "core/base/side_by_side.h"
#include "tests/support/test_program.h"

namespace {

constexpr int kPatienceMs = 20000;

qsizetype threadsOfThisProcess() { return QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(); }

}  // namespace

class TestSideBySide : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // Asleep for good, they keep libgomp from spinning; the variables that ctest sets would do it, too.
    void moreThreadsThanProcessorsArePutToSleep() {
        qunsetenv("OMP_WAIT_POLICY");
        qunsetenv("GOMP_SPINCOUNT");
        const auto before = threadsOfThisProcess();
        core::initRuntime({.threads = 3});
        QVERIFY(threadsOfThisProcess() - before > omp_get_num_procs());
        QCOMPARE(at::get_num_threads(), 3);
        core::initRuntime({.threads = 2});
        QVERIFY(threadsOfThisProcess() - before <= 2 * omp_get_num_procs() + 2);
        QCOMPARE(at::get_num_threads(), 2);
    }

    // Each waits until the other has begun: one after the other they would never end.
    void tasksRunAtOnce() {
        core::initRuntime({.threads = 2});
        QSemaphore first, second;
        std::atomic<int> met = 0;
        core::sideBySide({[&] {
                              first.release();
                              met += second.tryAcquire(1, kPatienceMs);
                          },
                          [&] {
                              second.release();
                              met += first.tryAcquire(1, kPatienceMs);
                          }});
        QCOMPARE(met.load(), 2);
    }

    void eachTaskHasOneThreadAndTheCallersMode() {
        core::initRuntime({.threads = 2});
        const torch::NoGradGuard inference;
        std::atomic<int> right = 0;
        const auto look = [&] { right += at::get_num_threads() == 1 && !torch::GradMode::is_enabled(); };
        core::sideBySide({look, look, look, look, look});
        QCOMPARE(right.load(), 5);
        QCOMPARE(at::get_num_threads(), 2);
    }

    // The outer tasks are two, and four cores have work all the same.
    void tasksWithinTasksShareTheThreads() {
        core::initRuntime({.threads = 4});
        QSemaphore begun;
        std::atomic<int> met = 0;
        const auto inner = [&] {
            begun.release();
            met += begun.tryAcquire(4, kPatienceMs);
            begun.release(4);
        };
        const auto outer = [&] { core::sideBySide({inner, inner}); };
        core::sideBySide({outer, outer});
        QCOMPARE(met.load(), 4);
        core::initRuntime({.threads = 1});
        int count = 0;
        const auto counts = [&] { ++count; };
        core::sideBySide({[&] { core::sideBySide({counts, counts, counts}); }, counts});
        QCOMPARE(count, 4);
    }

    void theFirstFailureIsThrownAndEndsTheRest() {
        core::initRuntime({.threads = 1});
        int done = 0;
        const auto count = [&] { ++done; };
        const auto breaks = [] { core::fail("broken"); };
        QVERIFY_THROWS_EXCEPTION(core::Error, core::sideBySide({count, breaks, count}));
        QCOMPARE(done, 1);
        QCOMPARE(at::get_num_threads(), 1);
        core::sideBySide({});
    }
};

PGD_TEST(TestSideBySide)
#include "test_side_by_side.moc"
