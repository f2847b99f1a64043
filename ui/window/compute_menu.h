#pragma once

#include <QMenu>

#include "ui/support/settings.h"
#include "ui/widgets/message_bar.h"

namespace ui {

// Adds three menus to `menu`: on which device networks compute, in which numbers, and how much of the free memory
// models may fill. What is chosen counts from the next start on, and the message bar says so.
void addComputeMenus(QMenu& menu, Settings& settings, const QStringList& devices, MessageBar& messages);

}  // namespace ui
