#include <QAbstractButton>
#include <QCheckBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFrame>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "core/image/png_file.h"
#include "core/plan/metadata/picture_file.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/plan/lora_panel.h"
#include "ui/timeline/plan_bar.h"
#include "ui/widgets/field_filter.h"

namespace {

QByteArray poseJson() {
    QByteArray list;
    for (int i = 0; i < 18; ++i)
        list +=
            QByteArray(i ? "," : "") + QByteArray::number(40 + 9 * i) + "," + QByteArray::number(30 + 11 * i) + ",1";
    return "{\"canvas_width\":256,\"canvas_height\":256,\"people\":[{\"pose_keypoints_2d\":[" + list + "]}]}";
}

}  // namespace

// Poses, edges, partners, ControlNets, LoRAs and the low-resolution stage through the window.
class TestControls : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void aDroppedPoseBringsItsPartner();
    void aPoseThatComesBeforeTheModelsGetsItsPartner();
    void aBadPoseGetsASentence();
    void savedPosesCanBeLoadedAgain();
    void edgesOfAPictureFollowTheThresholds();
    void readyEdgesStayAsTheyAre();
    void partnersAreAddedChangedAndRemoved();
    void aPartnerHasWordsAndModelsOfItsOwn();
    void aDragOfTheStrengthIsOneStep();
    void theWindowOfAPartnerKeepsItsOrder();
    void controlNetsHaveTheirCard();
    void lorasHaveTheirCards();
    void aStrengthOfALoraIsDraggedOrTyped();
    void noMoreLorasThanAPlanHolds();
    void whoHasNoLorasIsToldWhereToAddThem();
    void lorasOfAPictureComeBack();
    void lorasThatAreMissingAreNamed();
    void longNamesLeaveRoomForTheRest();
    void lowStageIsSuggestedAndEdited();
    void tLowIsDraggedOnThePlan();
    void runsNameStageAndPartners();

 private:
    QString write(const QString& name, const QByteArray& data) const;
    void dropPose() { m_studio->drop(write("pose.json", poseJson())); }
    void click(const QString& button) { QTest::mouseClick(m_studio->find<QAbstractButton>(button), Qt::LeftButton); }
    void chooseFirst(const QString& button) {
        m_studio->find<QToolButton>(button)->menu()->actions().front()->trigger();
    }
    void enter(const QString& field, const QString& number);
    bool has(const QString& card) const { return m_studio->window().findChild<QFrame*>(card) != nullptr; }
    const std::vector<core::plan::LoraPlan>& loras() const { return m_studio->document().plan().loras; }
    bool canUndo() const { return m_studio->find<QAction>("undoAction")->isEnabled(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestControls::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    QTRY_VERIFY(m_studio->find<QToolButton>("addPartnerButton")->isEnabled());
}

QString TestControls::write(const QString& name, const QByteArray& data) const {
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write the test's file");
    file.write(data);
    return file.fileName();
}

void TestControls::enter(const QString& field, const QString& number) {
    auto* spin = m_studio->find<QAbstractSpinBox>(field);
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, number);
    QTest::keyClick(spin, Qt::Key_Return);
}

void TestControls::aDroppedPoseBringsItsPartner() {
    dropPose();
    QVERIFY(has("partner0Card"));
    QCOMPARE(m_studio->find<QSlider>("partner0Strength")->value(), 60);  // as the model recommends
    QVERIFY(m_studio->find<QAbstractButton>("poseClearButton")->isEnabled());
    m_studio->trigger("undoAction");  // map and partner came in one step
    QVERIFY(!m_studio->find<QAbstractButton>("poseClearButton")->isEnabled());
    QTRY_VERIFY(!has("partner0Card"));
    QVERIFY(!canUndo());
    m_studio->trigger("redoAction");
    dropPose();
    QVERIFY(!has("partner1Card"));  // one that reads the pose is enough
}

void TestControls::aPoseThatComesBeforeTheModelsGetsItsPartner() {
    const QString pose = write("pose.json", poseJson());
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_studio->window().openFile(pose);
    QTRY_VERIFY(has("partner0Card"));
}

void TestControls::aBadPoseGetsASentence() {
    m_studio->drop(write("bad.json", "{\"people\":[{\"pose_keypoints_2d\":[1,2]}]}"));
    QVERIFY2(m_studio->message().contains("bad.json"), qPrintable(m_studio->message()));
    m_studio->drop(write("empty.json", "{\"canvas_width\":9,\"canvas_height\":9,\"people\":[]}"));
    QVERIFY2(m_studio->message().contains("expected people"), qPrintable(m_studio->message()));
    QVERIFY(!canUndo());
}

