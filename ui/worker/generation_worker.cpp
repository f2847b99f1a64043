#include "ui/worker/generation_worker.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "ui/document/picture_export.h"
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
        const auto large = m_maker->get().enlarge(toCoreImage(imageOf(order.picture)), order.cancel);
        keepEnlarged(large, planInside(order.picture));
    } catch (const core::Cancelled&) {  // nobody waits for it any more
    } catch (const std::exception& error) {
        core::log::error(error.what());
        Q_EMIT enlargingFailed(describe(error));
    }
}

void GenerationWorker::keepEnlarged(const core::Image& large, const std::optional<core::plan::Plan>& plan) {
    Picture picture{.plan = plan};
    QString keepingError;
    try {
        picture.file = m_folder.keep(large, plan);
    } catch (const core::Error& error) {
        picture.image = toQImage(large);
        keepingError = QString::fromUtf8(error.what());
    }
    Q_EMIT enlarged(picture, keepingError);
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
