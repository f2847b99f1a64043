#include "ui/models/new_edition.h"

#include <QCoreApplication>

#include "core/plan/known_models.h"
#include "core/plan/plan.h"
#include "ui/support/settings.h"
#include "ui/widgets/message_bar.h"

namespace ui {

void tellNewEdition(const core::plan::KnownModels& models, bool hasPainted, Settings& settings, MessageBar& messages) {
    const auto* starter = models.find(core::plan::Plan().model);
    if (!starter || starter->edition == 0) return;
    const int known = settings.get(setting::kStarterEdition);
    if (known == starter->edition) return;
    settings.set(setting::kStarterEdition, starter->edition);
    if (known == 0 && !hasPainted) return;  // there is nothing that could come out otherwise
    messages.addMessage(
        MessageBar::Level::Note,
        QCoreApplication::translate("ui::NewEdition",
                                    "The starter models are a new edition (%1): older pictures that name them come out "
                                    "otherwise when they are painted again.")
            .arg(starter->edition));
}

}  // namespace ui
