#include "ui/queue/plan_batch.h"

#include <QRandomGenerator>

namespace ui {

std::vector<core::plan::Plan> batchOf(core::plan::Plan plan, int count, bool randomSeeds) {
    std::vector<core::plan::Plan> plans;
    for (int i = 0; i < count; ++i) {
        if (randomSeeds) plan.seed = QRandomGenerator::global()->generate();
        plans.push_back(plan);
        ++plan.seed;  // 2^64-1 is followed by 0
    }
    return plans;
}

}  // namespace ui
