#pragma once

#include <cstddef>

#include "core/base/model_id.h"
#include "core/base/range.h"
#include "core/control/edge_drawing.h"
#include "core/control/person.h"

// What the fields of a plan, and of the drawing behind its edges, may hold: the one table that the checks, readers and
// writers, the editors of the window and the command line go by. resources/plan.schema.json repeats it, and a test
// compares the two. What depends on other fields stands in plan_checks.h: steps of a sampler, stages below the picture.
namespace core::plan::limits {

constexpr int kFirstTimestep = 999;

// Texts.
constexpr std::size_t kTextBytes = 64 * 1024;  // of a prompt; text encoders see a few hundred bytes
constexpr std::size_t kNameBytes = kLongestModelId;

// The picture.
constexpr Range<int> kSide{64, 2048};                  // pixels, of low-resolution stages, too
constexpr Range<int> kSteps{1, 200};                   // of each stage; mostSteps() says how many a sampler admits
constexpr Range<int> kStopAfter{0, 1000};              // of five stages of 200 steps
constexpr Range<double> kGuidance{1.0, 30.0};          // of partners, too
constexpr Range<int> kTStruct{0, kFirstTimestep + 1};  // structure alone at 0, texture alone at 1000
constexpr Range<int> kLastTimestep{-1, 800};           // -1: where the model says
constexpr Range<int> kTLow{1, kFirstTimestep - 1};
constexpr Range<int> kTimestep{0, kFirstTimestep};  // of windows and points of a curve

// Of partners, who may leave it open.
constexpr Range<int> kPartnerTStruct{-1, kTStruct.most};  // -1: the model's own
constexpr Range<int> kPartnerSteps{0, kSteps.most};       // 0: as many as the plan's
constexpr Range<int> kPartnerSide{0, kSide.most};         // 0: in proportion to the plan's

// Strengths.
constexpr Range<double> kStyleStrength{0.0, 20.0};
constexpr Range<double> kPartnerStrength{0.0, 1.0};
constexpr Range<double> kControlStrength{0.0, 2.0};
constexpr Range<double> kLoraStrength{-2.0, 2.0};

// How many.
constexpr std::size_t kStyles = 16;  // each is one more evaluation a step
constexpr std::size_t kLowStages = 4;
constexpr std::size_t kPeople = 256;
constexpr std::size_t kPartners = 8;
constexpr std::size_t kControls = 8;  // of the plan, and of each partner
constexpr std::size_t kLoras = 8;     // likewise
constexpr std::size_t kCurvePoints = 64;
constexpr std::size_t kAttachedPoints = control::kMostAttachedPoints;  // of a hand or face

// People and edges. No window is so wide, at its smallest zoom, that a hand reaches beyond these places.
constexpr Range<float> kJointPlace{-1000.0F, 1000.0F};       // canvases
constexpr Range<int> kEdgeSide{1, control::kMostMapSide};    // pixels
constexpr Range<int> kThreshold{0, 255};                     // of Canny; the weak one is not above the strong one
constexpr Range<float> kStrokePlace{-10'000.0F, 10'000.0F};  // canvases
constexpr Range<float> kStrokeWidth{0.0F, 1.0F};             // of the canvas's longest side
constexpr Range<float> kPressure{0.0F, 1.0F};
constexpr std::size_t kStrokes = 100'000;
constexpr std::size_t kStrokePoints = 1'000'000;  // of all strokes together

}  // namespace core::plan::limits