void TestControls::savedPosesCanBeLoadedAgain() {
    dropPose();
    const QString file = m_folder->filePath("saved.json");
    m_studio->answerDialogs(file);
    click("poseSaveButton");
    QVERIFY(QFile::exists(file));
    click("poseClearButton");
    click("poseLoadButton");
    QVERIFY(m_studio->find<QAbstractButton>("poseClearButton")->isEnabled());
    m_studio->answerDialogs(m_folder->filePath("again.json"));
    click("poseSaveButton");
    QFile first(file), second(m_folder->filePath("again.json"));
    QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
    QCOMPARE(first.readAll(), second.readAll());
}

void TestControls::edgesOfAPictureFollowTheThresholds() {
    QImage picture(64, 64, QImage::Format_RGB888);
    picture.fill(Qt::black);
    for (int y = 0; y < 64; ++y)
        for (int x = 32; x < 64; ++x) picture.setPixelColor(x, y, QColor(60, 60, 60));
    picture.save(m_folder->filePath("soft.png"));
    m_studio->answerDialogs(m_folder->filePath("soft.png"));
    QVERIFY(!m_studio->find<QSlider>("cannyLowSlider")->isVisible());
    click("edgesFindButton");
    QVERIFY(has("partner0Card"));
    auto* high = m_studio->find<QSlider>("cannyHighSlider");
    QVERIFY(high->isVisible());
    high->setFocus();
    QTest::keyClick(high, Qt::Key_PageUp);
    QVERIFY(canUndo());
    click("edgesClearButton");
    QVERIFY(!high->isVisible());
}

void TestControls::readyEdgesStayAsTheyAre() {
    QImage map(40, 20, QImage::Format_Grayscale8);
    map.fill(0);
    map.save(m_folder->filePath("map.png"));
    m_studio->answerDialogs(m_folder->filePath("map.png"));
    click("edgesLoadButton");
    QVERIFY(!m_studio->find<QSlider>("cannyLowSlider")->isVisible());
    QVERIFY(m_studio->find<QAbstractButton>("edgesClearButton")->isEnabled());
}

void TestControls::partnersAreAddedChangedAndRemoved() {
    chooseFirst("addPartnerButton");
    QVERIFY(has("partner0Card"));
    QVERIFY(m_studio->find<QAbstractButton>("partner0BridgeLearned")->isChecked());
    click("partner0BridgeImage");
    QVERIFY(m_studio->find<QAbstractButton>("partner0BridgeImage")->isChecked());
    click("partner0On");
    QVERIFY(!m_studio->find<QCheckBox>("partner0On")->isChecked());
    m_studio->trigger("undoAction");
    QVERIFY(m_studio->find<QCheckBox>("partner0On")->isChecked());
    m_studio->trigger("undoAction");
    QVERIFY(m_studio->find<QAbstractButton>("partner0BridgeLearned")->isChecked());
    click("partner0Remove");
    QTRY_VERIFY(!has("partner0Card"));
    m_studio->trigger("undoAction");
    QVERIFY(has("partner0Card"));
}

void TestControls::aPartnerHasWordsAndModelsOfItsOwn() {
    chooseFirst("addPartnerButton");
    const auto& partner = [this]() -> const core::plan::PartnerPlan& {
        return m_studio->document().plan().partners[0];
    };
    auto* prompt = m_studio->find<QLineEdit>("partner0Prompt");
    QVERIFY(prompt->text().isEmpty() && prompt->placeholderText() == "as in the plan");
    prompt->setFocus();
    QTest::keyClicks(prompt, "a quiet sea");
    QTest::keyClick(prompt, Qt::Key_Return);
    QCOMPARE(partner().prompt, std::string("a quiet sea"));
    chooseFirst("partner0AddModel");
    m_studio->find<QToolButton>("partner0AddModel")->menu()->actions().back()->trigger();
    QVERIFY(has("partner0Control0Card") && has("partner0Lora0Card"));
    QCOMPARE(partner().controls.at(0).model, std::string("net"));
    QCOMPARE(partner().loras.at(0).model, std::string("hero"));
    QVERIFY(m_studio->document().plan().controls.empty() && loras().empty());
    auto* strength = m_studio->find<QSlider>("partner0Control0Strength");
    strength->setFocus();
    QTest::keyClick(strength, Qt::Key_Right);
    QCOMPARE(partner().controls[0].strength, 1.01);
    click("partner0Lora0Remove");
    QTRY_VERIFY(!has("partner0Lora0Card"));
    for (int i = 0; i < 4; ++i) m_studio->trigger("undoAction");
    QVERIFY(partner().controls.empty());
    QCOMPARE(prompt->text(), QString("a quiet sea"));
}

