#pragma once

#include <QStringView>
#include <vector>

namespace ui {

// A stretch of a prompt's line that is written in its notation.
struct NotationSpan {
    enum class Kind { Weight, Wildcard, Comment };

    Kind kind;
    int begin = 0;
    int size = 0;

    bool operator==(const NotationSpan&) const = default;
};

// The spans of one line, outer ones before those within them. As core/text/prompt_weights.h reads them; brackets that
// close on another line are left out.
std::vector<NotationSpan> notationOf(QStringView line);

}  // namespace ui
