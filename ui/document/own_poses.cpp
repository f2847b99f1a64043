#include "ui/document/own_poses.h"

#include <QDir>
#include <QFile>

#include "core/base/error.h"
#include "core/base/log.h"
#include "ui/support/pose_file.h"

namespace ui {
namespace {

constexpr int kSquare = 512;  // the canvas of the files
constexpr int kMostPoses = 200;

core::control::Person personIn(const QString& file) {
    const auto pose = readPoseFile(file);
    if (pose.people.size() != 1)
        core::fail("{}: expected one person, found {}", file.toStdString(), pose.people.size());
    return pose.people.front();
}

}  // namespace

OwnPoses::OwnPoses(const QString& folder, QObject* parent) : QObject(parent), m_folder(folder) { read(); }

void OwnPoses::read() {
    m_files.clear();
    m_people.clear();
    const QStringList names = QDir(m_folder).entryList({"*.json"}, QDir::Files, QDir::Name).mid(0, kMostPoses);
    for (const QString& name : names) add(m_folder + '/' + name);
    Q_EMIT changed();
}

void OwnPoses::add(const QString& file) try {
    m_people.push_back(personIn(file));
    m_files << file;
} catch (const core::Error& error) {
    core::log::warning(error.what());  // one bad file hides no other
}

void OwnPoses::keep(const core::control::Person& person) {
    const auto nameOf = [this](int n) { return QString("%1/pose-%2.json").arg(m_folder).arg(n, 3, 10, QChar('0')); };
    int number = 1;
    while (QFile::exists(nameOf(number))) ++number;
    QDir().mkpath(m_folder);
    writePoseFile(nameOf(number), {kSquare, kSquare, {person}});
    read();
}

void OwnPoses::forget(std::size_t index) {
    const QString file = m_files.at(static_cast<qsizetype>(index));
    if (!QFile::moveToTrash(file)) QFile::remove(file);
    read();
}

}  // namespace ui
