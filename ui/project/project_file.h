#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

#include "ui/document/content.h"

namespace ui {

// A result inside a project.
struct ProjectPicture {
    QString name;  // of its file, without folders
    bool starred = false;
    QByteArray png = {};  // the whole file, which carries the picture's plan
    QString file = {};    // where the PNG lies when `png` is empty; only for writing
};

// What a person saves: the content of a document and the pictures it painted.
struct Project {
    Content content;
    bool randomSeed = true;
    std::vector<ProjectPicture> pictures = {};          // newest first
    std::vector<core::pipeline::Plan> unfinished = {};  // pictures of the queue; in unsaved work only
};

// The format: an SQLite database with the application id "PGDw" and the version in user_version. Its tables are in
// project_database.cpp. Plans are JSON as in picture files, strokes are vectors, pictures whole PNG files.

// Reads a project file, changing nothing. Throws core::Error with a sentence that names the file: missing, no
// project, damaged, written by a newer program, or a value out of bounds.
Project readProject(const QString& file);

// Writes a project beside `file`, then puts it in its place: a write that fails or is interrupted leaves the old file
// whole. Throws core::Error (folder not writable, disk full, a picture's file that is gone).
void writeProject(const QString& file, const Project& project);

}  // namespace ui
