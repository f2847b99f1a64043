#include "core/pipeline/pipeline.h"

#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>

#include "core/base/device.h"
#include "core/base/error.h"
#include "core/models/memory_budget.h"
#include "core/pipeline/painting/ensemble_checks.h"
#include "core/pipeline/painting/memory_need.h"
#include "core/pipeline/painting/model_store.h"
#include "core/pipeline/painting/painting.h"
#include "core/pipeline/prompt_encoder.h"
#include "core/plan/plan_stages.h"
#include "core/sampling/resolution_stage.h"
#include "core/sampling/sampler_registry.h"

namespace core::pipeline {
namespace {

plan::ModelKind kindOf(models::Kind kind) {
    switch (kind) {
        case models::Kind::Partner:
            return plan::ModelKind::Partner;
        case models::Kind::ControlNet:
            return plan::ModelKind::ControlNet;
        case models::Kind::Lora:
            return plan::ModelKind::Lora;
        case models::Kind::Pair:
        case models::Kind::Enlarger:  // takes no part in a plan
            break;
    }
    return plan::ModelKind::Pair;
}

plan::ModelInfo infoOf(const models::ModelSummary& summary) {
    plan::ModelInfo info;
    info.id = summary.id;
    info.label = summary.label;
    info.kind = kindOf(summary.kind);
    info.nativeWidth = info.nativeHeight = summary.nativeSize;
    info.sizeStep = summary.sizeStep;
    info.latentChannels = summary.latentChannels;
    info.downsampling = summary.downsampling;
    info.timeDecoupled = summary.timeDecoupled;
    info.tStruct = summary.tStruct;
    if (!summary.control.empty())
        info.control = summary.control == "pose" ? plan::ControlMap::Pose : plan::ControlMap::Edges;
    info.strength = summary.strength;
    info.edition = summary.edition;
    return info;
}

// A sampler that cannot walk so many steps on the model's schedule, and stages that leave each other none.
void checkSteps(const plan::Plan& plan, const io::JsonFile& schedule) {
    const auto sampler = sampling::makeSampler(plan.sampler, schedule, plan.steps, sampling::spacedBy(plan.spacing));
    int first = 0;
    for (const auto& stage : plan.lowStages)
        first = sampling::handoverSteps(*sampler, first, stage.tLow, *sampler).first;
}

constexpr const char* kRemedies = "try a smaller size, fewer partners, ControlNets or LoRAs, or close other programs";

void checkMemory(const plan::Plan& plan, const MemoryEstimate& memory) {
    constexpr double kGigabyte = 1e9;
    if (memory.neededBytes <= memory.availableBytes) return;
    fail("a picture of {} x {} needs about {:.1f} GB of memory, and {:.1f} GB are free: {}", plan.width, plan.height,
         static_cast<double>(memory.neededBytes) / kGigabyte, static_cast<double>(memory.availableBytes) / kGigabyte,
         kRemedies);
}

// LibTorch reports a failed allocation as one of several types; the person needs one sentence.
bool isOutOfMemory(const std::exception& error) {
    const std::string text = error.what();
    return dynamic_cast<const std::bad_alloc*>(&error) || text.find("allocate memory") != std::string::npos ||
           text.find("out of memory") != std::string::npos;
}

}  // namespace

struct Pipeline::Impl {
    struct KnownTokenizer {
        std::optional<models::ModelLocation> place;  // that it was loaded from
        std::shared_ptr<const text::Tokenizer> tokenizer;
    };

    Impl(models::ModelSources sources, const ComputeOptions& compute)
        : catalog(std::move(sources)),
          memoryShare(compute.memoryShare),
          store(catalog, placementFrom(compute), compute.memoryShare) {}

    const text::Tokenizer& tokenizerOf(const std::string& id) {
        auto place = catalog.placeOf(id);
        auto& known = tokenizers[id];
        if (!known.tokenizer || known.place != place)
            known = {std::move(place), catalog.open(id, models::Kind::Pair).texts.front().tokenizer()};
        return *known.tokenizer;
    }

