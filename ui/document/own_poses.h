#pragma once

#include <QObject>
#include <QStringList>
#include <vector>

#include "core/control/person.h"

namespace ui {

// The presets a person keeps, a file of OpenPose JSON each: one person in fractions of a square.
class OwnPoses : public QObject {
    Q_OBJECT

 public:
    explicit OwnPoses(const QString& folder, QObject* parent = nullptr);

    const std::vector<core::control::Person>& people() const { return m_people; }

    void keep(const core::control::Person& person);  // throws core::Error when the file cannot be written
    void forget(std::size_t index);                  // its file goes to the trash

 Q_SIGNALS:
    void changed();

 private:
    void read();
    void add(const QString& file);

    QString m_folder;
    QStringList m_files;  // of m_people
    std::vector<core::control::Person> m_people;
};

}  // namespace ui
