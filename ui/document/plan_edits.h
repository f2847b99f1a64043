#pragma once

#include <QSize>
#include <QString>
#include <cstdint>
#include <vector>

#include "core/plan/plan.h"

namespace ui {

class Document;

// The ways to change a document's plan. Each pushes one undo command, or none when nothing changes.
void setPrompt(Document& document, const QString& prompt);
void setNegativePrompt(Document& document, const QString& prompt);
void setStyles(Document& document, const std::vector<core::plan::StyleTerm>& styles);
void setModel(Document& document, const QString& id);
void setSize(Document& document, const QSize& size);
void setSizeAndStages(Document& document, const QSize& size, const std::vector<core::plan::LowStage>& stages);
void setSteps(Document& document, int steps);
void setGuidance(Document& document, double guidance);
void setSampler(Document& document, const QString& id);  // a spacing that it does not offer becomes the model's
void setSpacing(Document& document, const QString& id);
void setSeed(Document& document, std::uint64_t seed);
void setTStruct(Document& document, int timestep);
void setLowStages(Document& document, const std::vector<core::plan::LowStage>& stages);
void setPeople(Document& document, const std::vector<core::control::Person>& people);
void setEdges(Document& document, const core::SharedImage& edges);  // a ready map; see also edge_edits.h
void setPartners(Document& document, const std::vector<core::plan::PartnerPlan>& partners);
void setControls(Document& document, const std::vector<core::plan::ControlPlan>& controls);
void setLoras(Document& document, const std::vector<core::plan::LoraPlan>& loras);

// Replaces everything: no stale setting survives.
void restorePlan(Document& document, const core::plan::Plan& plan);

// People, edges, partners, controls and LoRAs of another plan, as one undo step; maps are fitted to the document's
// size.
void restoreControls(Document& document, const core::plan::Plan& plan);

// Prompt and negative prompt of another plan, as one undo step.
void restorePrompts(Document& document, const core::plan::Plan& plan);

QSize sizeOf(const core::plan::Plan& plan);

}  // namespace ui
