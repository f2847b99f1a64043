#include "ui/support/pose_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>

#include "core/base/error.h"
#include "core/control/pose_map.h"
#include "core/image/png_file.h"
#include "ui/support/file_path.h"

namespace ui {
namespace {

constexpr qint64 kMostBytes = 16 * 1024 * 1024;  // see readOpenPose()
constexpr auto kKey = "openpose";

bool isPng(const QString& file) { return QFileInfo(file).suffix().compare("png", Qt::CaseInsensitive) == 0; }

std::string textIn(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) core::fail("{}: {}", name.toStdString(), file.errorString().toStdString());
    return file.read(kMostBytes + 1).toStdString();
}

std::string textInPng(const QString& name) {
    const auto entries = core::readPngText(toPath(name));
    const auto found = std::ranges::find(entries, kKey, &core::PngText::key);
    if (found == entries.end()) core::fail("{}: expected a pose in the PNG, found none", name.toStdString());
    return found->value;
}

}  // namespace

core::control::OpenPose readPoseFile(const QString& file, const core::control::CanvasSize& expected) {
    return core::control::readOpenPose(isPng(file) ? textInPng(file) : textIn(file),
                                       QFileInfo(file).fileName().toStdString(), expected);
}

void writePoseFile(const QString& file, const core::control::OpenPose& pose) {
    const std::string text = core::control::writeOpenPose(pose);
    if (isPng(file))
        return core::writePng(toPath(file), drawPoseMap(pose.people, pose.canvasWidth, pose.canvasHeight),
                              {{kKey, text}});
    QSaveFile target(file);
    const auto size = static_cast<qint64>(text.size());
    if (!target.open(QIODevice::WriteOnly) || target.write(text.data(), size) != size || !target.commit())
        core::fail("{}: {}", file.toStdString(), target.errorString().toStdString());
}

bool holdsPose(const QString& file) try {
    return isPng(file) && std::ranges::count(core::readPngText(toPath(file)), kKey, &core::PngText::key) > 0;
} catch (const core::Error&) {
    return false;
}

}  // namespace ui
