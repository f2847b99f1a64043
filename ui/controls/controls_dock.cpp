#include "ui/controls/controls_dock.h"

#include <QLabel>

#include "core/control/pose_map.h"
#include "ui/canvas/options/person_panel.h"
#include "ui/controls/control_card.h"
#include "ui/controls/edge_source_panel.h"
#include "ui/controls/map_card.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/plan/lora_panel.h"
#include "ui/support/image_conversion.h"
#include "ui/widgets/card_list.h"
#include "ui/widgets/field_filter.h"
#include "ui/widgets/panel_scroll.h"

namespace ui {
namespace {

constexpr int kMapSide = 256;  // of the pose map behind a thumbnail

QImage poseMap(const core::plan::Plan& plan) {
    if (plan.people.empty()) return {};
    const int longest = std::max(plan.width, plan.height);
    return toQImage(core::control::drawPoseMap(plan.people, std::max(1, plan.width * kMapSide / longest),
                                               std::max(1, plan.height * kMapSide / longest)));
}

}  // namespace

ControlsDock::ControlsDock(Document& document, OwnPoses& own, QWidget* parent)
    : DockPanel("controlsDock", tr("Controls"), parent), m_document(document), m_filter(new FieldFilter(this)) {
    auto* contents = new QWidget(this);
    auto* column = new QVBoxLayout(contents);
    column->setContentsMargins(12, 6, 12, 12);
    column->setSpacing(8);
    createPoseCard(own);
    createEdgeCard();
    column->addWidget(m_pose);
    column->addWidget(m_edges);
    createControlList(*column);
    m_loras = new LoraPanel(m_document, *m_filter, this);
    column->addWidget(m_loras);
    column->addStretch();
    setWidget(new PanelScroll("controlsDockScroll", contents, this));
    connect(m_filter, &FieldFilter::entered, this, [this] { m_document.beginGesture(); });
    connect(&m_document, &Document::changed, this, &ControlsDock::follow);
    connect(&m_document, &Document::modelsChanged, this, &ControlsDock::offer);
    offer();
    follow(Change::WholePlan);
}

void ControlsDock::createPoseCard(OwnPoses& own) {
    m_pose = new MapCard(tr("Pose"), this);
    auto* load = m_pose->addButton("poseLoadButton", tr("Load…"),
                                   tr("Load people from an OpenPose file, or from a PNG that was saved here"));
    m_savePose = m_pose->addButton("poseSaveButton", tr("Save…"),
                                   tr("Save the people as OpenPose JSON, or as a PNG that carries it"));
    m_clearPose = m_pose->addButton("poseClearButton", tr("Clear"), tr("Paint without a pose"));
    m_person = new PersonPanel(m_document, own, this);
    m_pose->addExtra(m_person);
    connect(m_person, &PersonPanel::peopleWanted, this, &ControlsDock::peopleWanted);
    connect(load, &QToolButton::clicked, this, &ControlsDock::poseLoadWanted);
    connect(m_savePose, &QToolButton::clicked, this, &ControlsDock::poseSaveWanted);
    connect(m_clearPose, &QToolButton::clicked, this, [this] {
        m_document.beginGesture();
        setPeople(m_document, {});
    });
}

void ControlsDock::createEdgeCard() {
    m_edges = new MapCard(tr("Edges"), this);
    auto* load = m_edges->addButton("edgesLoadButton", tr("Load…"), tr("Load a ready map: white lines on black"));
    auto* find = m_edges->addButton("edgesFindButton", tr("From a picture…"), tr("Find the edges of a picture"));
    m_clearEdges = m_edges->addButton("edgesClearButton", tr("Clear"), tr("Paint without edges"));
    m_edges->addExtra(new EdgeSourcePanel(m_document, *m_filter, this));
    connect(load, &QToolButton::clicked, this, &ControlsDock::edgesLoadWanted);
    connect(find, &QToolButton::clicked, this, &ControlsDock::pictureForEdgesWanted);
    connect(m_clearEdges, &QToolButton::clicked, this, [this] {
        m_document.beginGesture();
        setEdges(m_document, {});
    });
}

void ControlsDock::createControlList(QVBoxLayout& column) {
    m_list = new QVBoxLayout;
    m_list->setSpacing(8);
    m_add = new QToolButton(this);
    m_add->setObjectName("addControlButton");
    m_add->setText(tr("Add a ControlNet ▾"));
    m_add->setToolTip(tr("A network that makes the plan's own model follow the pose or the edges"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    column.addLayout(m_list);
    column.addWidget(m_add, 0, Qt::AlignLeft);
}

void ControlsDock::offer() {
    offerModels(*m_add, m_document.models(), {core::plan::ModelKind::ControlNet},
                [this](const auto& model) { add(model); });
    m_add->setVisible(!m_add->menu()->isEmpty());
    showControls();
}

void ControlsDock::add(const core::plan::ModelInfo& model) {
    auto controls = m_document.plan().controls;
    core::plan::ControlPlan control;
    control.model = model.id;
    control.map = model.control.value_or(core::plan::ControlMap::Pose);
    controls.push_back(control);
    m_document.beginGesture();
    setControls(m_document, controls);
}

void ControlsDock::follow(Change change) {
    const bool all = change == Change::WholePlan;
    if (all || change == Change::People || change == Change::Size) showPose();
    if (all || change == Change::Edges || change == Change::Size) showEdges();
    if (all || change == Change::Controls) showControls();
}

void ControlsDock::showPose() {
    const auto& plan = m_document.plan();
    const int people = static_cast<int>(plan.people.size());
    m_pose->showMap(poseMap(plan),
                    people == 0 ? tr("No pose: drop an OpenPose JSON file here") : tr("%n person(s)", nullptr, people));
    m_savePose->setEnabled(people > 0);
    m_clearPose->setEnabled(people > 0);
}

void ControlsDock::showEdges() {
    const auto& edges = m_document.plan().edges;
    m_clearEdges->setEnabled(!edges.isEmpty());
    if (edges.isEmpty()) return m_edges->showMap({}, tr("No edges: draw them, load a map, or find them in a picture"));
    m_edges->showMap(toQImage(*edges), QString("%1 × %2").arg(edges->width).arg(edges->height));
}

void ControlsDock::showControls() {
    const auto& controls = m_document.plan().controls;
    fitCards(m_cards, *m_list, controls.size(), [this](std::size_t index) { return createCard(index); });
    for (std::size_t i = 0; i < controls.size(); ++i)
        m_cards[i]->showControl(controls[i], m_document.models().find(controls[i].model));
    m_add->setEnabled(!m_add->menu()->isEmpty() && controls.size() < core::plan::limits::kControls);
}

ControlCard* ControlsDock::createCard(std::size_t index) {
    auto* card = new ControlCard(QString("control%1").arg(index), *m_filter, this);
    connect(card, &ControlCard::gestureBegan, this, [this] { m_document.beginGesture(); });
    connect(card, &ControlCard::edited, this, [this, index](const auto& control) {
        auto controls = m_document.plan().controls;
        controls.at(index) = control;
        setControls(m_document, controls);
    });
    connect(card, &ModelCard::removeWanted, this, [this, index] {
        auto controls = m_document.plan().controls;
        controls.erase(controls.begin() + static_cast<std::ptrdiff_t>(index));
        m_document.beginGesture();
        setControls(m_document, controls);
    });
    return card;
}

}  // namespace ui
