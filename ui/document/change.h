#pragma once

namespace ui {

// What changed in a document. Listeners re-read the document; WholePlan means any part of the plan; what stands
// below it is no part of the plan.
enum class Change {
    Prompt,
    NegativePrompt,
    Styles,
    Model,
    Size,
    Steps,
    Guidance,
    Sampler,
    Seed,
    TStruct,
    LowStages,
    People,
    Edges,
    Partners,
    Controls,
    Loras,
    WholePlan,
    Layers,
    MaskedPartner,
    RandomSeed,
    Gallery,
    ShownPicture,
};

}  // namespace ui