    // What a plan takes, which is there.
    MemoryEstimate checked(const Pipeline& generator, const plan::Plan& plan) const {
        validate(plan);
        checkEnsemble(plan, catalog);
        checkSteps(plan, catalog.open(plan.model, models::Kind::Pair).schedule);
        const auto memory = generator.estimateMemory(plan);
        checkMemory(plan, memory);
        return memory;
    }

    models::ModelCatalog catalog;
    double memoryShare;  // as in ComputeOptions
    ModelStore store;
    std::mutex tokenizerMutex;
    std::map<std::string, KnownTokenizer> tokenizers;  // by model
};

Pipeline::Pipeline(models::ModelSources models, const ComputeOptions& compute)
    : m_impl(std::make_unique<Impl>(std::move(models), compute)) {}
Pipeline::~Pipeline() = default;

std::vector<plan::ModelInfo> Pipeline::models() const {
    std::vector<plan::ModelInfo> list;
    for (const auto& summary : m_impl->catalog.models())
        if (summary.kind != models::Kind::Enlarger) list.push_back(infoOf(summary));
    return list;
}

MemoryEstimate Pipeline::estimateMemory(const plan::Plan& plan) const {
    validate(plan);
    MemoryEstimate estimate;
    const auto need = neededMemory(m_impl->catalog, plan);
    estimate.availableBytes = models::availableMemory() + m_impl->store.heldBytes();
    const auto budget = m_impl->memoryShare * static_cast<double>(estimate.availableBytes);
    estimate.releasesTexts = static_cast<double>(need.whole()) > budget;
    estimate.neededBytes = estimate.releasesTexts ? need.withoutTexts() : need.whole();
    return estimate;
}

void Pipeline::check(const plan::Plan& plan) const { m_impl->checked(*this, plan); }

Result Pipeline::generate(const plan::Plan& plan, const ProgressFunction& progress, const CancelToken& cancel) {
    const auto memory = m_impl->checked(*this, plan);
    Result result;
    result.plan = plan;
    try {
        if (progress) progress(Progress{});
        auto ensemble = m_impl->store.load(plan, memory.neededBytes, cancel);
        if (memory.releasesTexts) ensemble.promptsRead = [this] { m_impl->store.releaseTexts(); };
        const c10::InferenceMode inference;
        const auto start = std::chrono::steady_clock::now();
        auto painted = paint(ensemble, {&plan, 1}, progress, cancel);
        result.image = std::move(painted.images.front());
        if (painted.stoppedAfter > 0) result.plan.stopAfter = painted.stoppedAfter;
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    } catch (const Cancelled&) {
        result.cancelled = true;
    } catch (const std::exception& error) {
        if (!isOutOfMemory(error)) throw;
        fail("the memory did not last for a picture of {} x {}: {}", plan.width, plan.height, kRemedies);
    }
    return result;
}

std::vector<Image> Pipeline::generateTogether(const std::vector<plan::Plan>& plans, const CancelToken& cancel) {
    checkAlike(plans);
    const auto& plan = plans.front();
    auto memory = m_impl->checked(*this, plan);
    for (const auto& one : plans) {
        validate(one);
        checkMaps(one);
    }
    memory.neededBytes += (std::ssize(plans) - 1) * neededMemory(m_impl->catalog, plan).work;
    checkMemory(plan, memory);
    try {
        const auto ensemble = m_impl->store.load(plan, memory.neededBytes, cancel);
        const c10::InferenceMode inference;
        return paint(ensemble, plans, {}, cancel).images;
    } catch (const Cancelled&) {
        return {};
    }
}

TokenCount Pipeline::countTokens(const std::string& model, const std::string& prompt, std::uint64_t seed) {
    const std::lock_guard lock(m_impl->tokenizerMutex);
    const auto& tokenizer = m_impl->tokenizerOf(model);
    const auto tokens = weightedTokens(tokenizer, prompt, seed).tokens;
    const auto framed = tokenizer.frame(tokens, tokenizer.maxLength());
    TokenCount count;
    count.used = static_cast<int>(framed.tokens);
    count.limit = static_cast<int>(tokenizer.maxLength()) - 2;
    count.keptBytes = framed.used == framed.tokens ? prompt.size() : framed.bytesUsed;
    return count;
}

}  // namespace core::pipeline
