#include <QAbstractSpinBox>
#include <QComboBox>
#include <QListView>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

#include "tests/gui/hand.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/document/brush.h"
#include "ui/document/plan_edits.h"

// Where keys and the wheel go, and the gallery's own window.
class TestWindowInput : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void aToolTakesTheKeysToTheCanvas();
    void workOnTheCanvasTakesTheKeys();
    void optionsAndGenerateLeaveTheKeys();
    void theWheelScrollsPanels();
    void theWheelNeverChangesAFieldOfAPanel();
    void presetsDropDown();
    void theLargeGalleryIsAWindow();
    void theGalleryComesBackToItsPlace_data();
    void theGalleryComesBackToItsPlace();

 private:
    void pressKeys();  // brackets, space, a digit
    QString prompt() { return m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(); }
    int brush() { return m_studio->document().brush().size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    ui::CanvasView* m_canvas = nullptr;
};

void TestWindowInput::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_canvas = m_studio->find<ui::CanvasView>("canvasView");
    QTRY_VERIFY(m_studio->find<QToolButton>("addPartnerButton")->isEnabled());
    m_studio->type("promptEdit", "a cat");
}

void TestWindowInput::pressKeys() {
    for (const Qt::Key key : {Qt::Key_BracketRight, Qt::Key_BracketRight, Qt::Key_Space, Qt::Key_5})
        m_studio->press(key);
}

void TestWindowInput::aToolTakesTheKeysToTheCanvas() {
    const int before = brush();
    click(m_studio->find<QWidget>("brushToolButton"));
    pressKeys();
    QCOMPARE(prompt(), QString("a cat"));
    QCOMPARE(brush(), before + 2);
    m_studio->type("promptEdit", "s");
    click(m_studio->find<QWidget>("brushToolButton"));  // it is in hand already
    pressKeys();
    QCOMPARE(prompt(), QString("a cats"));
    QCOMPARE(brush(), before + 4);
}

void TestWindowInput::workOnTheCanvasTakesTheKeys() {
    click(m_studio->find<QWidget>("brushToolButton"));
    const int before = brush();
    m_studio->find<QWidget>("promptEdit")->setFocus();
    const QPoint middle = m_canvas->mapToGlobal(m_canvas->rect().center());
    drag(*m_canvas, middle, middle + QPoint(20, 20));
    pressKeys();
    QCOMPARE(brush(), before + 2);
    m_studio->find<QWidget>("promptEdit")->setFocus();
    turnWheel(m_canvas->viewport());
    pressKeys();
    QCOMPARE(brush(), before + 4);
    QCOMPARE(prompt(), QString("a cat"));
}

void TestWindowInput::optionsAndGenerateLeaveTheKeys() {
    click(m_studio->find<QWidget>("brushToolButton"));
    for (const auto* name :
         {"brushSizeSlider", "brushSmoothingSlider", "brushPressureSwitch", "brushSymmetrySwitch", "generateButton"}) {
        click(m_studio->find<QWidget>(name));
        QVERIFY2(m_canvas->hasFocus(), name);
    }
    m_studio->script().allowEverything();
    QTRY_VERIFY(m_studio->isIdle());
    const int before = brush();
    pressKeys();
    QVERIFY(brush() > before);
    QCOMPARE(prompt(), QString("a cat"));
}

void TestWindowInput::theWheelScrollsPanels() {
    m_studio->window().resize(1024, 700);
    ui::setSize(m_studio->document(), {1000, 1001});
    auto* scroll = m_studio->find<QScrollArea>("planDockScroll")->verticalScrollBar();
    QTRY_VERIFY(scroll->maximum() > 0);
    for (const auto* name : {"widthSpin", "stepsSpin", "guidanceSpin", "samplerCombo", "tStructSlider"}) {
        auto* field = m_studio->find<QWidget>(name);
        const auto plan = m_studio->document().plan();
        field->setFocus();
        scroll->setValue(0);
        turnWheel(field);
        QVERIFY2(scroll->value() > 0, name);
        QCOMPARE(m_studio->document().plan(), plan);
    }
}

