#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <random>

#include "core/base/runtime.h"
#include "tests/gui/studio.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/project/project_file.h"
#include "ui/window/project_controller.h"

// Whether work survives a studio that is killed: this program runs itself as the studio that edits and saves.

namespace {

constexpr int kEditEvery = 10;      // milliseconds
constexpr int kEditsToASave = 40;   // so that recovery and saves both have their share
constexpr qint64 kMostLost = 2000;  // milliseconds of work, by the promise of Session
constexpr int kLongestLife = 4000;  // of a studio that is killed, from its first edit on
constexpr int kKillsInAFolder = 5;
const char* const kSaver = "--save";   // edits and saves
const char* const kEditor = "--edit";  // leaves its work to recovery

int kills() { return qEnvironmentVariableIsSet("PGD_KILLS") ? qEnvironmentVariableIntValue("PGD_KILLS") : 10; }

// What the studio that was killed had told, one line an event: "edit 7 1234" is seed 7 at millisecond 1234.
struct Told {
    quint64 saved = 0;    // the newest that a completed save holds
    quint64 edited = 0;   // the newest of all
    quint64 settled = 0;  // the newest that was older than kMostLost at the end
};

Told read(const QByteArray& text) {
    Told told;
    std::vector<std::pair<quint64, qint64>> edits;
    for (const QByteArray& line : text.left(text.lastIndexOf('\n') + 1).split('\n')) {
        const auto words = line.split(' ');
        if (words[0] == "saved") told.saved = words[1].toULongLong();
        if (words[0] == "edit") edits.emplace_back(words[1].toULongLong(), words[2].toLongLong());
    }
    for (const auto& [seed, at] : edits) {
        told.edited = seed;
        if (at <= edits.back().second - kMostLost) told.settled = seed;
    }
    return told;
}

// Counts up in the seed, saves now and then, tells both; ends by being killed.
class Victim {
 public:
    Victim(const QString& home, const QString& project, const QString& log)
        : m_log(log), m_studio(home), m_saves(!project.isEmpty()) {
        if (!m_log.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) qFatal("no log");
        m_studio.answerDialogs(project);
        m_clock.start();
        auto& document = m_studio.document();
        m_seed = document.plan().seed;
        QObject::connect(&document, &ui::Document::modifiedChanged, [this, &document] {
            if (!document.isModified()) m_underWay = m_seed;
        });
        QObject::connect(&m_timer, &QTimer::timeout, [this] { edit(); });
        m_timer.start(kEditEvery);
    }

 private:
    void tell(const char* what, quint64 seed) {
        m_log.write(QByteArray(what) + ' ' + QByteArray::number(seed) + ' ' + QByteArray::number(m_clock.elapsed()) +
                    '\n');
    }

    void edit() {
        ui::setSeed(m_studio.document(), ++m_seed);
        tell("edit", m_seed);
        if (m_saves && m_seed % kEditsToASave == 0) save();
    }

    void save() {
        const auto* exchange = m_studio.window().findChild<ui::ProjectController*>();
        if (exchange->isSaving()) return;
        if (!m_listens)
            QObject::connect(exchange, &ui::ProjectController::saveEnded, [this] { tell("saved", m_underWay); });
        m_listens = true;
        m_studio.trigger("saveProjectAction");
    }

    QFile m_log;
    Studio m_studio;
    bool m_saves;
    QElapsedTimer m_clock;
    QTimer m_timer;
    quint64 m_seed = 0;
    quint64 m_underWay = 0;  // the seed that the save under way holds
    bool m_listens = false;
};

}  // namespace

class TestKill : public QObject {
    Q_OBJECT

    std::mt19937 m_random{8};
    int m_killed = 0, m_saved = 0, m_worked = 0;
    quint64 m_lost = 0;  // milliseconds, the most

    Told lifeIn(const QString& folder);
    void checkWhatIsLeft(const QString& folder, const Told& told);

 private Q_SLOTS:
    void killedStudiosLoseTwoSecondsAtMost_data();
    void killedStudiosLoseTwoSecondsAtMost();
    void cleanupTestCase();
};

// A studio that works there until it is killed: one that saves, then one that does not.
Told TestKill::lifeIn(const QString& folder) {
    const bool saves = m_killed++ % 2 == 0;
    const QString log = folder + "/log";
    QFile::remove(log);
    QProcess studio;
    studio.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    studio.start(QCoreApplication::applicationFilePath(),
                 {saves ? kSaver : kEditor, folder + "/home", saves ? folder + "/a.pgdraw" : QString(), log});
    if (!QTest::qWaitFor([&log] { return QFileInfo(log).size() > 0; }, 30000)) qFatal("the studio does not start");
    QTest::qWait(static_cast<int>(m_random() % kLongestLife));
    studio.kill();
    studio.waitForFinished();
    QFile text(log);
    return text.open(QIODevice::ReadOnly) ? read(text.readAll()) : Told();
}

void TestKill::checkWhatIsLeft(const QString& folder, const Told& told) {
    if (told.saved > 0) {
        ++m_saved;
        const auto seed = ui::readProject(folder + "/a.pgdraw").content.plan.seed;  // checks its integrity, too
        QVERIFY2(seed >= told.saved, qPrintable(QString("%1 < %2").arg(seed).arg(told.saved)));
    }
    Studio next(folder + "/home");
    const auto seed = next.document().plan().seed;
    QVERIFY2(seed >= told.settled && seed <= told.edited,
             qPrintable(QString("%1, not %2 to %3").arg(seed).arg(told.settled).arg(told.edited)));
    m_lost = std::max(m_lost, (told.edited - seed) * kEditEvery);
    if (told.settled > 0) ++m_worked;
}

// PGD_KILLS of them, each row in a folder of its own.
void TestKill::killedStudiosLoseTwoSecondsAtMost_data() {
    QTest::addColumn<int>("folder");
    for (int row = 0; row * kKillsInAFolder < kills(); ++row) QTest::addRow("folder %d", row) << row;
}

// Every studio goes on where the one before was killed.
void TestKill::killedStudiosLoseTwoSecondsAtMost() {
    const QTemporaryDir folder;
    for (int round = 0; round < kKillsInAFolder && !QTest::currentTestFailed(); ++round)
        checkWhatIsLeft(folder.path(), lifeIn(folder.path()));
}

void TestKill::cleanupTestCase() {
    qInfo("%d studios killed, %d after a save, %d after two seconds of work; at most about %llu ms of it were lost",
          m_killed, m_saved, m_worked, static_cast<unsigned long long>(m_lost));
    QVERIFY(m_saved > 0 && m_worked > 0);
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    core::initRuntime();
    const auto arguments = app.arguments();
    if (arguments.value(1) == kSaver || arguments.value(1) == kEditor) {
        const Victim victim(arguments.value(2), arguments.value(3), arguments.value(4));
        return app.exec();
    }
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_kill.moc"
