#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/amendments.h"
#include "core/plan/plan.h"

namespace core::plan {

// Who wrote what a picture says about itself.
enum class PlanSource { Own, A1111, ComfyUi, InvokeAi, Fooocus, SwarmUi };

// What a picture may say of a plan, in the order in which people are told of it.
enum class PlanPart { Prompt, NegativePrompt, Steps, Sampler, Guidance, Seed, Size, Loras, Controls };

// One thing that another program's picture says and our plan does not, or says otherwise.
struct PlanNotice {
    enum class Kind {
        Model,    // `found` is not among ours; the plan keeps `used`
        Sampler,  // this and those below: `found` became `used`, the nearest we have
        Steps,
        Guidance,
        Size,
        Seed,           // unreadable
        RandomSeed,     // none was chosen
        LongPrompt,     // cut after `used` bytes
        BrokenPrompt,   // bytes that are no text were replaced
        JoinedPrompts,  // `found` prompts are one now
        LostLora,       // `found` is left out
        LoraStrength,   // `found` acts at the strength `used`
        LaterPasses,    // of `found` passes only the first one is taken
        HiresFix,       // a first stage of `found` pixels on the way to `used`
        JoinedStyles,   // the style prompts, here `found`, are behind the prompts now
        LostWords,      // `found` of the prompt is not understood and left out
        ChangingWords,  // `found` of the prompt changes while a picture forms; `used` stands in for it
        Embeddings,     // the words `found` of the prompt stood for embeddings
        ControlMap,     // the map of the ControlNet `found` is not in the picture: it is switched off
        LostControl,    // the ControlNet `found` is left out
        OtherSettings,  // `found`, a list, has no counterpart in a plan
    };
    Kind kind;
    std::string found = {};
    std::string used = {};

    bool operator==(const PlanNotice&) const = default;
};

struct PicturePlan {
    Plan plan;
    PlanSource source = PlanSource::Own;
    std::vector<PlanNotice> notices;  // in the order of what matters most
    std::vector<PlanPart> restored =
        {};                      // what the picture says and the plan holds now; all others are as in a new plan
    Amendments amendments = {};  // of a plan of our own: what no plan may hold, brought to the nearest

    // Whether all that a picture needs was restored, so that nothing stands in for what is missing.
    bool isWhole() const;
};

// What a plan from elsewhere is to fit. Names of others' models are never taken; those of LoRAs and ControlNets are, as
// people keep them under the names they were published with.
struct PlanTarget {
    std::string model = Plan().model;
    int sizeStep = 16;  // pixels, see ModelInfo::sizeStep
};

// The plan inside a picture: of a PNG ours, or what A1111, ComfyUI, InvokeAI, Fooocus or SwarmUI wrote; of a JPEG or
// WebP what stands in its Exif comment. Nothing when it says nothing. Throws Error when a PNG cannot be read or nothing
// of its plan can. The plan passes validate().
std::optional<PicturePlan> readPicturePlan(const std::filesystem::path& file, const PlanTarget& target = {});

}  // namespace core::plan
