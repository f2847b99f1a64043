#include "ui/support/places.h"

#include <QDir>
#include <QStandardPaths>

namespace ui {
namespace {

constexpr auto kFolder = "/pangu-draw";

// QStandardPaths knows the state folder only from Qt 6.7 on.
QString stateHome() {
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(named) ? named : QDir::homePath() + "/.local/state";
}

}  // namespace

Places Places::standard() {
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + kFolder,
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + kFolder, stateHome() + kFolder,
            QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + kFolder};
}

Places Places::under(const QString& folder) {
    return {folder + "/config", folder + "/data", folder + "/state", folder + "/cache"};
}

}  // namespace ui
