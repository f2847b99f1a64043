#include <QAction>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/plan_edits.h"
#include "ui/layers/layer_delegate.h"

// What lies on the canvas: layers, the masks of partners, the picture to draw after; and the docks around it.
class TestLayers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void theEyeHidesALayer();
    void keysMoveALayer();
    void aDroppedRowMovesItsLayer();
    void opacityIsOneStep();
    void aReferencePictureIsShown();
    void aBadReferenceGetsASentence();
    void masksNeedAPartner();
    void aMaskIsPaintedAndErased();
    void masksFollowTheSize();
    void masksAreInvertedAndRemoved();
    void readyMapsAreRecognised();
    void fitsAreChosen();
    void theLayoutIsReset();
    void everythingIsUndoneAndRedone();

 private:
    ui::Document& document() { return m_studio->document(); }
    QStringList names();
    void click(const QString& button) { QTest::mouseClick(m_studio->find<QAbstractButton>(button), Qt::LeftButton); }
    void clickEye(int row);
    void addPartner() { m_studio->find<QToolButton>("addPartnerButton")->menu()->actions().front()->trigger(); }
    void paint(const QPointF& from, const QPointF& to, Qt::MouseButton button = Qt::LeftButton);
    int mask(int x, int y) { return document().plan().partners.front().mask->row(y)[x]; }
    QString picture(const QString& name, const QSize& size, const QColor& color = Qt::darkGreen);
    QRgb onScreen(const QPointF& canvas);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    ui::CanvasView* m_canvas = nullptr;
    QListView* m_list = nullptr;
};

void TestLayers::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_canvas = m_studio->find<ui::CanvasView>("canvasView");
    m_list = m_studio->find<QListView>("layersList");
    QTRY_VERIFY(m_studio->find<QToolButton>("addPartnerButton")->isEnabled());
}

QStringList TestLayers::names() {
    QStringList names;
    for (int row = 0; row < m_list->model()->rowCount(); ++row)
        names << m_list->model()->index(row, 0).data(Qt::DisplayRole).toString();
    return names;
}

void TestLayers::clickEye(int row) {
    const QRect cell = m_list->visualRect(m_list->model()->index(row, 0));
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, ui::LayerDelegate::eyeOf(cell).center());
}

void TestLayers::paint(const QPointF& from, const QPointF& to, Qt::MouseButton button) {
    QWidget* view = m_canvas->viewport();
    const auto send = [&](QEvent::Type type, const QPointF& canvas) {
        const QPointF at = m_canvas->viewportTransform().map(canvas);
        QMouseEvent event(type, at, view->mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : button,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : button, Qt::NoModifier);
        QApplication::sendEvent(view, &event);
    };
    send(QEvent::MouseButtonPress, from);
    send(QEvent::MouseMove, (from + to) / 2);
    send(QEvent::MouseMove, to);
    send(QEvent::MouseButtonRelease, to);
}

QString TestLayers::picture(const QString& name, const QSize& size, const QColor& color) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    const QString file = m_folder->filePath(name);
    image.save(file);
    return file;
}

QRgb TestLayers::onScreen(const QPointF& canvas) {
    const QPixmap view = m_canvas->viewport()->grab();
    return view.toImage().pixel((m_canvas->viewportTransform().map(canvas) * view.devicePixelRatio()).toPoint());
}

void TestLayers::theEyeHidesALayer() {
    QCOMPARE(names(), (QStringList{"Pose", "Edges", "Masks", "Reference", "Result"}));
    clickEye(0);
    QVERIFY(!document().layers().order[0].visible);
    QVERIFY(!m_studio->find<QAction>("showPoseAction")->isChecked());
    m_studio->trigger("showPoseAction");
    QVERIFY(document().layers().order[0].visible);
    m_studio->trigger("undoAction");
    QVERIFY(!document().layers().order[0].visible);
}

