#include "ui/live_mode.h"

#include "ui/document/document.h"

namespace ui {
namespace {

constexpr int kRestMs = 150;

bool changesThePlan(Change change) {
    return change != Change::Gallery && change != Change::ShownPicture && change != Change::RandomSeed;
}

}  // namespace

LiveMode::LiveMode(Document& document, QObject* parent) : QObject(parent) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &LiveMode::draftWanted);
    connect(&document, &Document::changed, this, &LiveMode::follow);
}

void LiveMode::setOn(bool on) {
    m_on = on;
    if (on)
        m_rest.start(0);
    else
        m_rest.stop();
}

void LiveMode::follow(Change change) {
    if (m_on && changesThePlan(change)) m_rest.start(kRestMs);
}

}  // namespace ui
