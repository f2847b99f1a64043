#pragma once

#include <QString>

namespace ui {

// The folders the program writes to, after the XDG base directory specification. Tests bring their own.
struct Places {
    QString config;  // settings
    QString data;    // pictures of the gallery, own poses
    QString state;   // session, log
    QString cache;   // what can be made again

    static Places standard();
    static Places under(const QString& folder);

    QString settingsFile() const { return config + "/settings.ini"; }
    QString sessionFile() const { return state + "/session.ini"; }
    QString unsavedFile() const { return state + "/unsaved.pgdraw"; }
    QString modelHashesFile() const { return cache + "/model-hashes.json"; }
    QString logFile() const { return state + "/pangu-draw.log"; }
    QString thumbnailsFolder() const { return cache + "/thumbnails"; }
    QString galleryFolder() const { return data + "/gallery"; }
    QString modelsFile() const { return data + "/models.json"; }  // as core/models/model_registry.h writes it
    QString posesFolder() const { return data + "/poses"; }
};

}  // namespace ui
