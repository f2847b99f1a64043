#include <QAction>
#include <QCheckBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QScreen>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/gui/hand.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/support/system_dialogs.h"
#include "ui/support/theme.h"
#include "ui/widgets/dock_panel.h"

// How the window is dressed: what it says once, what is seen in both themes, what goes by itself.
class TestWindowDress : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup();

    void theTitleNamesTheProgramOnce();
    void tabsSayTheNameOfADockOnce();
    void uncheckedBoxesAreSeen_data() { themes(); }
    void uncheckedBoxesAreSeen();
    void focusLooksUnlikeChecked_data() { themes(); }
    void focusLooksUnlikeChecked();
    void disabledButtonsAreSeen_data() { themes(); }
    void disabledButtonsAreSeen();
    void savingIsConfirmed();
    void notesOnTheTrashPass();
    void filesAreAskedForWhereTheLastOneLay();
    void theWindowFitsTheScreen();

 private:
    void themes();
    void wear(ui::Theme theme);
    void paintOne();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestWindowDress::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
}

void TestWindowDress::cleanup() {
    m_studio.reset();
    qApp->setStyleSheet({});
}

void TestWindowDress::themes() {
    QTest::addColumn<bool>("light");
    QTest::newRow("dark") << false;
    QTest::newRow("light") << true;
}

void TestWindowDress::wear(ui::Theme theme) {
    ui::applyTheme(theme);
    QTest::qWait(20);
}

void TestWindowDress::paintOne() {
    m_studio->script().allowEverything();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 1);
}

void TestWindowDress::theTitleNamesTheProgramOnce() {
    QVERIFY(!m_studio->window().windowTitle().contains("PanGu-Draw Studio"));  // Qt adds it
}

void TestWindowDress::tabsSayTheNameOfADockOnce() {
    const auto headingOf = [this](const char* dock) {
        for (const auto* label : m_studio->find<QDockWidget>(dock)->titleBarWidget()->findChildren<QLabel*>())
            if (label->isVisible() && label->text() == m_studio->find<QDockWidget>(dock)->windowTitle()) return true;
        return false;
    };
    QTRY_VERIFY(!headingOf("controlsDock"));
    QVERIFY(headingOf("layersDock"));
    m_studio->find<QDockWidget>("partnersDock")->setFloating(true);
    QTRY_VERIFY(headingOf("controlsDock") && headingOf("partnersDock"));
}

void TestWindowDress::uncheckedBoxesAreSeen() {
    QFETCH(bool, light);
    wear(light ? ui::Theme::Light : ui::Theme::Dark);
    auto* box = m_studio->find<QCheckBox>("lowStageCheck");
    QVERIFY(!box->isChecked());
    const QImage mark = box->grab(QRect(0, 0, 16, box->height())).toImage();
    int edge = 0;
    for (int y = 0; y < mark.height(); ++y)
        for (int x = 0; x < mark.width(); ++x) {
            const QColor pixel = mark.pixelColor(x, y);
            edge += std::abs(pixel.lightness() - ui::colors().panel.lightness()) > 60;
        }
    QVERIFY2(edge > 20, qPrintable(QString::number(edge)));
}

void TestWindowDress::focusLooksUnlikeChecked() {
    QFETCH(bool, light);
    wear(light ? ui::Theme::Light : ui::Theme::Dark);
    auto* random = m_studio->find<QToolButton>("seedRandomButton");
    QVERIFY(random->isChecked());
    m_studio->find<QWidget>("canvasView")->setFocus();
    const QImage checked = random->grab().toImage();
    click(random);
    random->setFocus();
    QTest::qWait(20);
    const QImage focused = random->grab().toImage();
    const QPoint inside(4, random->height() / 2), border(random->width() / 2, 0);
    QVERIFY(checked.pixel(inside) != focused.pixel(inside));
    QVERIFY(checked.pixel(border) != focused.pixel(border));
}

void TestWindowDress::disabledButtonsAreSeen() {
    QFETCH(bool, light);
    wear(light ? ui::Theme::Light : ui::Theme::Dark);
    const auto* compare = m_studio->find<QToolButton>("galleryCompareButton");
    QVERIFY(!compare->isEnabled());
    const QImage image = m_studio->find<QToolButton>("galleryCompareButton")->grab().toImage();
    const QColor edge = image.pixelColor(image.width() / 2, 0);
    QVERIFY2(std::abs(edge.lightness() - ui::colors().sunken.lightness()) > 15, qPrintable(edge.name()));
}

void TestWindowDress::savingIsConfirmed() {
    paintOne();
    const QString file = m_folder->filePath("mine.png");
    m_studio->answerDialogs(file);
    m_studio->trigger("saveAction");
    QVERIFY2(m_studio->message().contains("mine.png"), qPrintable(m_studio->message()));
    QTRY_COMPARE_WITH_TIMEOUT(m_studio->message(), QString(), 8000);
    const QString project = m_folder->filePath("mine.pgdraw");
    m_studio->answerDialogs(project);
    m_studio->trigger("saveProjectAction");
    QTRY_COMPARE(m_studio->message(), QString("mine.pgdraw is saved."));
}

void TestWindowDress::notesOnTheTrashPass() {
    paintOne();
    auto* list = m_studio->find<QListView>("galleryList");
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    m_studio->press(Qt::Key_Delete);
    if (m_studio->pictures() > 0) QSKIP("there is no trash here");
    QVERIFY(m_studio->message().contains("trash"));
    QTRY_COMPARE_WITH_TIMEOUT(m_studio->message(), QString(), 8000);
    m_studio->trigger("undoAction");  // takes it out again
}

void TestWindowDress::filesAreAskedForWhereTheLastOneLay() {
    QDir(m_folder->path()).mkpath("photos");
    const QString file = m_folder->filePath("photos/face.png");
    QImage(8, 8, QImage::Format_RGB32).save(file);
    ui::SystemDialogs dialogs(m_folder->filePath("dialogs.ini"));
    QString answer;
    dialogs.askReferenceToOpen(&m_studio->window(), [&](const QString& chosen) { answer = chosen; });
    auto* dialog = m_studio->find<QFileDialog>("fileDialog");
    dialog->setDirectory(m_folder->filePath("photos"));
    dialog->selectFile(file);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_COMPARE(answer, file);
    QTRY_VERIFY(!m_studio->window().findChild<QFileDialog*>("fileDialog"));
    QDir::setCurrent(QDir::rootPath());
    ui::SystemDialogs next(m_folder->filePath("dialogs.ini"));
    next.askReferenceToOpen(&m_studio->window(), [](const QString&) {});
    QCOMPARE(m_studio->find<QFileDialog>("fileDialog")->directory().absolutePath(), m_folder->filePath("photos"));
    m_studio->find<QFileDialog>("fileDialog")->close();
}

void TestWindowDress::theWindowFitsTheScreen() {
    const QRect screen = m_studio->window().screen()->availableGeometry();
    m_studio->window().resize(screen.size() + QSize(400, 300));
    m_studio->window().close();
    m_studio.reset();
    m_studio = std::make_unique<Studio>(m_folder->path());
    QTRY_VERIFY(screen.contains(m_studio->window().frameGeometry()));
}

PGD_TEST(TestWindowDress)
#include "test_window_dress.moc"
