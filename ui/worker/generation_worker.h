#pragma once

#include <QObject>
#include <memory>

#include "ui/support/picture_folder.h"
#include "ui/worker/job.h"
#include "ui/worker/lazy_backend.h"

namespace ui {

// Paints one job after the other on the generation thread and keeps each picture in the gallery folder.
class GenerationWorker : public QObject {
    Q_OBJECT

 public:
    GenerationWorker(std::shared_ptr<LazyBackend> maker, PictureFolder folder)
        : m_maker(std::move(maker)), m_folder(std::move(folder)) {}

    void run(const Job& job);
    void enlarge(const EnlargeOrder& order);

 Q_SIGNALS:
    void progressed(int jobId, const core::pipeline::Progress& progress);
    void ended(const ui::JobOutcome& outcome);
    void enlarged(const ui::Picture& picture, const QString& keepingError);
    void enlargingFailed(const ui::Failure& failure);

 private:
    JobOutcome paint(const Job& job);
    void keepEnlarged(const core::Image& large, const std::optional<core::plan::Plan>& plan);
    static PaintedPicture draft(const core::pipeline::Result& result);
    PaintedPicture keep(const core::pipeline::Result& result) const;

    std::shared_ptr<LazyBackend> m_maker;
    PictureFolder m_folder;
};

}  // namespace ui