void TestControls::aDragOfTheStrengthIsOneStep() {
    chooseFirst("addPartnerButton");
    auto* slider = m_studio->find<QSlider>("partner0Strength");
    slider->setFocus();
    for (int i = 0; i < 5; ++i) QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(slider->value(), 65);
    m_studio->trigger("undoAction");
    QCOMPARE(slider->value(), 60);
    QVERIFY(has("partner0Card"));
}

void TestControls::theWindowOfAPartnerKeepsItsOrder() {
    chooseFirst("addPartnerButton");
    auto* first = m_studio->find<QSpinBox>("partner0First");
    auto* last = m_studio->find<QSpinBox>("partner0Last");
    QCOMPARE(first->value(), 999);
    QCOMPARE(last->value(), 350);
    enter("partner0First", "300");
    QCOMPARE(first->value(), 300);
    QCOMPARE(last->value(), 300);
}

void TestControls::controlNetsHaveTheirCard() {
    chooseFirst("addControlButton");
    QVERIFY(has("control0Card"));
    QCOMPARE(m_studio->find<QSlider>("control0Strength")->maximum(), 200);
    dropPose();
    QVERIFY(!has("partner0Card"));  // the ControlNet reads the pose already
    click("control0Remove");
    QTRY_VERIFY(!has("control0Card"));
}

void TestControls::lorasHaveTheirCards() {
    QVERIFY(!m_studio->find<QLabel>("loraHint")->isVisible());
    chooseFirst("addLoraButton");
    QVERIFY(has("lora0Card"));
    QCOMPARE(m_studio->find<QCheckBox>("lora0On")->text(), QString("Ink style"));
    click("lora0On");
    QVERIFY(!loras().at(0).on);
    m_studio->trigger("undoAction");
    QVERIFY(loras().at(0).on);
    m_studio->find<QToolButton>("addLoraButton")->menu()->actions().at(1)->trigger();
    QCOMPARE(loras().at(1).model, std::string("hero"));
    click("lora0Remove");
    QTRY_VERIFY(!has("lora1Card"));
    QCOMPARE(m_studio->find<QCheckBox>("lora0On")->text(), QString("Hero"));
    m_studio->trigger("undoAction");
    QCOMPARE(loras().size(), std::size_t{2});
    m_studio->trigger("undoAction");
    m_studio->trigger("undoAction");
    QTRY_VERIFY(!has("lora0Card"));
    QVERIFY(!canUndo());
}

void TestControls::aStrengthOfALoraIsDraggedOrTyped() {
    chooseFirst("addLoraButton");
    auto* slider = m_studio->find<QSlider>("lora0Strength");
    QCOMPARE(slider->minimum(), -200);
    QCOMPARE(slider->value(), 100);
    slider->setFocus();
    for (int i = 0; i < 5; ++i) QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(loras().at(0).strength, 0.95);
    QCOMPARE(m_studio->find<QDoubleSpinBox>("lora0StrengthSpin")->value(), 0.95);
    enter("lora0StrengthSpin", "-1.25");
    QCOMPARE(loras().at(0).strength, -1.25);
    QCOMPARE(slider->value(), -125);
    m_studio->trigger("undoAction");
    QCOMPARE(slider->value(), 95);
    m_studio->trigger("undoAction");
    QCOMPARE(slider->value(), 100);
    QVERIFY(has("lora0Card"));
}

void TestControls::noMoreLorasThanAPlanHolds() {
    auto* add = m_studio->find<QToolButton>("addLoraButton");
    for (int i = 0; i < 8; ++i) {
        QVERIFY(add->isEnabled());
        chooseFirst("addLoraButton");
    }
    QVERIFY(!add->isEnabled());
    core::plan::validate(m_studio->document().plan());
    click("lora7Remove");
    QVERIFY(add->isEnabled());
}

void TestControls::whoHasNoLorasIsToldWhereToAddThem() {
    QWidget window;
    ui::FieldFilter filter(&window);
    m_studio->document().setModels({});
    ui::LoraPanel panel(m_studio->document(), filter, &window);
    window.show();
    const auto* hint = panel.findChild<QLabel*>("loraHint");
    const auto* add = panel.findChild<QToolButton*>("addLoraButton");
    QVERIFY(hint->isVisible() && !add->isVisible());
    QVERIFY(hint->text().contains("Settings > Models…"));
    m_studio->document().setModels(
        core::plan::KnownModels({{.id = "ink", .label = "Ink", .kind = core::plan::ModelKind::Lora}}));
    QVERIFY(!hint->isVisible() && add->isVisible() && add->isEnabled());
}

