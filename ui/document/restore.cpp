#include "ui/document/restore.h"

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"

namespace ui {

void restore(Document& document, const Picture& picture, Restore what) {
    const core::plan::Plan plan = planOf(picture);
    document.beginGesture();
    switch (what) {
        case Restore::All:
            restorePlan(document, plan);
            break;
        case Restore::Prompt:
            restorePrompts(document, plan);
            break;
        case Restore::Seed:
            setSeed(document, plan.seed);
            break;
        case Restore::Size:
            setSize(document, sizeOf(plan));
            break;
        case Restore::Controls:
            restoreControls(document, plan);
            break;
    }
    if (what == Restore::All || what == Restore::Seed) document.setRandomSeed(false);
}

}  // namespace ui
