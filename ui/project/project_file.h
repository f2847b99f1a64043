#pragma once

#include <QString>

#include "ui/project/project.h"

namespace ui {

// The format: an SQLite database with the application id "PGDw" and the version in user_version. Its tables are in
// project_database.cpp. Plans are JSON as in picture files, strokes are vectors, pictures whole PNG files.
// Version 1 had no thumbnails and models; it is read as well, and written as the newest.

// Reads a project file, changing nothing. Throws core::Error with a sentence that names the file: missing, no
// project, damaged, written by a newer program, or a value out of bounds.
Project readProject(const QString& file);

// Writes a project beside `file`, then puts it in its place: a write that fails or is interrupted leaves the old file
// whole. Throws core::Error (folder not writable, disk full, a picture's file that is gone).
void writeProject(const QString& file, const Project& project);

}  // namespace ui
