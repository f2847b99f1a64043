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
#include "ui/project_exchange.h"

// Whether work survives a studio that is killed: this program runs itself as the studio that edits and saves.

namespace {

constexpr int kEditEvery = 10;         // milliseconds
constexpr int kEditsToASave = 40;      // so that recovery and saves both have their share
constexpr qint64 kMostLost = 2000;     // milliseconds of work, by the promise of Session
constexpr int kLongestLife = 4000;     // of a studio that is killed, from its first edit on
constexpr int kFreshRounds = 5;        // before a folder grows old
const char* const kSaver = "--save";   // edits and saves
const char* const kEditor = "--edit";  // leaves its work to recovery

int kills() { return qEnvironmentVariableIsSet("PGD_KILLS") ? qEnvironmentVariableIntValue("PGD_KILLS") : 12; }

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
        const auto* exchange = m_studio.window().findChild<ui::ProjectExchange*>();
        if (exchange->isSaving()) return;
        if (!m_listens)
            QObject::connect(exchange, &ui::ProjectExchange::saveEnded, [this] { tell("saved", m_underWay); });
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

 private Q_SLOTS:
    void killedStudiosLoseTwoSecondsAtMost();
};

// Every studio goes on where the one before was killed: PGD_KILLS of them, 12 unless told.
void TestKill::killedStudiosLoseTwoSecondsAtMost() {
    std::unique_ptr<QTemporaryDir> folder;
    std::mt19937 random(8);
    int saves = 0, recovered = 0;
    quint64 lost = 0;
    for (int round = 0; round < kills(); ++round) {
        if (round % kFreshRounds == 0) folder = std::make_unique<QTemporaryDir>();
        const QString home = folder->filePath("home"), project = folder->filePath("a.pgdraw");
        const QString log = folder->filePath("log");
        QFile::remove(log);
        QProcess studio;
        studio.setProcessChannelMode(QProcess::ForwardedChannels);
        studio.start(QCoreApplication::applicationFilePath(),
                     {round % 2 == 0 ? kSaver : kEditor, home, round % 2 == 0 ? project : QString(), log});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(log).size() > 0, 30000);
        QTest::qWait(static_cast<int>(random() % kLongestLife));
        studio.kill();
        QVERIFY(studio.waitForFinished());
        QFile text(log);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const Told told = read(text.readAll());

        if (told.saved > 0) {
            ++saves;
            const auto seed = ui::readProject(project).content.plan.seed;  // checks the database's integrity, too
            QVERIFY2(seed >= told.saved, qPrintable(QString("%1: %2 < %3").arg(round).arg(seed).arg(told.saved)));
        }
        Studio next(home);
        const auto seed = next.document().plan().seed;
        QVERIFY2(seed >= told.settled && seed <= told.edited,
                 qPrintable(QString("%1: %2, not %3 to %4").arg(round).arg(seed).arg(told.settled).arg(told.edited)));
        lost = std::max(lost, (told.edited - seed) * kEditEvery);
        if (told.settled > 0) ++recovered;
    }
    qInfo("%d studios killed, %d after a save, %d after two seconds of work; at most about %llu ms of it were lost",
          kills(), saves, recovered, static_cast<unsigned long long>(lost));
    QVERIFY(saves > 0 && recovered > 0);
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
