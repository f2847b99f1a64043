#include "ui/window/live_mode.h"

#include "ui/document/document.h"

namespace ui {
namespace {

constexpr int kRestMs = 150;

bool changesThePlan(Change change) {
    switch (change) {
        case Change::Gallery:
        case Change::ShownPicture:
        case Change::RandomSeed:
        case Change::Layers:
        case Change::MaskedPartner:
            return false;
        default:
            return true;
    }
}

}  // namespace

LiveMode::LiveMode(Document& document, QObject* parent) : QObject(parent) {
    m_soon.setSingleShot(true);
    m_rest.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (!m_isPainting) ask();
    });
    connect(&m_rest, &QTimer::timeout, this, &LiveMode::ask);
    connect(&document, &Document::changed, this, &LiveMode::follow);
}

void LiveMode::setOn(bool on) {
    m_on = on;
    m_isBehind = on;
    if (on) return m_rest.start(0);
    m_soon.stop();
    m_rest.stop();
}

void LiveMode::setPainting(bool painting) {
    m_isPainting = painting;
    if (!painting && m_isBehind) m_soon.start(0);
}

void LiveMode::follow(Change change) {
    if (!m_on || !changesThePlan(change)) return;
    m_isBehind = true;
    m_soon.start(0);
    m_rest.start(kRestMs);
}

void LiveMode::ask() {
    if (!m_on || !m_isBehind) return;
    m_isBehind = false;
    Q_EMIT draftWanted();
}

}  // namespace ui
