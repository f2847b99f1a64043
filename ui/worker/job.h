#pragma once

#include <QImage>
#include <QString>
#include <variant>

#include "core/base/cancel_token.h"
#include "core/pipeline/pipeline.h"
#include "ui/document/gallery.h"

namespace ui {

// One number for one picture, from the queue to the worker and back. The queue counts from 1; drafts, quick looks that
// neither queue nor gallery keeps, count down from -1.
using JobId = int;
constexpr JobId kNoJob = 0;

constexpr bool isDraft(JobId id) { return id < 0; }

// One picture to paint: a snapshot of the plan that later edits do not touch.
struct Job {
    JobId id = kNoJob;
    core::plan::Plan plan;
    core::CancelToken cancel = {};
};

// A finished picture, already in the gallery folder unless it is a draft or that failed.
struct PaintedPicture {
    QImage image;
    core::plan::Plan plan;
    double seconds = 0.0;
    QString file = {};          // empty when it was not kept
    QString keepingError = {};  // why it could not be kept
};

struct Failure {
    QString sentence;
    QString details;
};

struct CancelledJob {};

struct JobOutcome {
    JobId id = kNoJob;
    std::variant<CancelledJob, PaintedPicture, Failure> what;
};

// A picture to be made larger, which keeps its plan if it has one.
struct EnlargeOrder {
    Picture picture;
    core::CancelToken cancel = {};
};

struct TokenReport {
    QString prompt;
    core::pipeline::TokenCount count;
};

}  // namespace ui
