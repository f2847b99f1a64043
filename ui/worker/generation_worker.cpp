#include "ui/worker/generation_worker.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "ui/support/image_conversion.h"
#include "ui/worker/failure.h"

namespace ui {

void GenerationWorker::run(const Job& job) {
    JobOutcome outcome{job.id, CancelledJob{}};
    try {
        outcome = paint(job);
    } catch (const std::exception& error) {
        core::log::error(error.what());
        outcome.what = describe(error, job.plan);
    }
    Q_EMIT ended(outcome);
}

void GenerationWorker::enlarge(const EnlargeOrder& order) {
    try {
        core::pipeline::Result result;
        result.plan = order.plan;
        result.image = m_maker->get().enlarge(toCoreImage(order.image), order.cancel);
        Q_EMIT enlarged(keep(result));
    } catch (const core::Cancelled&) {  // nobody waits for it any more
    } catch (const std::exception& error) {
        core::log::error(error.what());
        Q_EMIT enlargingFailed(describe(error, order.plan));
    }
}

JobOutcome GenerationWorker::paint(const Job& job) {
    const auto report = [&](const core::pipeline::Progress& progress) { Q_EMIT progressed(job.id, progress); };
    const core::pipeline::Result result = m_maker->get().paint(job.plan, report, job.cancel);
    if (result.cancelled || job.cancel.isCancelled()) return {job.id, CancelledJob{}};
    return {job.id, isDraft(job.id) ? draft(result) : keep(result)};
}

PaintedPicture GenerationWorker::draft(const core::pipeline::Result& result) {
    return {.image = toQImage(result.image), .plan = result.plan, .seconds = result.seconds};
}

PaintedPicture GenerationWorker::keep(const core::pipeline::Result& result) const {
    PaintedPicture picture{.image = toQImage(result.image), .plan = result.plan, .seconds = result.seconds};
    try {
        picture.file = m_folder.keep(result.image, result.plan);
    } catch (const core::Error& error) {
        picture.keepingError = QString::fromUtf8(error.what());
    }
    return picture;
}

}  // namespace ui
