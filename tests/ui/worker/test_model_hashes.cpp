#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "tests/support/test_program.h"
#include "ui/support/file_path.h"
#include "ui/worker/file_hash.h"
#include "ui/worker/model_hashes.h"

namespace {

QString sha256(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

void writeBytes(const QString& file, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) qFatal("cannot write the test file");
    out.write(bytes);
}

}  // namespace

class TestModelHashes : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString at(const char* name) const { return m_folder->filePath(name); }
    QString cache() const { return at("state/hashes.json"); }

    // What comes of asking for a model.
    QString asked(ui::ModelHashes& hashes, const QString& model) const {
        QSignalSpy hashed(&hashes, &ui::ModelHashes::hashed);
        hashes.ask(ui::toPath(model));
        return hashed.wait() ? hashed.at(0).at(1).toString() : QString();
    }

 private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFileIsItsBytes() {
        const QByteArray bytes(3'000'000, 'x');
        writeBytes(at("a.safetensors"), bytes);
        ui::ModelHashes hashes(cache());
        QVERIFY(hashes.known(ui::toPath(at("a.safetensors"))).isEmpty());
        QCOMPARE(asked(hashes, at("a.safetensors")), sha256(bytes));
        QCOMPARE(hashes.known(ui::toPath(at("a.safetensors"))), sha256(bytes));
    }

    void aFolderIsItsWeights() {
        writeBytes(at("m/vae/b.safetensors"), "vae");
        writeBytes(at("m/unet/a.safetensors"), "unet");
        writeBytes(at("m/unet/config.json"), "{}");
        const auto lines = sha256("unet") + "  unet/a.safetensors\n" + sha256("vae") + "  vae/b.safetensors\n";
        ui::ModelHashes hashes(cache());
        QCOMPARE(asked(hashes, at("m")), sha256(lines.toUtf8()));
    }

    void itIsDoneOnceAndAgainWhenFilesChange() {
        writeBytes(at("a.safetensors"), "one");
        {
            ui::ModelHashes hashes(cache());
            QCOMPARE(asked(hashes, at("a.safetensors")), sha256("one"));
        }
        QFile kept(cache());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(kept.readAll().contains(sha256("one").toLatin1()));
        ui::ModelHashes hashes(cache());
        QCOMPARE(hashes.known(ui::toPath(at("a.safetensors"))), sha256("one"));
        writeBytes(at("a.safetensors"), "other");
        QVERIFY(hashes.known(ui::toPath(at("a.safetensors"))).isEmpty());
        QCOMPARE(asked(hashes, at("a.safetensors")), sha256("other"));
    }

    void whatCannotBeReadIsSaid() {
        ui::ModelHashes hashes(cache());
        QSignalSpy unreadable(&hashes, &ui::ModelHashes::unreadable);
        hashes.ask(ui::toPath(at("absent.safetensors")));
        QVERIFY(unreadable.wait());
        QVERIFY(unreadable.at(0).at(1).toString().contains("absent.safetensors"));
    }

    void foreignCachesAreNothing_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("no objects") << QByteArray(R"({"a": 3, "b": {"sha256": 7}, "c": {"stamp": "", "sha256": "x"}})");
    }
    void foreignCachesAreNothing() {
        QFETCH(QByteArray, text);
        writeBytes(cache(), text);
        writeBytes(at("a.safetensors"), "one");
        ui::ModelHashes hashes(cache());
        QVERIFY(hashes.known(ui::toPath(at("a.safetensors"))).isEmpty());
        QCOMPARE(asked(hashes, at("a.safetensors")), sha256("one"));
    }

    // The window closes at once, however large the file.
    void closingStopsInTheMidst() {
        QFile large(at("large.safetensors"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(qint64(200) << 30));
        QElapsedTimer timer;
        {
            ui::ModelHashes hashes(cache());
            hashes.ask(ui::toPath(large.fileName()));
            QTest::qWait(20);
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }
};

PGD_TEST(TestModelHashes)
#include "test_model_hashes.moc"
