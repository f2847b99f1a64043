#pragma once

#include <QImage>
#include <QString>
#include <variant>

#include "core/base/cancel_token.h"
#include "core/pipeline/pipeline.h"

namespace ui {

using JobId = int;

// One picture to paint: a snapshot of the plan that later edits do not touch.
struct Job {
    JobId id = 0;
    core::plan::Plan plan;
    bool isDraft = false;  // a quick look that no gallery keeps
    core::CancelToken cancel = {};
};

// A finished picture, already in the gallery folder unless it is a draft or that failed.
struct PaintedPicture {
    QImage image;
    core::plan::Plan plan;
    double seconds = 0.0;
    bool isDraft = false;
    QString file = {};          // empty when it was not kept
    QString keepingError = {};  // why it could not be kept
};

struct Failure {
    QString sentence;
    QString details;
};

struct CancelledJob {};

struct JobOutcome {
    JobId id = 0;
    std::variant<CancelledJob, PaintedPicture, Failure> what;
};

struct TokenReport {
    QString prompt;
    core::pipeline::TokenCount count;
};

}  // namespace ui
