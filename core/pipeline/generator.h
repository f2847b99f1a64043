#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/image.h"
#include "core/pipeline/plan.h"

namespace core::pipeline {

enum class Phase { LoadingModel, EncodingPrompt, Sampling, Decoding };
enum class Role { None, Structure, Texture };

// What a run tells while it works. Sent on the thread that called generate().
struct Progress {
    Phase phase = Phase::LoadingModel;
    Role role = Role::None;  // which generator acts, while sampling
    int step = 0;            // finished steps
    int steps = 0;
    int timestep = 999;                    // where the run stands on the schedule, 999..0
    double secondsLeft = -1.0;             // from finished steps only; negative while unknown
    std::shared_ptr<const Image> preview;  // may be null; about an eighth of the size or full
};

using ProgressFunction = std::function<void(const Progress&)>;

struct Result {
    bool cancelled = false;  // then the image is empty
    Image image;
    Plan plan;             // as painted
    double seconds = 0.0;  // wall time, model loading left out
};

// A model pair a plan may name.
struct ModelInfo {
    std::string id;     // "starter"
    std::string label;  // "Starter pair"
    int nativeWidth = 256;
    int nativeHeight = 256;
    int sizeStep = 16;  // widths and heights are multiples of it
};

struct TokenCount {
    int used = 0;               // tokens of the prompt, without the two that frame it
    int limit = 0;              // how many the text encoder sees
    std::size_t keptBytes = 0;  // length of the prefix (UTF-8 bytes) that fits; the whole text when it fits
};

// Owns the loaded models and paints plans. Models load lazily, at the first picture that needs them.
// One generate() at a time per instance; the other functions may be called from any thread.
class Generator {
 public:
    // `modelsRoot` holds one folder a model (diffusers layout). Nothing is read until asked.
    explicit Generator(std::filesystem::path modelsRoot);
    ~Generator();
    Generator(const Generator&) = delete;
    Generator& operator=(const Generator&) = delete;

    // The models found under the root, from their model_index.json alone.
    std::vector<ModelInfo> models() const;

    // Paints. Throws Error (bad plan, damaged or missing model, out of memory); a cancelled run is a
    // result, not an error. Cancelling is honoured between network blocks.
    Result generate(const Plan& plan, const ProgressFunction& progress, const CancelToken& cancel);

    // Tokens of a prompt for a model; loads that model's vocabulary at first use (milliseconds).
    TokenCount countTokens(const std::string& model, const std::string& prompt);

 private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// The folder with the models that come with the program: beside the executable, in the
// installation, or in the source tree, in this order.
std::filesystem::path bundledModels();

}  // namespace core::pipeline
