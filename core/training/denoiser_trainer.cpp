#include "core/training/denoiser_trainer.h"

#include <torch/types.h>

#include "core/base/device.h"
#include "core/training/loop/training_run.h"

namespace core::training {

void trainDenoiser(const std::string& stage, const std::shared_ptr<nets::Denoiser>& network,
                   const DenoisingBatches& next, double minSnrGamma, const TrainingOptions& options,
                   const TrainingProgress& progress, const CancelToken& cancel) {
    const auto device = deviceFromName(options.device);
    const DenoisingLoss loss(minSnrGamma, device);
    network->module().to(device);
    TrainingRun run(stage, options, nets::moduleOf(network), network->module().parameters());
    const auto learn = [&] {
        const auto batch = next();
        run.countSamples(batch.clean.size(0));
        return loss(*network, batch);
    };
    run.run(learn, progress, cancel);
}

}  // namespace core::training