void TestLayers::keysMoveALayer() {
    m_list->setFocus();
    m_list->setCurrentIndex(m_list->model()->index(4, 0));
    QTest::keyClick(m_list, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(names().indexOf("Result"), 3);
    QCOMPARE(m_list->currentIndex().row(), 3);
    click("layerDownButton");
    QCOMPARE(names().indexOf("Result"), 4);
    QVERIFY(!m_studio->find<QToolButton>("layerDownButton")->isEnabled());
    QTest::keyClick(m_list, Qt::Key_Space);
    QVERIFY(!document().layers().order[4].visible);
}

void TestLayers::aDroppedRowMovesItsLayer() {
    auto* model = m_list->model();
    const std::unique_ptr<QMimeData> data(model->mimeData({model->index(0, 0)}));
    model->dropMimeData(data.get(), Qt::MoveAction, 3, 0, {});  // the gap under the third row
    QCOMPARE(names(), (QStringList{"Edges", "Masks", "Pose", "Reference", "Result"}));
    QMimeData foreign;
    foreign.setData(model->mimeTypes().front(), "77");
    QVERIFY(!model->dropMimeData(&foreign, Qt::MoveAction, 0, 0, {}));
    QCOMPARE(names().front(), QString("Edges"));
}

void TestLayers::opacityIsOneStep() {
    m_list->setCurrentIndex(m_list->model()->index(1, 0));
    auto* slider = m_studio->find<QSlider>("layerOpacitySlider");
    QCOMPARE(slider->value(), 75);
    const int steps = document().undoStack().count();
    slider->setSliderDown(true);
    for (const int value : {60, 40, 20}) slider->setValue(value);
    slider->setSliderDown(false);
    QCOMPARE(document().undoStack().count(), steps + 1);
    QCOMPARE(document().layers().order[1].opacity, 0.2);
}

void TestLayers::aReferencePictureIsShown() {
    m_studio->drop(picture("reference.jpg", {64, 64}, QColor(0, 200, 0)));
    QCOMPARE(document().layers().reference->width, 64);
    QVERIFY(qRed(onScreen({60, 60})) < 200);  // green over white
    click("referenceRemoveButton");
    QVERIFY(document().layers().reference.isEmpty());
    QVERIFY(qRed(onScreen({60, 60})) > 200);
}

void TestLayers::aBadReferenceGetsASentence() {
    const QString file = m_folder->filePath("notes.jpg");
    QFile(file).open(QIODevice::WriteOnly);
    m_studio->answerDialogs(file);
    click("referenceLoadButton");
    QVERIFY2(m_studio->message().startsWith("notes.jpg: expected a picture, found none"),
             qPrintable(m_studio->message()));
}

void TestLayers::masksNeedAPartner() {
    m_studio->trigger("maskTool");
    paint({10, 10}, {60, 60});
    QCOMPARE(m_studio->message(), QString("A mask says where a partner acts: add a partner first."));
}

void TestLayers::aMaskIsPaintedAndErased() {
    addPartner();
    QCOMPARE(m_studio->textOf("partner0MaskText"), QString("everywhere"));
    click("partner0MaskPaint");
    QVERIFY(m_studio->find<QAction>("maskTool")->isChecked());
    paint({64, 128}, {192, 128});
    QCOMPARE(mask(128, 128), 255);
    QCOMPARE(mask(128, 20), 0);
    QVERIFY(m_studio->textOf("partner0MaskText").endsWith("% of the canvas"));
    paint({128, 100}, {128, 160}, Qt::RightButton);
    QCOMPARE(mask(128, 128), 0);
    QCOMPARE(mask(70, 128), 255);
    m_canvas->setFocus();
    QTest::keyClick(m_canvas, Qt::Key_BracketRight);
    QVERIFY(document().brush().size() > 3);
}

void TestLayers::masksFollowTheSize() {
    addPartner();
    m_studio->trigger("maskTool");
    paint({64, 128}, {192, 128});
    ui::setSize(document(), {192, 448});
    const auto& resized = *document().plan().partners.front().mask;
    QCOMPARE(QSize(resized.width, resized.height), QSize(192, 448));
    QCOMPARE(mask(96, 224), 255);
    core::plan::validate(document().plan());
    m_studio->trigger("undoAction");
    QCOMPARE(document().plan().partners.front().mask->width, 256);
}

void TestLayers::masksAreInvertedAndRemoved() {
    addPartner();
    QVERIFY(!m_studio->find<QToolButton>("partner0MaskInvert")->isEnabled());
    m_studio->trigger("maskTool");
    paint({64, 128}, {192, 128});
    click("partner0MaskInvert");
    QCOMPARE(mask(128, 128), 0);
    QCOMPARE(mask(128, 20), 255);
    click("partner0MaskClear");
    QVERIFY(document().plan().partners.front().mask.isEmpty());
}

void TestLayers::readyMapsAreRecognised() {
    QImage map(64, 64, QImage::Format_Grayscale8);
    map.fill(Qt::black);
    QPainter(&map).fillRect(10, 30, 40, 2, Qt::white);
    map.save(m_folder->filePath("map.png"));
    m_studio->answerDialogs(m_folder->filePath("map.png"));
    click("edgesFindButton");
    QVERIFY(!m_studio->find<QSlider>("cannyLowSlider")->isVisible());
    QVERIFY(m_studio->message().contains("edge map already"));
    QCOMPARE(int(document().plan().edges->row(30)[20]), 255);
}

void TestLayers::fitsAreChosen() {
    m_studio->answerDialogs(picture("wide.png", {64, 16}));
    click("edgesFindButton");
    QVERIFY(m_studio->find<QAbstractButton>("fitCropButton")->isChecked());
    QCOMPARE(document().plan().edges->width, 16);
    click("fitInsideButton");
    QCOMPARE(document().plan().edges->height, 64);
    ui::setSize(document(), {256, 128});
    QCOMPARE(document().plan().edges->height, 32);
    click("fitStretchButton");
    QCOMPARE(document().plan().edges->height, 16);
}

void TestLayers::theLayoutIsReset() {
    auto* timeline = m_studio->find<QDockWidget>("timelineDock");
    auto* layers = m_studio->find<QDockWidget>("layersDock");
    timeline->setFloating(true);
    layers->hide();
    m_studio->trigger("resetLayoutAction");
    QVERIFY(!timeline->isFloating());
    QVERIFY(layers->isVisible());
}

void TestLayers::everythingIsUndoneAndRedone() {
    const auto before = document().content();
    addPartner();
    m_studio->trigger("maskTool");
    paint({64, 128}, {192, 128});
    clickEye(2);
    m_studio->drop(picture("reference.jpg", {32, 32}));
    ui::setSize(document(), {320, 256});
    const auto after = document().content();
    auto& undo = document().undoStack();
    while (undo.canUndo()) undo.undo();
    QVERIFY(document().content() == before);
    while (undo.canRedo()) undo.redo();
    QVERIFY(document().content() == after);
}

PGD_TEST(TestLayers)
#include "test_layers.moc"
