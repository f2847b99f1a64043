#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/base/cancel_token.h"
#include "core/training/denoising_loss.h"
#include "core/training/options.h"

namespace core::training {

// What a network learns from, on the device it is trained on.
using DenoisingBatches = std::function<DenoisingBatch()>;

// Trains a generator or a partner on batch after batch. `minSnrGamma` as for DenoisingLoss.
void trainDenoiser(const std::string& stage, const std::shared_ptr<nets::Denoiser>& network,
                   const DenoisingBatches& next, double minSnrGamma, const TrainingOptions& options,
                   const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
