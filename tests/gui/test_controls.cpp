#include <QAbstractButton>
#include <QCheckBox>
#include <QFile>
#include <QFrame>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/docks/plan_bar.h"

namespace {

QByteArray poseJson() {
    QByteArray list;
    for (int i = 0; i < 18; ++i)
        list +=
            QByteArray(i ? "," : "") + QByteArray::number(40 + 9 * i) + "," + QByteArray::number(30 + 11 * i) + ",1";
    return "{\"canvas_width\":256,\"canvas_height\":256,\"people\":[{\"pose_keypoints_2d\":[" + list + "]}]}";
}

}  // namespace

// Poses, edges, partners, ControlNets and the low-resolution stage through the window.
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
    void aDragOfTheStrengthIsOneStep();
    void theWindowOfAPartnerKeepsItsOrder();
    void controlNetsHaveTheirCard();
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
    auto* spin = m_studio->find<QSpinBox>(field);
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

void TestControls::lowStageIsSuggestedAndEdited() {
    auto* hint = m_studio->find<QLabel>("lowStageHint");
    QVERIFY(!hint->isVisible());
    enter("widthSpin", "512");
    QVERIFY(hint->isVisible());
    Q_EMIT hint->linkActivated("low");
    auto* check = m_studio->find<QCheckBox>("lowStageCheck");
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
    m_studio->find<QCheckBox>("lowStageCheck")->click();
    m_studio->script().allowSteps(2);
    m_studio->trigger("generateAction");
    const auto told = [this](const QString& text) { return m_studio->textOf("statusStep").contains(text); };
    QTRY_VERIFY(told("stage"));
    QVERIFY(told("with starter-pose"));
    m_studio->script().allowEverything();
    QTRY_VERIFY(m_studio->isIdle());
    QVERIFY(!told("starter-pose"));
}

PGD_TEST(TestControls)
#include "test_controls.moc"
