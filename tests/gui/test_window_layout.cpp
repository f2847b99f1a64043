#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "core/control/pose_places.h"
#include "tests/gui/hand.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_presets.h"
#include "ui/plan/generate_button.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/tool_button.h"

// Where things are, and that they stay there, at the sizes people have.
class TestWindowLayout : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void theWindowFits_data() { sizes(); }
    void theWindowFits();
    void aSmallWindowKeepsItsPanelsBehindTabs();
    void strokesBegunAtOnePointMeet_data() { sizes(); }
    void strokesBegunAtOnePointMeet();
    void messagesLieOverTheCanvas();
    void aLongPlanScrollsItsTimeline();
    void previewsLeaveAPannedViewAlone();
    void generateIsAlwaysVisible_data() { sizes(); }
    void generateIsAlwaysVisible();
    void generateShowsItsKeysAndHowFarItIs();
    void nothingInThePlanIsCut_data() { sizes(); }
    void nothingInThePlanIsCut();
    void everyToolHasItsOptionsInOneBar_data() { sizes(); }
    void everyToolHasItsOptionsInOneBar();
    void toolsShowTheirLetters();
    void anotherSizeShowsAtOnce();

 private:
    void sizes();
    void resize(const QSize& size);
    QRect onWindow(const QWidget* widget) const;
    bool isWhole(const QWidget* widget) const;  // all of it can be seen
    QStringList cutIn(const QString& scroll) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    ui::CanvasView* m_canvas = nullptr;
};

void TestWindowLayout::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_canvas = m_studio->find<ui::CanvasView>("canvasView");
    QTRY_VERIFY(m_studio->find<QToolButton>("addPartnerButton")->isEnabled());
}

void TestWindowLayout::sizes() {
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080)})
        QTest::addRow("%d x %d", size.width(), size.height()) << size;
}

void TestWindowLayout::resize(const QSize& size) {
    m_studio->window().resize(size);
    QTest::qWait(20);  // the layout follows
}

QRect TestWindowLayout::onWindow(const QWidget* widget) const {
    return {widget->mapTo(&m_studio->window(), QPoint()), widget->size()};
}

bool TestWindowLayout::isWhole(const QWidget* widget) const {
    if (!widget->isVisible()) return false;
    for (const QWidget* around = widget->parentWidget(); around; around = around->parentWidget()) {
        if (!around->rect().contains(QRect(widget->mapTo(around, QPoint()), widget->size()))) return false;
        if (around->isWindow()) break;
    }
    return true;
}

// Fields that stand out at a side of a scrolling panel, or have less width than they need.
QStringList TestWindowLayout::cutIn(const QString& scroll) const {
    const auto* area = m_studio->find<QScrollArea>(scroll);
    const QRect room(area->viewport()->mapTo(&m_studio->window(), QPoint()), area->viewport()->size());
    QStringList cut;
    for (const auto* field : area->widget()->findChildren<QWidget*>()) {
        if (!field->isVisible() || field->objectName().startsWith("qt_")) continue;
        const QRect place = onWindow(field);
        const bool stands = place.left() < room.left() || place.right() > room.right();
        if (stands || field->width() < field->minimumSizeHint().width())
            cut << QString("%1 %2").arg(field->metaObject()->className(), field->objectName());
    }
    return cut;
}

void TestWindowLayout::theWindowFits() {
    QFETCH(QSize, size);
    m_studio->find<QAbstractButton>("lowStageCheck")->click();
    ui::setPrompt(m_studio->document(), "a girl in a red dress on the beach, watercolour");
    resize(size);
    QCOMPARE(m_studio->window().size(), size);
    const bool isSmall = size.width() < 1100;
    QStringList names{"topBar",     "toolBar",    "zoomLabel",      "memoryMeter",    "toolOptions",
                      "canvasView", "promptEdit", "generateButton", "timelineScroll", "statusRole"};
    if (!isSmall)
        names << "layersList"
              << "galleryList";
    for (const auto& name : names) QVERIFY2(isWhole(m_studio->find<QWidget>(name)), qPrintable(name));
    const int least = isSmall ? 55 : 38;  // percent
    QVERIFY2(m_canvas->width() * 100 > size.width() * least && m_canvas->height() * 100 > size.height() * (least - 5),
             qPrintable(QString("the canvas has %1 x %2").arg(m_canvas->width()).arg(m_canvas->height())));
}

