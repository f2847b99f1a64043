#include "tests/gui/rough_hand.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QToolButton>
#include <array>

#include "core/image/png_file.h"
#include "core/plan/metadata/picture_file.h"
#include "tests/core/plan/random_plan.h"
#include "tests/ui/project/whole_file.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/view_zoom.h"
#include "ui/support/file_path.h"
#include "ui/timeline/plan_bar.h"

namespace {

// Buttons that paint, ask for a file or leave the window.
bool isLeftAlone(const QString& name) {
    static const QStringList kNames{"generateButton",         "keepPoseButton",          "poseSaveButton",
                                    "galleryCompareButton",   "galleryLargeButton",      "exportButton",
                                    "addToQueueActionButton", "stopAndKeepActionButton", "finishThisActionButton",
                                    "liveActionButton",       "edgesLoadButton",         "edgesFindButton",
                                    "poseLoadButton",         "referenceLoadButton"};
    return kNames.contains(name) || name.startsWith("gallery") || name.startsWith("queue") || name.startsWith("qt_") ||
           name.startsWith("message");
}

QString nameOf(const QWidget* widget) { return widget ? widget->objectName() : "nothing"; }

core::Image noise(int width, int height, int channels, std::mt19937& random) {
    core::Image image(width, height, channels);
    for (auto& pixel : image.pixels) pixel = static_cast<std::uint8_t>(random() % 7 ? 0 : 255);
    return image;
}

}  // namespace

RoughHand::RoughHand(Studio& studio, const QString& folder, unsigned seed) : m_studio(studio), m_random(seed) {
    writeFiles(folder);
    const auto add = [this](int weight, QString (RoughHand::*act)()) {
        for (int i = 0; i < weight; ++i) m_acts.push_back([this, act] { return (this->*act)(); });
    };
    add(6, &RoughHand::slide);
    add(4, &RoughHand::typeNumber);
    add(2, &RoughHand::stepNumber);
    add(2, &RoughHand::choose);
    add(5, &RoughHand::click);
    add(3, &RoughHand::chooseFromMenu);
    add(1, &RoughHand::writePrompt);
    add(1, &RoughHand::writeStyle);
    add(2, &RoughHand::takeTool);
    add(1, &RoughHand::zoom);
    add(5, &RoughHand::dragOnCanvas);
    add(2, &RoughHand::pressKeyOnCanvas);
    add(4, &RoughHand::dragOnPlan);
    add(3, &RoughHand::pressKeyOnPlan);
    add(1, &RoughHand::moveLayer);
    add(2, &RoughHand::undoOrRedo);
    add(1, &RoughHand::dropFile);
}

QString RoughHand::act() {
    const QString what = oneOf(m_acts)();
    QCoreApplication::processEvents();
    return what;
}

void RoughHand::writeFiles(const QString& folder) {
    const auto file = [&](const char* name) {
        m_files << folder + '/' + name;
        return m_files.last();
    };
    put(file("hostile.json"), R"({"canvas_width":1,"canvas_height":1,"people":[{"pose_keypoints_2d":[)" +
                                  QByteArray("1000000,-1000000,1,").repeated(17) + "5,5,1]}]}");
    put(file("plain.json"), R"({"canvas_width":64,"canvas_height":64,"people":[{"pose_keypoints_2d":[)" +
                                QByteArray("10,20,1,").repeated(17) + "5,5,1]}]}");
    core::writePng(ui::toPath(file("wide.png")), noise(300, 20, 3, m_random));
    core::writePng(ui::toPath(file("foreign.png")), noise(16, 16, 3, m_random),
                   {{"parameters",
                     "a cat <lora:ink:99> <lora:..:1>\nNegative prompt: dog\nSteps: 900, Sampler: LCM, CFG scale: 1e9, "
                     "Seed: 77, Size: 17x99999, Styles: \"[[\\\"x\\\", 99]]\""}});
    core::plan::savePicture(ui::toPath(file("own.png")), noise(16, 16, 3, m_random), test::randomTextPlan(m_random));
}

// What a scrolled or folded panel hides can be scrolled to.
template <typename T>
T* RoughHand::anyWidget() {
    QList<T*> found;
    for (T* widget : m_studio.window().findChildren<T*>())
        if (widget->isEnabled() && !widget->isHidden() && !widget->objectName().isEmpty() &&
            !isLeftAlone(widget->objectName()) && widget->window() == &m_studio.window())
            found << widget;
    return found.isEmpty() ? nullptr : oneOf(found);
}

