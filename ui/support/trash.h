#pragma once

#include <QString>

namespace ui {

// Moves a file to the desktop's trash and returns where it is now. Throws core::Error when there is no trash for it.
QString moveToTrash(const QString& file);

// Brings it back to where it was. Throws core::Error when it is no longer in the trash, or its place is taken.
void takeFromTrash(const QString& inTrash, const QString& file);

}  // namespace ui
