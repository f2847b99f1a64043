#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/compute_options.h"
#include "core/base/generator_role.h"
#include "core/base/image.h"
#include "core/models/model_location.h"
#include "core/plan/model_info.h"
#include "core/plan/plan.h"

namespace core::pipeline {

enum class Phase { LoadingModel, EncodingPrompt, Sampling, Decoding };

// What a run tells while it works. Sent on the thread that called generate().
struct Progress {
    Phase phase = Phase::LoadingModel;
    GeneratorRole role = GeneratorRole::Whole;  // which generator acts, while sampling
    int step = 0;                               // finished steps, of all stages together
    int steps = 0;
    int stage = 0;  // which resolution, 0..stages-1
    int stages = 1;
    int width = 0;  // pixels of the stage's picture, while sampling
    int height = 0;
    int tile = 0;  // while decoding a large picture: which piece, 1..tiles
    int tiles = 0;
    std::vector<std::string> partners;     // ids of those that act at this step
    int timestep = 999;                    // where the run stands on the schedule, 999..0
    double secondsLeft = -1.0;             // from finished steps only; negative while unknown
    std::shared_ptr<const Image> preview;  // may be null; about an eighth of the size or full
};

using ProgressFunction = std::function<void(const Progress&)>;

struct Result {
    bool cancelled = false;  // then the image is empty
    Image image;
    plan::Plan plan;       // as painted: with stopAfter, where it was finished early
    double seconds = 0.0;  // wall time, model loading left out
};

struct MemoryEstimate {
    std::int64_t neededBytes = 0;     // with the models; a rough upper bound
    std::int64_t availableBytes = 0;  // of this machine, now; with what this generator's models hold
    bool releasesTexts = false;       // the budget is small: text encoders go as soon as they have read the prompts
};

struct TokenCount {
    int used = 0;               // tokens of the prompt, without the two that frame it
    int limit = 0;              // how many the text encoder sees
    std::size_t keptBytes = 0;  // length of the typed prefix (UTF-8 bytes) that fits; the whole text when it fits
};

// Owns the loaded models and paints plans. Models load lazily, at the first picture that needs them.
// One generate() at a time per instance; the other functions may be called from any thread.
class Pipeline {
 public:
    // Nothing is read until asked. Throws Error for a device that is not there. Noise is drawn on the CPU: a seed means
    // the same noise on every device.
    explicit Pipeline(models::ModelSources models, const ComputeOptions& compute = {});
    ~Pipeline();
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    // The models of every kind, by id, from JSON files and headers alone.
    std::vector<plan::ModelInfo> models() const;

    // What a plan takes at its largest moment, from its sizes and the models' files, without loading them
    // (milliseconds). Throws Error as generate() does for a plan or a model that is wrong.
    MemoryEstimate estimateMemory(const plan::Plan& plan) const;

    // Throws Error for a plan or model that generate() would refuse, as far as that can be said without loading a model
    // (milliseconds). generate() does so first.
    void check(const plan::Plan& plan) const;

    // Paints. Throws Error (bad plan, damaged or missing model, more memory needed than there is, which is found
    // before anything is loaded); a cancelled run is a result, not an error. Cancelling is honoured between network
    // blocks.
    Result generate(const plan::Plan& plan, const ProgressFunction& progress, const CancelToken& cancel);

    // Paints plans as one batch, which is quicker where a device has much to give, a picture each, in their order. They
    // differ in nothing but prompts, seed, people and edges. Each is the picture that generate() makes of it, but for
    // rounding. Throws Error as generate() does; no pictures when cancelled.
    std::vector<Image> generateTogether(const std::vector<plan::Plan>& plans, const CancelToken& cancel);

    // Tokens of a prompt for a model, its wildcards chosen by the seed; loads that model's vocabulary at first use
    // (milliseconds).
    TokenCount countTokens(const std::string& model, const std::string& prompt, std::uint64_t seed = 0);

 private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// The folder with the models that come with the program: beside the executable, in the
// installation, or in the source tree, in this order.
std::filesystem::path bundledModels();

}  // namespace core::pipeline
