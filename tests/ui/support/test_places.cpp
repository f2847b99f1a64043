#include <QTest>

#include "tests/support/test_program.h"
#include "ui/support/places.h"

class TestPlaces : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void cleanup() { qunsetenv("XDG_STATE_HOME"); }

    void followsTheVariables();
    void relativeStateFolderIsIgnored();
};

void TestPlaces::followsTheVariables() {
    qputenv("XDG_STATE_HOME", "/somewhere/state");
    const auto places = ui::Places::standard();
    QCOMPARE(places.sessionFile(), QString("/somewhere/state/pangu-draw/session.ini"));
    QVERIFY(places.settingsFile().endsWith("/pangu-draw/settings.ini"));
    QVERIFY(places.galleryFolder().endsWith("/pangu-draw/gallery"));
}

void TestPlaces::relativeStateFolderIsIgnored() {
    qputenv("XDG_STATE_HOME", "relative");  // the specification says so
    QVERIFY(ui::Places::standard().state.endsWith("/.local/state/pangu-draw"));
}

PGD_TEST(TestPlaces)
#include "test_places.moc"
