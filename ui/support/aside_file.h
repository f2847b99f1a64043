#pragma once

#include <QString>

namespace ui {

// A file that cannot be read is kept: gives it a second name beside the first, "picnic.unreadable.pgdraw", counted up
// where that is taken, and returns that name. What is put in the place of the first name leaves the second alone.
// Throws core::Error when there can be no such file.
QString keepAside(const QString& file);

// The same, and takes the first name away.
QString moveAside(const QString& file);

}  // namespace ui
