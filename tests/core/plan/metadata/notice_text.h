#pragma once

#include <QStringList>

#include "core/plan/metadata/picture_plan.h"

namespace test {

// Notices as "kind: found > used", short enough to compare.
inline QStringList noticesOf(const core::plan::PicturePlan& result) {
    static const char* const kKinds[] = {
        "model",  "sampler",    "steps",    "guidance",   "size",          "seed",         "random seed",
        "long",   "broken",     "joined",   "lost LoRA",  "LoRA strength", "passes",       "hires",
        "styles", "lost words", "changing", "embeddings", "control map",   "lost control", "other"};
    QStringList list;
    for (const auto& notice : result.notices)
        list += QString("%1: %2 > %3")
                    .arg(kKinds[static_cast<int>(notice.kind)], QString::fromStdString(notice.found),
                         QString::fromStdString(notice.used));
    return list;
}

}  // namespace test
