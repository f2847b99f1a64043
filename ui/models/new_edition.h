#pragma once

namespace core::plan {
class KnownModels;
}

namespace ui {

class MessageBar;
class Settings;

// Says once that the starter model is another edition than before, to those who have painted with an earlier one:
// unlike projects, pictures do not say of which edition they are.
void tellNewEdition(const core::plan::KnownModels& models, bool hasPainted, Settings& settings, MessageBar& messages);

}  // namespace ui
