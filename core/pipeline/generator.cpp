#include "core/pipeline/generator.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>

#include "core/base/error.h"
#include "core/models/model_pair.h"
#include "core/pipeline/painting.h"
#include "core/pipeline/prompt_encoder.h"

namespace core::pipeline {
namespace {

ModelInfo infoOf(const models::ModelSummary& summary) {
    return {.id = summary.id,
            .label = summary.label,
            .nativeWidth = summary.nativeSize,
            .nativeHeight = summary.nativeSize,
            .sizeStep = summary.sizeStep};
}

void checkSize(const Plan& plan, const ModelInfo& model) {
    const int step = model.sizeStep;
    if (plan.width % step == 0 && plan.height % step == 0) return;
    const auto rounded = [step](int pixels) { return std::max(step, (pixels + step / 2) / step * step); };
    fail("the size {} x {} does not fit {}: expected multiples of {}, for example {} x {}", plan.width, plan.height,
         model.label, step, rounded(plan.width), rounded(plan.height));
}

// LibTorch reports a failed allocation as one of several types; the person needs one sentence.
bool isOutOfMemory(const std::exception& error) {
    const std::string text = error.what();
    return dynamic_cast<const std::bad_alloc*>(&error) || text.find("allocate memory") != std::string::npos ||
           text.find("out of memory") != std::string::npos;
}

}  // namespace

struct Generator::Impl {
    explicit Impl(std::filesystem::path r) : root(std::move(r)) {}

    ModelInfo require(const std::string& id) const {
        std::vector<std::string> known;
        for (const auto& model : models::findModels(root)) {
            if (model.id == id) return infoOf(model);
            known.push_back(model.id);
        }
        fail("expected one of the models [{}] in {}, found \"{}\"", fmt::join(known, ", "), root.string(), id);
    }

    std::shared_ptr<const models::ModelPair> load(const std::string& id, const CancelToken& cancel) {
        if (!pair || pairId != id) {
            pair.reset();  // never two in memory
            pair = models::loadModelPair(root / id, [&] { cancel.throwIfCancelled(); });
            pairId = id;
        }
        return pair;
    }

    const text::ClipTokenizer& tokenizerOf(const std::string& id) {
        const auto known = tokenizers.find(id);
        if (known != tokenizers.end()) return known->second;
        return tokenizers.emplace(id, text::ClipTokenizer::load(root / id / "tokenizer")).first->second;
    }

    std::filesystem::path root;
    std::string pairId;
    std::shared_ptr<const models::ModelPair> pair;
    std::mutex tokenizerMutex;
    std::map<std::string, text::ClipTokenizer> tokenizers;
};

Generator::Generator(std::filesystem::path modelsRoot) : m_impl(std::make_unique<Impl>(std::move(modelsRoot))) {}
Generator::~Generator() = default;

std::vector<ModelInfo> Generator::models() const {
    std::vector<ModelInfo> list;
    for (const auto& summary : models::findModels(m_impl->root)) list.push_back(infoOf(summary));
    return list;
}

Result Generator::generate(const Plan& plan, const ProgressFunction& progress, const CancelToken& cancel) {
    validate(plan);
    checkSize(plan, m_impl->require(plan.model));
    Result result;
    result.plan = plan;
    try {
        if (progress) progress(Progress{});
        const auto pair = m_impl->load(plan.model, cancel);
        const c10::InferenceMode inference;
        const auto start = std::chrono::steady_clock::now();
        result.image = paint(*pair, plan, progress, cancel);
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    } catch (const Cancelled&) {
        result.cancelled = true;
    } catch (const std::exception& error) {
        if (!isOutOfMemory(error)) throw;
        fail("there is not enough memory for a picture of {} x {}; try a smaller size", plan.width, plan.height);
    }
    return result;
}

TokenCount Generator::countTokens(const std::string& model, const std::string& prompt) {
    const std::lock_guard lock(m_impl->tokenizerMutex);
    const auto& tokenizer = m_impl->tokenizerOf(model);
    const auto tokens = weightedTokens(tokenizer, prompt, 0).tokens;
    const auto framed = tokenizer.frame(tokens, tokenizer.maxLength());
    TokenCount count;
    count.used = static_cast<int>(framed.tokens);
    count.limit = static_cast<int>(tokenizer.maxLength()) - 2;
    count.keptBytes = framed.used == framed.tokens ? prompt.size() : framed.bytesUsed;
    return count;
}

}  // namespace core::pipeline
