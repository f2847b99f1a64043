#include "ui/document/content_limits.h"

#include <fmt/format.h>

#include "core/plan/plan_nearest.h"
#include "ui/document/view_limits.h"

namespace ui {

void bringWithinLimits(Content& content, core::plan::Amendments& amendments) {
    core::plan::bringWithinLimits(content.plan, amendments);
    for (std::size_t i = 0; i < content.layers.order.size(); ++i) {
        double& opacity = content.layers.order[i].opacity;
        if (view_limits::kOpacity.holds(opacity)) continue;
        const double nearest = view_limits::kOpacity.nearest(opacity);
        amendments.add({fmt::format("layers[{}].opacity", i), fmt::format("{}", opacity), fmt::format("{}", nearest)});
        opacity = nearest;
    }
}

}  // namespace ui
