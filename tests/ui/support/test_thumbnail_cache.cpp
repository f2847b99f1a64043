#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "tests/support/test_program.h"
#include "ui/support/thumbnail_cache.h"

using ui::ThumbnailCache;

class TestThumbnailCache : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ThumbnailCache m_cache{m_folder.filePath("cache")};

    QString picture(const QString& name, const QSize& size, const QColor& color) const {
        QImage image(size, QImage::Format_RGB888);
        image.fill(color);
        const QString file = m_folder.filePath(name);
        if (!image.save(file)) qFatal("%s", qPrintable(file));
        return file;
    }
    QStringList entries() const { return QDir(m_folder.filePath("cache")).entryList(QDir::Files); }

 private Q_SLOTS:
    void cleanup() { QDir(m_folder.filePath("cache")).removeRecursively(); }

    void isSmallAndInProportion() {
        const QImage small = ui::thumbnailFrom(m_cache.of(picture("a.png", {400, 200}, Qt::red)));
        QCOMPARE(small.size(), QSize(192, 96));
        QVERIFY(small.pixelColor(90, 40).red() > 240 && small.pixelColor(90, 40).green() < 15);
    }

    void isMadeOnceAndAnewWhenTheFileChanges() {
        const QString file = picture("b.png", {300, 300}, Qt::blue);
        const QByteArray first = m_cache.of(file);
        QCOMPARE(entries().size(), 1);
        QFile entry(m_folder.filePath("cache/" + entries()[0]));
        // What is found there is taken: another copy shows it.
        const QByteArray other = m_cache.of(picture("other.png", {64, 64}, Qt::green));
        QVERIFY(entry.open(QIODevice::WriteOnly) && entry.write(other) == other.size());
        entry.close();
        QCOMPARE(m_cache.of(file), other);
        picture("b.png", {200, 300}, Qt::white);
        QCOMPARE(ui::thumbnailFrom(m_cache.of(file)).size(), QSize(128, 192));
    }

    void aDamagedEntryIsMadeAnew() {
        const QString file = picture("c.png", {300, 300}, Qt::blue);
        const QByteArray good = m_cache.of(file);
        QFile entry(m_folder.filePath("cache/" + entries()[0]));
        QVERIFY(entry.open(QIODevice::WriteOnly) && entry.write("no picture") > 0);
        entry.close();
        QCOMPARE(m_cache.of(file), good);
    }

    void takesOverOnlySmallPictures() {
        const QString file = picture("d.png", {300, 300}, Qt::blue);
        QByteArray large;
        QBuffer buffer(&large);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && QImage(300, 300, QImage::Format_RGB888).save(&buffer, "JPEG"));
        for (const QByteArray& bad : {QByteArray(), QByteArray("text"), QByteArray(500'000, 'x'), large}) {
            m_cache.keep(file, bad);
            QVERIFY(entries().isEmpty());
        }
        const QByteArray good = m_cache.of(picture("other.png", {64, 64}, Qt::green));
        m_cache.keep(file, good);
        QCOMPARE(m_cache.of(file), good);
    }

    void theOldestAreForgotten() {
        const QString old = picture("old.png", {64, 64}, Qt::red);
        m_cache.of(old);
        QFile entry(m_folder.filePath("cache/" + entries()[0]));
        QVERIFY(entry.open(QIODevice::ReadWrite));
        entry.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime);
        entry.close();
        m_cache.of(picture("new.png", {64, 64}, Qt::red));
        m_cache.prune(1);
        QCOMPARE(entries().size(), 1);
        QVERIFY(!QFile::exists(entry.fileName()));
        m_cache.prune(5);
        QCOMPARE(entries().size(), 1);
    }

    void pictureThatIsGoneIsNamed() {
        try {
            m_cache.of(m_folder.filePath("gone.png"));
            QFAIL("expected an error");
        } catch (const core::Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains("gone.png"));
        }
    }

    void aFolderThatCannotBeMadeCostsNothing() {
        const ThumbnailCache cache(picture("file.png", {64, 64}, Qt::red) + "/under");
        QVERIFY(!cache.of(m_folder.filePath("file.png")).isEmpty());
    }
};

PGD_TEST(TestThumbnailCache)
#include "test_thumbnail_cache.moc"