void TestWindowInput::theWheelNeverChangesAFieldOfAPanel() {
    m_studio->find<QToolButton>("addStyle")->menu()->actions().first()->trigger();
    core::plan::PartnerPlan partner;
    partner.model = "starter-pose";
    ui::setPartners(m_studio->document(), {partner});
    m_studio->find<QAbstractButton>("lowStageCheck")->click();
    const auto plan = m_studio->document().plan();
    int fields = 0;
    for (const auto* scroll : m_studio->window().findChildren<QScrollArea*>())
        for (auto* field : scroll->findChildren<QWidget*>()) {
            const bool isNumber = qobject_cast<QAbstractSpinBox*>(field) || qobject_cast<QSlider*>(field);
            if (!isNumber && !qobject_cast<QComboBox*>(field)) continue;
            field->setFocus();
            for (const int angle : {-120, 120, 120}) turnWheel(field, angle);
            ++fields;
        }
    QVERIFY2(fields > 15, qPrintable(QString("only %1 fields found").arg(fields)));
    QCOMPARE(m_studio->document().plan(), plan);
}

void TestWindowInput::presetsDropDown() {
    click(m_studio->find<QWidget>("poseToolButton"));
    QTimer::singleShot(100, this, [this] { click(m_studio->find<QWidget>("poseChoice0")); });
    click(m_studio->find<QWidget>("posesButton"));
    QTRY_COMPARE(m_studio->document().plan().people.size(), std::size_t(1));
    QTRY_VERIFY(!m_studio->find<QWidget>("posesMenu")->isVisible());
    QVERIFY(m_studio->find<QWidget>("personMirrorButton")->isEnabled());
}

void TestWindowInput::theLargeGalleryIsAWindow() {
    click(m_studio->find<QWidget>("galleryLargeButton"));
    auto* window = m_studio->find<QWidget>("largeGallery");
    QVERIFY(window->isVisible() && window->isWindow());
    QCOMPARE(window->windowType(), Qt::Window);
    QVERIFY(!window->windowFlags().testFlag(Qt::FramelessWindowHint));
    QCOMPARE(m_studio->find<QWidget>("galleryList")->window(), window);
    const double ratio = double(window->width()) / window->height();
    QVERIFY2(ratio > 1.0 && ratio < 2.0, qPrintable(QString::number(ratio)));
    // Undo reaches it: that is how deleted pictures come back.
    QVERIFY(window->actions().contains(m_studio->find<QAction>("undoAction")));
}

void TestWindowInput::theGalleryComesBackToItsPlace_data() {
    QTest::addColumn<int>("way");
    QTest::newRow("Escape") << 0;
    QTest::newRow("the frame's button") << 1;
    QTest::newRow("its own button") << 2;
}

void TestWindowInput::theGalleryComesBackToItsPlace() {
    QFETCH(int, way);
    auto* list = m_studio->find<QListView>("galleryList");
    const auto place = [&](const QWidget* widget) {
        return QRect(widget->mapTo(&m_studio->window(), QPoint()), widget->size());
    };
    const QRect before = place(list), canvas = place(m_canvas);
    for (int time = 0; time < 2; ++time) {
        click(m_studio->find<QWidget>("galleryLargeButton"));
        auto* window = m_studio->find<QWidget>("largeGallery");
        QVERIFY(QTest::qWaitForWindowActive(window));
        QCOMPARE(place(m_canvas), canvas);
        if (way == 0) QTest::keyClick(window->windowHandle(), Qt::Key_Escape);
        if (way == 1) window->close();
        if (way == 2) click(m_studio->find<QWidget>("galleryLargeButton"));
        QTRY_COMPARE(list->window(), static_cast<QWidget*>(&m_studio->window()));
        QTRY_COMPARE(place(list), before);
        QCOMPARE(place(m_canvas), canvas);
        QVERIFY(list->isVisible() && !m_studio->find<QToolButton>("galleryLargeButton")->isChecked());
        QTRY_VERIFY(!m_studio->window().findChild<QWidget*>("largeGallery"));
    }
}

PGD_TEST(TestWindowInput)
#include "test_window_input.moc"