void TestWindowLayout::aSmallWindowKeepsItsPanelsBehindTabs() {
    auto* layers = m_studio->find<QDockWidget>("layersDock");
    auto* controls = m_studio->find<QDockWidget>("controlsDock");
    const QRect wide = onWindow(m_canvas);
    resize({1024, 700});
    QTRY_VERIFY(m_studio->find<QWidget>("layersList")->visibleRegion().isEmpty());
    for (const auto* name : {"layersDock", "controlsDock", "partnersDock"}) {
        m_studio->find<QDockWidget>(name)->raise();
        QTRY_VERIFY2(!m_studio->find<QDockWidget>(name)->visibleRegion().isEmpty(), name);
    }
    m_studio->find<QDockWidget>("galleryDock")->raise();
    QTRY_VERIFY(isWhole(m_studio->find<QWidget>("galleryList")));
    layers->setFloating(true);  // a person's own order
    resize({1280, 820});
    QVERIFY(!layers->isFloating() && isWhole(m_studio->find<QWidget>("layersList")));
    QTRY_COMPARE(onWindow(m_canvas), wide);
    QVERIFY(controls->isVisible());
    resize({1024, 700});
    QVERIFY(layers->isFloating());
}

void TestWindowLayout::strokesBegunAtOnePointMeet() {
    QFETCH(QSize, size);
    resize(size);
    click(m_studio->find<QWidget>("brushToolButton"));
    const QRect canvas = onWindow(m_canvas);
    const QPoint start = m_studio->window().mapToGlobal(canvas.center());
    drag(*m_canvas, start, start + QPoint(60, 0));
    QTest::qWait(50);
    drag(*m_canvas, start, start + QPoint(0, 60));
    QCOMPARE(onWindow(m_canvas), canvas);
    const auto& strokes = m_studio->document().plan().drawing->strokes;
    QCOMPARE(strokes.size(), std::size_t(2));
    QCOMPARE(strokes[1].points.front(), strokes[0].points.front());
}

void TestWindowLayout::messagesLieOverTheCanvas() {
    const QRect canvas = onWindow(m_canvas);
    click(m_studio->find<QWidget>("maskToolButton"));
    click(m_canvas->viewport());
    QVERIFY(m_studio->message().contains("add a partner"));
    auto* message = m_studio->find<ui::MessageBar>("messageBar");
    QTRY_VERIFY(canvas.contains(onWindow(message)));
    QCOMPARE(onWindow(m_canvas), canvas);
    QVERIFY(isWhole(message));
    click(m_studio->find<QWidget>("messageDismiss"));
    QVERIFY(!message->isVisible());
    QCOMPARE(onWindow(m_canvas), canvas);
}

void TestWindowLayout::aLongPlanScrollsItsTimeline() {
    auto* timeline = m_studio->find<QScrollArea>("timelineScroll");
    const QRect before = onWindow(timeline), canvas = onWindow(m_canvas);
    core::plan::PartnerPlan partner;
    partner.model = "starter-pose";
    ui::setPartners(m_studio->document(), std::vector(8, partner));
    QTRY_VERIFY(timeline->verticalScrollBar()->maximum() > 0);
    QCOMPARE(onWindow(timeline), before);
    QCOMPARE(onWindow(m_canvas), canvas);
    auto* bar = m_studio->find<QWidget>("planBar");
    bar->setFocus();
    for (int i = 0; i < 40; ++i) m_studio->press(Qt::Key_Down);  // to the last handle
    QVERIFY(timeline->verticalScrollBar()->value() > timeline->verticalScrollBar()->maximum() / 2);
}

void TestWindowLayout::previewsLeaveAPannedViewAlone() {
    m_studio->trigger("generateAction");
    m_studio->script().allowSteps(2);
    QTRY_COMPARE(m_studio->textOf("statusStep"), QString("· step 3 of 25"));
    click(m_studio->find<QWidget>("panToolButton"));
    const QPoint middle = m_canvas->mapToGlobal(m_canvas->rect().center());
    drag(*m_canvas, middle, middle + QPoint(50, 30));
    const QPoint corner = m_canvas->mapFromScene(QPointF());
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 1);
    QCOMPARE(m_canvas->mapFromScene(QPointF()), corner);
}

void TestWindowLayout::generateIsAlwaysVisible() {
    QFETCH(QSize, size);
    resize(size);
    const auto* button = m_studio->find<QWidget>("generateButton");
    const QRect place = onWindow(button);
    click(m_studio->find<QWidget>("negativePromptToggle"));
    m_studio->type("negativePromptEdit", "blurred");
    for (const int style : {0, 1, 3}) m_studio->find<QToolButton>("addStyle")->menu()->actions().at(style)->trigger();
    m_studio->find<QAbstractButton>("lowStageCheck")->click();
    QTest::qWait(50);
    QVERIFY(isWhole(button));
    QCOMPARE(onWindow(button), place);
    QCOMPARE(cutIn("promptDockScroll"), QStringList());
}