QString RoughHand::slide() {
    auto* slider = anyWidget<QSlider>();
    if (!slider) return {};
    static constexpr std::array kKeys{Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Left};
    switch (below(3)) {
        case 0:
            QTest::keyClick(slider, kKeys[static_cast<std::size_t>(below(kKeys.size()))]);
            break;
        case 1:
            drag(slider, slider->rect().center(), placeOn(*slider), Qt::LeftButton);
            break;
        default:
            slider->setValue(slider->minimum() - 5 + below(slider->maximum() - slider->minimum() + 10));
    }
    return "slide " + nameOf(slider);
}

QString RoughHand::typeNumber() {
    auto* spin = anyWidget<QAbstractSpinBox>();
    if (!spin) return {};
    static const QStringList kTexts{
        "0", "1", "64", "65", "200", "999", "2048", "99999999999", "-5", "0.001", "nan", "", "18446744073709551615"};
    const QString text = kTexts[below(static_cast<int>(kTexts.size()))];
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, text);
    QTest::keyClick(spin, Qt::Key_Return);
    return "type " + text + " into " + nameOf(spin);
}

QString RoughHand::stepNumber() {
    auto* spin = anyWidget<QAbstractSpinBox>();
    if (!spin) return {};
    const int steps = (below(2) ? 1 : -1) * (below(3) ? 1 + below(40) : 100'000);
    spin->stepBy(steps);
    return QString("step %1 by %2").arg(nameOf(spin)).arg(steps);
}

QString RoughHand::choose() {
    auto* box = anyWidget<QComboBox>();
    if (!box || box->count() == 0) return {};
    box->setCurrentIndex(below(box->count()));
    return "choose " + box->currentText() + " in " + nameOf(box);
}

QString RoughHand::click() {
    auto* button = anyWidget<QAbstractButton>();
    if (!button) return {};
    const auto* tool = qobject_cast<QToolButton*>(button);
    if (tool && tool->menu()) return {};
    const QString name = nameOf(button);
    button->click();
    return "click " + name;
}

QString RoughHand::chooseFromMenu() {
    static const QStringList kButtons{"addStyle", "addPartnerButton", "addControlButton", "addLoraButton",
                                      "aspectButton"};
    auto* button = m_studio.find<QToolButton>(kButtons[below(static_cast<int>(kButtons.size()))]);
    QList<QAction*> actions = button->menu()->actions();
    actions.removeIf([](const QAction* action) { return action->isSeparator(); });
    if (actions.isEmpty() || !button->isEnabled()) return {};
    oneOf(actions)->trigger();
    return "choose from " + nameOf(button);
}

QString RoughHand::writePrompt() {
    static const QStringList kTexts{"a girl",
                                    QString(70'000, 'x'),
                                    QString(30'000, QChar(0x753b)),
                                    QString("zero") + QChar(0) + "inside",
                                    QString("half ") + QChar(0xd800),
                                    QString("space") + QChar(0xa0) + QChar(0x2028) + "line\r\nend",
                                    ""};
    auto* edit = m_studio.find<QPlainTextEdit>(below(2) ? "promptEdit" : "negativePromptEdit");
    const int text = below(static_cast<int>(kTexts.size()));
    edit->setFocus();
    if (below(2)) edit->selectAll();
    edit->insertPlainText(kTexts[text]);
    return QString("write text %1 into %2").arg(text).arg(nameOf(edit));
}

QString RoughHand::writeStyle() {
    for (auto* edit : m_studio.window().findChildren<QLineEdit*>()) {
        if (!edit->objectName().startsWith("style") || edit->isHidden() || below(2)) continue;
        edit->setFocus();
        edit->selectAll();
        edit->insert(QString(32'000, QChar(0x753b)));
        QTest::keyClick(edit, Qt::Key_Return);
        return "write " + nameOf(edit);
    }
    return {};
}

QString RoughHand::takeTool() {
    static const QStringList kTools{"poseTool", "moveTool", "brushTool", "eraserTool", "maskTool"};
    const QString tool = kTools[below(static_cast<int>(kTools.size()))];
    if (auto* action = m_studio.window().findChild<QAction*>(tool)) action->trigger();
    return "take " + tool;
}

QString RoughHand::zoom() {
    static constexpr std::array kZooms{0.0001, 0.05, 0.3, 1.0, 7.0, 1e9};
    auto* canvas = m_studio.find<ui::CanvasView>("canvasView");
    canvas->zoom().setFactor(kZooms[static_cast<std::size_t>(below(kZooms.size()))]);
    if (below(3) == 0) canvas->zoom().fit();
    return "zoom";
}

QPoint RoughHand::placeOn(const QWidget& widget) {
    const QRect around = widget.rect().adjusted(-40, -40, 40, 40);
    return {around.left() + below(around.width()), around.top() + below(around.height())};
}

void RoughHand::drag(QWidget* widget, const QPoint& from, const QPoint& to, Qt::MouseButton button) {
    static constexpr std::array kModifiers{Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier,
                                           Qt::AltModifier};
    const auto modifiers = kModifiers[static_cast<std::size_t>(below(kModifiers.size()))];
    QTest::mousePress(widget, button, modifiers, from);
    for (int i = 1; i <= 3; ++i) {
        const QPoint at = from + i * (to - from) / 3;
        QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, button, modifiers);
        QApplication::sendEvent(widget, &move);
    }
    QTest::mouseRelease(widget, button, modifiers, to);
}

QString RoughHand::dragOnCanvas() {
    auto* viewport = m_studio.find<ui::CanvasView>("canvasView")->viewport();
    drag(viewport, placeOn(*viewport), placeOn(*viewport), below(5) ? Qt::LeftButton : Qt::RightButton);
    return "drag on the canvas";
}

QString RoughHand::pressKeyOnCanvas() {
    static constexpr std::array kKeys{Qt::Key_Left,   Qt::Key_Up,  Qt::Key_BracketLeft, Qt::Key_BracketRight,
                                      Qt::Key_Delete, Qt::Key_Tab, Qt::Key_Escape};
    auto* canvas = m_studio.find<ui::CanvasView>("canvasView");
    canvas->setFocus();
    if (below(4) == 0) {
        QTest::keyClick(canvas, below(2) ? Qt::Key_A : Qt::Key_D, Qt::ControlModifier);
        return "press Ctrl and a letter";
    }
    const auto key = kKeys[static_cast<std::size_t>(below(kKeys.size()))];
    QTest::keyClick(canvas, key, below(2) ? Qt::ShiftModifier : Qt::NoModifier);
    return QString("press %1 on the canvas").arg(key);
}

QString RoughHand::dragOnPlan() {
    auto* bar = m_studio.find<ui::PlanBar>("planBar");
    const QPoint from(below(std::max(1, bar->width())), below(std::max(1, bar->height())));
    if (below(3) == 0) {
        QTest::mouseDClick(bar, Qt::LeftButton, Qt::NoModifier, from);
        return "double click on the plan";
    }
    drag(bar, from, placeOn(*bar), below(5) ? Qt::LeftButton : Qt::RightButton);
    return "drag on the plan";
}

QString RoughHand::pressKeyOnPlan() {
    static constexpr std::array kKeys{Qt::Key_Left, Qt::Key_Right,  Qt::Key_PageUp, Qt::Key_PageDown,
                                      Qt::Key_Plus, Qt::Key_Minus,  Qt::Key_Up,     Qt::Key_Down,
                                      Qt::Key_Down, Qt::Key_Insert, Qt::Key_Insert, Qt::Key_Delete};
    auto* bar = m_studio.find<ui::PlanBar>("planBar");
    const auto key = kKeys[static_cast<std::size_t>(below(kKeys.size()))];
    for (int i = below(6); i >= 0; --i) QTest::keyClick(bar, key);
    return QString("press %1 on the plan").arg(key);
}

QString RoughHand::moveLayer() {
    auto* list = m_studio.find<QListView>("layersList");
    list->setCurrentIndex(list->model()->index(below(list->model()->rowCount()), 0));
    QTest::keyClick(list, below(2) ? Qt::Key_Up : Qt::Key_Down, Qt::ControlModifier);
    return "move a layer";
}

QString RoughHand::undoOrRedo() {
    const char* name = below(2) ? "undoAction" : "redoAction";
    if (auto* action = m_studio.find<QAction>(name); action->isEnabled()) action->trigger();
    return name;
}

QString RoughHand::dropFile() {
    const QString file = oneOf(m_files);
    static const QStringList kButtons{"edgesFindButton", "edgesLoadButton", "referenceLoadButton"};
    if (file.endsWith("wide.png")) {
        m_studio.answerDialogs(file);
        const QString button = kButtons[below(static_cast<int>(kButtons.size()))];
        m_studio.find<QToolButton>(button)->click();
        return button;
    }
    m_studio.drop(file);
    return "drop " + file;
}
