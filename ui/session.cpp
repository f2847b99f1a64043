#include "ui/session.h"

#include <QMainWindow>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/pipeline/plan_json.h"
#include "ui/document/document.h"

namespace ui {
namespace {

using namespace std::chrono_literals;
constexpr auto kSaveAfter = 1500ms;
constexpr int kLayoutVersion = 2;  // another number forgets layouts of older programs

}  // namespace

Session::Session(const QString& file, Document& document, QMainWindow& window)
    : QObject(&window), m_store(file), m_document(document), m_window(window) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSaveAfter);
    connect(&m_soon, &QTimer::timeout, this, &Session::save);
    connect(&document, &Document::changed, &m_soon, qOverload<>(&QTimer::start));
}

void Session::restore() {
    m_window.restoreGeometry(m_store.get(session::kGeometry));
    m_window.restoreState(m_store.get(session::kDocks), kLayoutVersion);
    m_document.setRandomSeed(m_store.get(session::kRandomSeed));
    restorePlan();
}

void Session::restorePlan() {
    const QString json = m_store.get(session::kPlan);
    if (json.isEmpty()) return;
    try {
        m_document.open(core::pipeline::planFromJson(json.toStdString()));
    } catch (const core::Error& error) {
        core::log::warning(error.what());  // a damaged session is no reason not to start
    }
}

void Session::save() {
    m_soon.stop();
    m_store.set(session::kGeometry, m_window.saveGeometry());
    m_store.set(session::kDocks, m_window.saveState(kLayoutVersion));
    m_store.set(session::kRandomSeed, m_document.randomSeed());
    m_store.set(session::kPlan, QString::fromStdString(core::pipeline::toJson(m_document.plan())));
    m_store.sync();
}

}  // namespace ui
