#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "tests/support/test_program.h"

namespace {

void writeWhole(const std::filesystem::path& file, const std::string& text) {
    core::AtomicFile out(file);
    out.write(text.data(), text.size());
    out.commit();
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

// Stands in for a full disk: no file of this process may grow beyond `bytes`.
class FileSizeLimit {
 public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit limit{bytes, m_old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_old); }

 private:
    rlimit m_old{};
};

}  // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("picture.bin");
    }

    void writesAndReplaces() {
        writeWhole(m_path.toStdString(), "first");
        QCOMPARE(contentOf(m_path), QByteArray("first"));
        writeWhole(m_path.toStdString(), "second");
        QCOMPARE(contentOf(m_path), QByteArray("second"));
        QCOMPARE(entries(), QStringList{"picture.bin"});
    }

    void withoutCommitTheOldFileStands() {
        writeWhole(m_path.toStdString(), "old");
        {
            core::AtomicFile out(m_path.toStdString());
            out.write("new", 3);
            QCOMPARE(entries().size(), 2);
        }
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QCOMPARE(entries(), QStringList{"picture.bin"});
    }

    void fullDiskIsASentenceAndLosesNothing() {
        writeWhole(m_path.toStdString(), "old");
        const std::string large(4096, 'x');
        {
            const FileSizeLimit limit(1000);
            QVERIFY_EXCEPTION_THROWN(writeWhole(m_path.toStdString(), large), core::Error);
        }
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QCOMPARE(entries(), QStringList{"picture.bin"});
    }

    void impossiblePlacesNameTheFile_data() {
        QTest::addColumn<QString>("place");
        QTest::newRow("missing folder") << "missing/picture.bin";
        QTest::newRow("a folder") << ".";
    }

    void impossiblePlacesNameTheFile() {
        QFETCH(QString, place);
        const auto path = m_folder->filePath(place);
        try {
            writeWhole(path.toStdString(), "x");
            QFAIL("expected an error");
        } catch (const core::Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(path), error.what());
        }
    }

    void followsLinksAndKeepsPermissions() {
        writeWhole(m_path.toStdString(), "old");
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
        const auto link = m_folder->filePath("link.bin");
        QVERIFY(QFile::link(m_path, link));
        writeWhole(link.toStdString(), "new");
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(m_path), QByteArray("new"));
        QVERIFY(!QFile::permissions(m_path).testFlag(QFile::ReadOther));
    }

    void longNamesAreNoObstacle() {
        const auto path = m_folder->filePath(QString(251, 'n') + ".bin");
        writeWhole(path.toStdString(), "x");
        QCOMPARE(contentOf(path), QByteArray("x"));
    }

 private:
    QStringList entries() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

PGD_TEST(TestAtomicFile)
#include "test_atomic_file.moc"