void TestControls::lorasOfAPictureComeBack() {
    const auto file = m_folder->filePath("painted.png").toStdString();
    core::plan::Plan plan;
    plan.loras = {{.model = "hero", .on = false, .strength = -0.37}, {.model = "ink", .strength = 1.5}};
    core::plan::savePicture(file, core::Image(256, 256), plan);
    m_studio->drop(QString::fromStdString(file));
    QTRY_VERIFY(loras() == plan.loras);
    QVERIFY(has("lora1Card"));
    core::writePng(file, core::Image(64, 64),
                   {{"parameters", "a boat <lora:ink:0.8>\nSteps: 5, Sampler: Euler a, CFG scale: 7, Seed: 3"}});
    m_studio->drop(QString::fromStdString(file));
    QTRY_COMPARE(m_studio->document().plan().prompt, std::string("a boat"));
    QVERIFY((loras() == std::vector<core::plan::LoraPlan>{{.model = "ink", .strength = 0.8}}));
    QTRY_VERIFY(!has("lora1Card"));
}

void TestControls::lorasThatAreMissingAreNamed() {
    core::plan::Plan plan;
    plan.loras = {{.model = "faraway"}, {.model = "asleep", .on = false}};
    ui::restorePlan(m_studio->document(), plan);
    QTRY_VERIFY2(m_studio->message().contains("faraway"), qPrintable(m_studio->message()));
    QVERIFY(!m_studio->message().contains("asleep"));
    const auto labels = m_studio->find<QFrame>("lora0Card")->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) { return label->text() == "missing"; }));
}

void TestControls::longNamesLeaveRoomForTheRest() {
    core::plan::Plan plan;
    plan.loras = {{.model = std::string(100, 'W')}};
    ui::restorePlan(m_studio->document(), plan);
    const auto* card = m_studio->find<QFrame>("lora0Card");
    const auto* remove = m_studio->find<QToolButton>("lora0Remove");
    const auto* dock = m_studio->find<QDockWidget>("controlsDock");
    const auto rightOf = [&](const QWidget* widget) { return widget->mapTo(dock, widget->rect().bottomRight()).x(); };
    QTRY_VERIFY(card->width() > 100 && rightOf(card) < dock->width());
    QVERIFY(rightOf(remove) < rightOf(card));
    const auto* on = m_studio->find<QCheckBox>("lora0On");
    QTRY_VERIFY(on->text().contains(QChar(0x2026)));
    QVERIFY(on->toolTip().contains(QString(100, 'W')));
}

void TestControls::lowStageIsSuggestedAndEdited() {
    auto* hint = m_studio->find<QLabel>("lowStageHint");
    QVERIFY(!hint->isVisible());
    enter("widthSpin", "512");
    auto* check = m_studio->find<QCheckBox>("lowStageCheck");
    QVERIFY(check->isChecked());  // by itself: the model would repeat figures
    check->click();
    QVERIFY(hint->isVisible());
    Q_EMIT hint->linkActivated("low");
    QVERIFY(check->isChecked());
    auto* width = m_studio->find<QSpinBox>("lowWidthSpin");
    auto* height = m_studio->find<QSpinBox>("lowHeightSpin");
    QVERIFY(width->value() > height->value() && width->value() % 16 == 0 && width->value() < 512);
    enter("tLowSpin", "700");
    QCOMPARE(m_studio->find<QSpinBox>("tLowSpin")->value(), 700);
    check->click();
    QVERIFY(!width->isVisible());
    m_studio->trigger("undoAction");
    QCOMPARE(m_studio->find<QSpinBox>("tLowSpin")->value(), 700);
}

void TestControls::tLowIsDraggedOnThePlan() {
    auto* bar = m_studio->find<ui::PlanBar>("planBar");
    const int before = bar->sizeHint().height();
    m_studio->find<QCheckBox>("lowStageCheck")->click();
    QVERIFY(bar->sizeHint().height() > before);
    auto* tLow = m_studio->find<QSpinBox>("tLowSpin");
    QCOMPARE(tLow->value(), 400);
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Down);
    QTest::keyClick(bar, Qt::Key_Right);
    QTest::keyClick(bar, Qt::Key_PageDown);
    QCOMPARE(tLow->value(), 290);
    m_studio->trigger("undoAction");
    QCOMPARE(tLow->value(), 400);
}

void TestControls::runsNameStageAndPartners() {
    dropPose();
    enter("widthSpin", "512");
    m_studio->script().allowSteps(2);
    m_studio->trigger("generateAction");
    const auto told = [this](const QString& text) { return m_studio->textOf("statusStep").contains(text); };
    QTRY_VERIFY(told("stage"));
    QVERIFY(told("with Starter pose"));
    m_studio->script().allowEverything();
    QTRY_VERIFY(m_studio->isIdle());
    QVERIFY(!told("starter-pose"));
}

PGD_TEST(TestControls)
#include "test_controls.moc"
