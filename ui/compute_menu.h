#pragma once

#include <QMenu>

#include "ui/support/message_bar.h"
#include "ui/support/settings.h"

namespace ui {

// Adds two menus to `menu`: on which device networks compute, and in which numbers. What is chosen counts from the next
// start on, and the message bar says so.
void addComputeMenus(QMenu& menu, Settings& settings, const QStringList& devices, MessageBar& messages);

}  // namespace ui
