#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/gui/hand.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_presets.h"
#include "ui/layers/layers_model.h"
#include "ui/timeline/plan_bar.h"

// What the window makes of the model that is chosen: its generators, its sizes, what steers it.
class TestModelChoice : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void aHiddenLayerSaysThatItSteers();
    void oneGeneratorHasNoSplit();
    void theModelsOwnSizeIsOffered();
    void largePicturesBeginSmallByThemselves();
    void aStageOfOnesOwnStays();
    void aStageThatNobodyNeedsIsSmaller();
    void modelsHaveOneName();

 private:
    void chooseModel(int row);
    void enter(const QString& spin, const QString& value);
    QString note(int row) {
        const auto* list = m_studio->find<QListView>("layersList");
        return list->model()->index(row, 0).data(ui::LayersModel::NoteRole).toString();
    }
    const core::plan::Plan& plan() { return m_studio->document().plan(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestModelChoice::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    QTRY_VERIFY(m_studio->find<QToolButton>("addPartnerButton")->isEnabled());
}

void TestModelChoice::chooseModel(int row) {
    auto* box = m_studio->find<QComboBox>("modelCombo");
    box->setFocus();
    while (box->currentIndex() < row) m_studio->press(Qt::Key_Down);
    while (box->currentIndex() > row) m_studio->press(Qt::Key_Up);
}

void TestModelChoice::enter(const QString& name, const QString& value) {
    auto* spin = m_studio->find<QSpinBox>(name);
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, value);
    m_studio->press(Qt::Key_Return);
}

void TestModelChoice::aHiddenLayerSaysThatItSteers() {
    core::plan::PartnerPlan partner;
    partner.model = "starter-edge";
    ui::setPartners(m_studio->document(), {partner});
    core::Image map(64, 64);
    ui::setEdges(m_studio->document(), map);
    m_studio->find<QListView>("layersList")
        ->setCurrentIndex(m_studio->find<QListView>("layersList")->model()->index(1, 0));
    QVERIFY(!note(1).contains("hidden"));
    m_studio->find<QListView>("layersList")->setFocus();
    m_studio->press(Qt::Key_Space);
    QVERIFY2(note(1).startsWith("hidden, still steers"), qPrintable(note(1)));
    partner.model = "starter-pose";  // reads no edges
    ui::setPartners(m_studio->document(), {partner});
    QVERIFY(!note(1).contains("hidden"));
}

void TestModelChoice::oneGeneratorHasNoSplit() {
    auto* slider = m_studio->find<QWidget>("tStructSlider");
    auto* bar = m_studio->find<ui::PlanBar>("planBar");
    QVERIFY(slider->isVisible());
    chooseModel(1);
    QVERIFY(!slider->isVisible());
    const int before = plan().tStruct;
    bar->setFocus();
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Delete, Qt::Key_Insert, Qt::Key_Plus})
        m_studio->press(key);
    QTest::mouseDClick(bar, Qt::LeftButton, {}, QPoint(bar->width() / 2, bar->fontMetrics().height() + 12));
    bar->grab();
    QCOMPARE(plan().tStruct, before);
    chooseModel(0);
    QVERIFY(slider->isVisible());
}

void TestModelChoice::theModelsOwnSizeIsOffered() {
    auto* hint = m_studio->find<QLabel>("ownSizeHint");
    QVERIFY(!hint->isVisible());
    chooseModel(1);
    QVERIFY(hint->isVisible());
    QVERIFY2(hint->text().contains("512 × 512"), qPrintable(hint->text()));
    Q_EMIT hint->linkActivated("own");
    QCOMPARE(ui::sizeOf(plan()), QSize(512, 512));
    QVERIFY(!hint->isVisible());
}

void TestModelChoice::largePicturesBeginSmallByThemselves() {
    auto* check = m_studio->find<QCheckBox>("lowStageCheck");
    QVERIFY(!check->isChecked());
    enter("widthSpin", "512");
    QVERIFY(check->isChecked());
    QVERIFY(plan().lowStages.front().width < 512);
    enter("widthSpin", "256");
    QVERIFY(!check->isChecked());
    enter("widthSpin", "512");
    chooseModel(1);  // knows 512 x 512
    QVERIFY(!check->isChecked());
    m_studio->trigger("undoAction");
    QVERIFY(check->isChecked());
    QCOMPARE(plan().model, std::string("starter"));
}

void TestModelChoice::aStageOfOnesOwnStays() {
    enter("widthSpin", "512");
    m_studio->find<QAbstractButton>("lowStageCheck")->click();  // off
    enter("widthSpin", "640");
    QVERIFY(plan().lowStages.empty());
    m_studio->find<QAbstractButton>("lowStageCheck")->click();
    enter("lowWidthSpin", "160");
    enter("widthSpin", "576");
    QCOMPARE(plan().lowStages.front().width, 160);
}

void TestModelChoice::aStageThatNobodyNeedsIsSmaller() {
    m_studio->find<QAbstractButton>("lowStageCheck")->click();
    QCOMPARE(QSize(plan().lowStages.front().width, plan().lowStages.front().height), QSize(128, 128));
}

void TestModelChoice::modelsHaveOneName() {
    core::plan::PartnerPlan partner;
    partner.model = "starter-pose";
    partner.mask = core::Image(256, 256);
    ui::setPartners(m_studio->document(), {partner});
    QCOMPARE(note(2), QString("Starter pose"));
    auto* bar = m_studio->find<ui::PlanBar>("planBar");
    bar->setFocus();
    m_studio->press(Qt::Key_Down);
    m_studio->press(Qt::Key_Down);
    QVERIFY2(bar->accessibleDescription().startsWith("Starter pose"), qPrintable(bar->accessibleDescription()));
}

PGD_TEST(TestModelChoice)
#include "test_model_choice.moc"
