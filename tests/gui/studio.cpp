#include "tests/gui/studio.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QTimer>
#include <utility>

#include "ui/support/language.h"
#include "ui/support/settings.h"
#include "ui/widgets/message_bar.h"

Studio::Studio(const QString& folder, ui::BackendFactory makePictures)
    : m_places(ui::Places::under(folder)), m_makePictures(std::move(makePictures)) {
    if (!m_makePictures) m_makePictures = makersOf(m_script);
    open();
}

void Studio::reopen() {
    m_window.reset();
    ui::installLanguage(*qApp, ui::Settings(m_places.settingsFile()).get(ui::setting::kLanguage));
    open();
}

void Studio::open() {
    m_window =
        std::make_unique<ui::MainWindow>(ui::Ground{m_places,
                                                    m_makePictures,
                                                    std::make_unique<PreparedDialogs>(&m_answer),
                                                    "test machine",
                                                    {"cpu", "cuda:0"},
                                                    [this] { ++m_windowsOpened; },
                                                    [this] { QTimer::singleShot(0, qApp, [this] { reopen(); }); }});
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get())) qFatal("the window did not become active");
}

Studio::~Studio() { m_script->allowEverything(); }

QString Studio::textOf(const QString& label) const { return find<QLabel>(label)->text(); }

QString Studio::message() const { return find<ui::MessageBar>("messageBar")->sentence(); }

int Studio::pictures() const { return find<QListView>("galleryList")->model()->rowCount(); }

int Studio::picturesOnDisk() const {
    return static_cast<int>(QDir(m_places.galleryFolder()).entryList({"*.png"}, QDir::Files).size());
}

bool Studio::isIdle() const { return !find<QAction>("cancelAction")->isEnabled(); }

void Studio::trigger(const QString& action) {
    auto* found = find<QAction>(action);
    if (!found->isEnabled()) qFatal("%s is not enabled", qPrintable(action));
    found->trigger();
}

void Studio::type(const QString& field, const QString& text) {
    auto* widget = find<QWidget>(field);
    widget->setFocus();
    QTest::keyClicks(widget, text);
}

void Studio::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void Studio::drop(const QString& file) {
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file)});
    const QPoint middle = m_window->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    if (!enter.isAccepted()) qFatal("the window refuses %s", qPrintable(file));
    QDropEvent drop(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
}