void TestWindowLayout::generateShowsItsKeysAndHowFarItIs() {
    auto* button = m_studio->find<ui::GenerateButton>("generateButton");
    QCOMPARE(button->keys(), QString("Ctrl+↵"));
    click(button);
    QCOMPARE(button->keys(), QString("Esc"));
    QTRY_VERIFY(button->progress() > 0.0);
    const double first = button->progress();
    m_studio->script().allowSteps(12);
    QTRY_COMPARE(m_studio->textOf("statusStep"), QString("· step 13 of 25"));
    QVERIFY(button->progress() > first + 0.3 && button->progress() < 0.7);
    m_studio->script().allowEverything();
    QTRY_COMPARE(button->text(), QString("Generate"));
    QCOMPARE(button->progress(), 0.0);
}

void TestWindowLayout::nothingInThePlanIsCut() {
    QFETCH(QSize, size);
    resize(size);
    m_studio->find<QAbstractButton>("lowStageCheck")->click();
    ui::setSize(m_studio->document(), {1999, 2001});  // wide numbers, and a hint below them
    QTest::qWait(50);
    QCOMPARE(cutIn("planDockScroll"), QStringList());
    m_studio->find<QWidget>("widthSpin")->setFocus();
    for (int i = 0; i < 30; ++i) {
        m_studio->press(Qt::Key_Tab);
        QCOMPARE(m_studio->find<QScrollArea>("planDockScroll")->horizontalScrollBar()->value(), 0);
    }
    QCOMPARE(cutIn("planDockScroll"), QStringList());
    for (const auto* scroll : {"controlsDockScroll"}) QCOMPARE(cutIn(scroll), QStringList());
}

void TestWindowLayout::everyToolHasItsOptionsInOneBar() {
    QFETCH(QSize, size);
    resize(size);
    const auto* bar = m_studio->find<QWidget>("toolOptions");
    const QRect place = onWindow(bar), canvas = onWindow(m_canvas);
    QCOMPARE(place.bottom() + 1, canvas.top());
    const std::map<QString, QStringList> options{
        {"move",
         {"posesButton", "personMirrorButton", "personSwapButton", "personDuplicateButton", "personDeleteButton"}},
        {"pose", {"personMirrorButton", "personSwapButton", "lockBonesButton", "symmetryButton", "keepPoseButton"}},
        {"brush", {"brushSizeSlider", "brushSmoothingSlider", "brushPressureSwitch", "brushSymmetrySwitch"}},
        {"eraser", {"brushSizeSlider", "brushSmoothingSlider"}},
        {"mask", {"maskPartnerCombo", "maskSizeSlider", "maskInvertButton", "maskClearButton"}},
        {"pan", {"zoomFitActionButton", "zoomActualActionButton", "zoomInActionButton", "zoomOutActionButton"}}};
    for (const auto& [tool, names] : options) {
        click(m_studio->find<QWidget>(tool + "ToolButton"));
        QTest::qWait(10);
        for (const auto& name : names) {
            const auto* option = m_studio->find<QWidget>(name);
            QVERIFY2(isWhole(option) && place.contains(onWindow(option)), qPrintable(tool + ": " + name));
        }
        QCOMPARE(onWindow(bar), place);
        QCOMPARE(onWindow(m_canvas), canvas);
    }
}

void TestWindowLayout::toolsShowTheirLetters() {
    const QRect bar = onWindow(m_studio->find<QWidget>("topBar"));
    QString letters;
    for (const auto* tool : {"move", "pose", "brush", "eraser", "mask", "pan"}) {
        const auto* button = m_studio->find<ui::ToolButton>(QString(tool) + "ToolButton");
        QVERIFY(bar.contains(onWindow(button)));
        letters += button->letter();
    }
    QCOMPARE(letters, QString("VPBEMH"));
    for (const auto* name : {"zoomLabel", "runtimeLabel", "memoryMeter"})
        QVERIFY2(bar.contains(onWindow(m_studio->find<QWidget>(name))), name);
}

void TestWindowLayout::anotherSizeShowsAtOnce() {
    m_studio->script().allowEverything();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 1);
    const auto frame = [this] { return m_canvas->scene()->sceneRect().size(); };
    QCOMPARE(frame(), QSizeF(256, 256));
    auto* width = m_studio->find<QSpinBox>("widthSpin");
    width->setFocus();
    width->selectAll();
    QTest::keyClicks(width, "512");
    m_studio->press(Qt::Key_Return);
    QCOMPARE(frame(), QSizeF(512, 256));
    m_studio->trigger("undoAction");
    QCOMPARE(frame(), QSizeF(256, 256));
}

PGD_TEST(TestWindowLayout)
#include "test_window_layout.moc"
