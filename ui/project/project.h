#pragma once

#include <QByteArray>
#include <QPointF>
#include <QString>
#include <optional>
#include <vector>

#include "core/plan/amendments.h"
#include "ui/document/content.h"

namespace ui {

// A result inside a project.
struct ProjectPicture {
    QString name;  // of its file, without folders
    bool starred = false;
    QByteArray png = {};        // the whole file, which carries the picture's plan
    QString file = {};          // where the PNG lies when `png` is empty; only for writing
    QByteArray thumbnail = {};  // as ThumbnailCache makes it; may be empty, and is unchecked where it was read
};

// How a person looked at a document.
struct ViewState {
    QString tool = {};     // as the tool bar names it; empty: not said
    double zoom = 0.0;     // screen pixels a picture pixel, at most 32; 0: fitted
    QPointF centre = {};   // of what is seen, in picture pixels
    QString picture = {};  // the name of the shown one, without folders

    bool operator==(const ViewState&) const = default;
};

// A model that the plan names. Its files stay where they are; this is how to know them again.
struct ModelReference {
    QString id;
    QString path = {};  // where it lay; empty for one that comes with the program
    // Of its weights, in hexadecimal, or the edition of one that comes with the program; empty while it is not known.
    QString sha256 = {};

    bool operator==(const ModelReference&) const = default;
};

// A picture of the gallery, where it lies.
struct KeptPicture {
    QString file;
    bool starred = false;
    bool inProject = true;

    bool operator==(const KeptPicture&) const = default;
};

// What unsaved work knows beside a project.
struct Recovery {
    QString file = {};                              // of the project; empty: never saved
    bool isModified = false;                        // since it was saved
    bool isRunning = false;                         // the studio was not closed
    std::vector<KeptPicture> gallery = {};          // newest first
    std::vector<core::plan::Plan> unfinished = {};  // pictures of the queue
};

// What a person saves: the content of a document and the pictures it painted.
struct Project {
    Content content = {};
    bool randomSeed = true;
    qint64 revision = 0;  // counts changes: of two states of one project the larger one is newer
    ViewState view = {};
    std::vector<ModelReference> models = {};
    std::vector<ProjectPicture> pictures = {};  // newest first
    std::optional<Recovery> recovery = {};
    core::plan::Amendments amendments = {};  // what was not as it should be where it was read
};

}  // namespace ui
