#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "core/base/cancel_token.h"

namespace core::training {

// The numbers a network computes with while it learns; what learns is fp32 in either case.
enum class Precision { Fp32, Bf16 };

// What every training stage is told. A stage keeps its checkpoint in a sub-folder of `work` and
// continues from it; `samples` is the plan the learning rate follows, `minutes` only ends the call; with no
// samples planned the minutes are the plan.
struct TrainingOptions {
    std::filesystem::path work = "training";
    std::string device = "cpu";             // see core/base/device.h
    Precision precision = Precision::Fp32;  // bf16 pays on GPUs and on processors with AMX
    int threads = 1;                        // two independent single-thread runs beat one with two threads
    int helpers = 0;  // further threads that prepare batches; 0: the trainer does, which suits CPUs
    int batch = 24;
    double minutes = 60.0;
    std::int64_t samples = 250'000;  // from the first start, over all calls; 0: what the minutes allow
    double learningRate = 7e-4;      // peak
    bool orthogonal = false;         // hidden matrices move as in Muon: see OrthogonalUpdates
    double averageLimit = 0.9995;    // highest decay of the moving average: see Ema
    double reportSeconds = 20.0;
    double checkpointSeconds = 180.0;
};

struct TrainingReport {
    std::string stage;
    std::int64_t samples = 0;
    std::int64_t plannedSamples = 0;  // 0: none
    double loss = 0.0;                // mean since the last report
    double samplesPerSecond = 0.0;
    double secondsLeft = 0.0;  // until the plan or the minutes end, whichever comes first
};

using TrainingProgress = std::function<void(const TrainingReport&)>;

}  // namespace core::training
