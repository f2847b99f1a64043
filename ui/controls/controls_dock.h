#pragma once

#include <QImage>
#include <vector>

#include "core/pipeline/pipeline.h"
#include "ui/document/change.h"
#include "ui/widgets/dock_panel.h"

class QToolButton;
class QVBoxLayout;

namespace ui {

class ControlCard;
class Document;
class FieldFilter;
class LoraPanel;
class MapCard;
class OwnPoses;
class PersonPanel;

// What steers the picture beside the prompt: the pose, the edge map, the ControlNets that read them, and LoRAs.
class ControlsDock : public DockPanel {
    Q_OBJECT

 public:
    ControlsDock(Document& document, OwnPoses& own, QWidget* parent = nullptr);

    PersonPanel& person() { return *m_person; }
 Q_SIGNALS:
    void poseLoadWanted();
    void poseSaveWanted();
    void edgesLoadWanted();
    void pictureForEdgesWanted();
    void peopleWanted(const std::vector<core::control::Person>& people);

 private:
    void offer();
    void createPoseCard(OwnPoses& own);
    void createEdgeCard();
    void createControlList(QVBoxLayout& column);
    void follow(Change change);
    void showPose();
    void showEdges();
    void showControls();
    ControlCard* createCard(std::size_t index);
    void add(const core::plan::ModelInfo& model);

    Document& m_document;
    FieldFilter* m_filter;
    MapCard* m_pose;
    MapCard* m_edges;
    PersonPanel* m_person;
    QToolButton* m_savePose;
    QToolButton* m_clearPose;
    QToolButton* m_clearEdges;
    QVBoxLayout* m_list;
    std::vector<ControlCard*> m_cards;
    QToolButton* m_add;
    LoraPanel* m_loras;
};

}  // namespace ui
