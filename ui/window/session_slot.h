#pragma once

#include <QLockFile>
#include <memory>

#include "ui/support/places.h"

namespace ui {

// A running studio's own place for its session: no two studios share one. The first one's is what the next start goes
// on with; the others' are left behind by studios that ended without being closed.
class SessionSlot {
 public:
    // Takes the first place when it is free, else one with work that was left, else an empty one.
    explicit SessionSlot(const Places& places);

    bool isHeld() const { return m_lock != nullptr; }  // not so where too many studios run, or the folder is read-only
    bool isFirst() const { return m_number == kFirst; }
    QString sessionFile() const { return m_session; }
    QString unsavedFile() const { return m_unsaved; }

    // How many other places hold work that nobody goes on with.
    int leftBehind() const;

    void clear();  // nothing is left to come back

 private:
    static constexpr int kFirst = 1, kMost = 16;

    static QString numbered(const QString& file, int number);
    bool take(int number);
    std::unique_ptr<QLockFile> locked(int number) const;  // null: somebody else's
    bool hasWork(int number) const;

    Places m_places;
    int m_number = kFirst;
    QString m_session;
    QString m_unsaved;
    std::unique_ptr<QLockFile> m_lock;
};

}  // namespace ui
