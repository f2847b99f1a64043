#include <QSignalSpy>
#include <QTest>
#include <set>

#include "tests/support/test_program.h"
#include "ui/queue/job_queue.h"
#include "ui/queue/plan_batch.h"

using ui::JobQueue;
using ui::JobState;
using ui::Turn;

// Which job comes when; nothing is painted.
class TestJobQueue : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void firstInFirstOut();
    void nextComesBeforeLast();
    void aPauseHoldsWhatWaits();
    void generateRunsDuringAPause();
    void whoWaitsIsMoved();
    void whoRunsIsNotMoved();
    void cancellingTouchesNoOther();
    void cancelWaitingLeavesTheRunningOne();
    void aFailedOneIsTriedAgain();
    void endedOnesAreClearedAndLimited();
    void batchCountsSeedsUp();
    void batchDrawsSeeds();

 private:
    static core::plan::Plan planOf(std::uint64_t seed) {
        core::plan::Plan plan;
        plan.seed = seed;
        return plan;
    }
    static std::vector<int> ids(const JobQueue& queue) {
        std::vector<int> ids;
        for (const auto& job : queue.jobs()) ids.push_back(job.id);
        return ids;
    }
};

void TestJobQueue::firstInFirstOut() {
    JobQueue queue;
    QSignalSpy ended(&queue, &JobQueue::ended);
    QCOMPARE(queue.next(), ui::kNoJob);
    const int a = queue.add(planOf(1), Turn::Last);
    const int b = queue.add(planOf(2), Turn::Last);
    QCOMPARE(queue.next(), a);
    queue.begin(a);
    QCOMPARE(queue.waiting(), 1);
    QImage picture(300, 200, QImage::Format_RGB32);
    picture.fill(Qt::red);
    queue.finish(a, picture);
    QCOMPARE(queue.find(a)->thumbnail.size(), QSize(128, 85));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(queue.next(), b);
}

void TestJobQueue::nextComesBeforeLast() {
    JobQueue queue;
    const int a = queue.add(planOf(1), Turn::Last);
    queue.begin(a);
    const int b = queue.add(planOf(2), Turn::Last);
    const int c = queue.add(planOf(3), Turn::Next);
    const int d = queue.add(planOf(4), Turn::Next);
    QCOMPARE(ids(queue), (std::vector{a, c, d, b}));
}

void TestJobQueue::aPauseHoldsWhatWaits() {
    JobQueue queue;
    const int a = queue.add(planOf(1), Turn::Next);
    const int b = queue.add(planOf(2), Turn::Next);
    queue.begin(a);
    queue.setPaused(true);
    QVERIFY(queue.find(a)->state == JobState::Running);
    QCOMPARE(queue.next(), ui::kNoJob);
    queue.setPaused(false);
    QCOMPARE(queue.next(), b);
}

void TestJobQueue::generateRunsDuringAPause() {
    JobQueue queue;
    const int a = queue.add(planOf(1), Turn::Last);
    queue.setPaused(true);
    const int b = queue.add(planOf(2), Turn::Next);
    QCOMPARE(queue.next(), b);
    queue.move(a, 0);
    QCOMPARE(queue.next(), b);  // a held one stays held wherever it is put
}

void TestJobQueue::whoWaitsIsMoved() {
    JobQueue queue;
    const int a = queue.add(planOf(1), Turn::Last);
    const int b = queue.add(planOf(2), Turn::Last);
    const int c = queue.add(planOf(3), Turn::Last);
    queue.move(c, 0);
    QCOMPARE(ids(queue), (std::vector{c, a, b}));
    queue.move(c, 99);
    QCOMPARE(ids(queue), (std::vector{a, b, c}));
    queue.move(a, 1);
    QCOMPARE(ids(queue), (std::vector{b, a, c}));
}

void TestJobQueue::whoRunsIsNotMoved() {
    JobQueue queue;
    const int a = queue.add(planOf(1), Turn::Last);
    const int b = queue.add(planOf(2), Turn::Last);
    queue.begin(a);
    queue.move(a, 1);
    queue.move(b, 0);
    QCOMPARE(ids(queue), (std::vector{a, b}));
}

void TestJobQueue::cancellingTouchesNoOther() {
    JobQueue queue;
    const int a = queue.add(planOf(1), Turn::Last);
    const int b = queue.add(planOf(2), Turn::Last);
    const int c = queue.add(planOf(3), Turn::Last);
    queue.begin(a);
    queue.cancel(b);
    QVERIFY(queue.find(a)->state == JobState::Running);
    QVERIFY(queue.find(b)->state == JobState::Cancelled);
    QCOMPARE(queue.next(), c);
    queue.finish(a, {});
    queue.cancel(a);
    QVERIFY(queue.find(a)->state == JobState::Done);
}

void TestJobQueue::cancelWaitingLeavesTheRunningOne() {
    JobQueue queue;
    const int a = queue.add(planOf(1), Turn::Last);
    queue.add(planOf(2), Turn::Last);
    queue.add(planOf(3), Turn::Next);
    queue.begin(a);
    queue.cancelWaiting();
    QCOMPARE(queue.waiting(), 0);
    QVERIFY(queue.find(a)->state == JobState::Running);
}

void TestJobQueue::aFailedOneIsTriedAgain() {
    JobQueue queue;
    const int a = queue.add(planOf(1), Turn::Last);
    const int b = queue.add(planOf(2), Turn::Last);
    queue.begin(a);
    queue.fail(a, "no memory");
    QCOMPARE(queue.find(a)->failure, QString("no memory"));
    queue.retry(a);
    QCOMPARE(ids(queue), (std::vector{b, a}));
    QCOMPARE(queue.find(a)->failure, QString());
    QCOMPARE(queue.find(a)->plan.seed, std::uint64_t{1});
    QVERIFY(queue.find(a)->state == JobState::Waiting);
    queue.retry(a);  // it waits already
    QCOMPARE(queue.waiting(), 2);
}

void TestJobQueue::endedOnesAreClearedAndLimited() {
    JobQueue queue;
    for (int i = 0; i < 250; ++i) queue.cancel(queue.add({}, Turn::Last));
    QCOMPARE(queue.jobs().size(), std::size_t(200));
    QCOMPARE(queue.jobs().back().id, 250);
    const int last = queue.add({}, Turn::Last);
    queue.clearEnded();
    QCOMPARE(ids(queue), std::vector{last});
}

void TestJobQueue::batchCountsSeedsUp() {
    const auto plans = ui::batchOf(planOf(41), 4, false);
    QCOMPARE(plans.size(), std::size_t(4));
    for (std::size_t i = 0; i < plans.size(); ++i) QCOMPARE(plans[i].seed, 41 + i);
}

void TestJobQueue::batchDrawsSeeds() {
    std::set<std::uint64_t> seeds;
    for (const auto& plan : ui::batchOf(planOf(41), 8, true)) seeds.insert(plan.seed);
    QVERIFY(seeds.size() > 6);  // two alike would be a wonder
}

PGD_TEST(TestJobQueue)
#include "test_job_queue.moc"
