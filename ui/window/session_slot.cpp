#include "ui/window/session_slot.h"

#include <QDir>
#include <QFileInfo>

namespace ui {

SessionSlot::SessionSlot(const Places& places)
    : m_places(places), m_session(places.sessionFile()), m_unsaved(places.unsavedFile()) {
    QDir().mkpath(places.state);
    if (take(kFirst)) return;
    for (const bool withWork : {true, false})
        for (int number = kFirst + 1; number <= kMost; ++number)
            if (hasWork(number) == withWork && take(number)) return;
}

// "unsaved.pgdraw", "unsaved-2.pgdraw"
QString SessionSlot::numbered(const QString& file, int number) {
    if (number == kFirst) return file;
    const QFileInfo info(file);
    return QString("%1/%2-%3.%4").arg(info.path(), info.baseName()).arg(number).arg(info.suffix());
}

std::unique_ptr<QLockFile> SessionSlot::locked(int number) const {
    auto lock = std::make_unique<QLockFile>(numbered(m_places.unsavedFile(), number) + ".lock");
    lock->setStaleLockTime(0);  // held as long as the window is open
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

bool SessionSlot::take(int number) {
    m_lock = locked(number);
    if (!m_lock) return false;
    m_number = number;
    m_session = numbered(m_places.sessionFile(), number);
    m_unsaved = numbered(m_places.unsavedFile(), number);
    return true;
}

bool SessionSlot::hasWork(int number) const { return QFile::exists(numbered(m_places.unsavedFile(), number)); }

int SessionSlot::leftBehind() const {
    int count = 0;
    for (int number = kFirst + 1; number <= kMost; ++number)
        if (number != m_number && hasWork(number) && locked(number)) ++count;
    return count;
}

void SessionSlot::clear() {
    QFile::remove(m_unsaved);
    QFile::remove(m_session);
}

}  // namespace ui
