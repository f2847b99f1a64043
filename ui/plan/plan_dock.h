#pragma once

#include <vector>

#include "core/pipeline/pipeline.h"
#include "ui/document/change.h"
#include "ui/widgets/dock_panel.h"

class QDoubleSpinBox;
class QGridLayout;
class QSpinBox;
class QToolButton;

namespace ui {

class ChoiceBox;
class Document;
class FieldFilter;
class LowStageEditor;
class SeedEditor;
class SizeEditor;
class TStructEditor;

// The numbers of the plan.
class PlanDock : public DockPanel {
    Q_OBJECT

 public:
    explicit PlanDock(Document& document, QWidget* parent = nullptr);

    int batch() const;  // how many pictures are wanted

 Q_SIGNALS:
    void seedReuseWanted();

 private:
    void offerModels();
    void createFields();
    void offerSamplers();
    QWidget* createContents();
    QGridLayout* createForm();
    void connectFields();
    void follow(Change change);
    void showSteps();
    void showSampler();
    void choose(const QString& id);
    void showModel();

    Document& m_document;
    FieldFilter* m_filter;
    SizeEditor* m_size;
    LowStageEditor* m_lowStage;
    QSpinBox* m_steps;
    QToolButton* m_stopAfter;  // there while the plan ends early
    QDoubleSpinBox* m_guidance;
    ChoiceBox* m_sampler;
    ChoiceBox* m_spacing;
    SeedEditor* m_seed;
    QLabel* m_tStructName;
    TStructEditor* m_tStruct;
    QSpinBox* m_batch;
    ChoiceBox* m_model;
};

}  // namespace ui
