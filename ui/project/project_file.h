#pragma once

#include <QString>

#include "ui/project/project.h"

namespace ui {

// The format: an SQLite database with the application id "PGDw" and the version in user_version. Its tables are in
// project_database.cpp. Plans are JSON as in picture files, strokes are vectors, pictures whole PNG files.
// Version 1 had no thumbnails and models; it is read as well, and written as the newest.

// Reads a project file, changing nothing. Values out of range are brought to the nearest ones, parts that cannot be
// read are left out, and Project::amendments says so: everything else is there. Throws core::Error with a sentence that
// names the file for one that cannot be read at all: missing, no project, a damaged database, written by a newer
// program.
Project readProject(const QString& file);

// Whether a file begins as a project does; a quick look, which does not say that it can be read.
bool looksLikeProject(const QString& file);

// Writes a project beside `file`, then puts it in its place: a write that fails or is interrupted leaves the old file
// whole. Throws core::Error (folder not writable, disk full, a picture's file that is gone).
void writeProject(const QString& file, const Project& project);

}  // namespace ui
