#include "ui/support/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPushButton>
#include <QTranslator>
#include <memory>
#include <vector>

#include "ui/support/plain_text.h"

namespace ui {
namespace {

using Translators = std::vector<std::unique_ptr<QTranslator>>;

Translators& installed() {
    static Translators translators;
    return translators;
}

void install(const QLocale& locale, const QString& name, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, "_", folder)) return;
    QCoreApplication::installTranslator(translator.get());
    installed().push_back(std::move(translator));
}

// Translations into languages of other scripts carry a letter in brackets, "打开(&O)", as a key for menus; on a button
// it is clutter. Qt's own dialogs write their buttons anew while they are open.
class PlainButtons : public QObject {
 public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Show && event->type() != QEvent::Paint) return false;
        auto* button = qobject_cast<QPushButton*>(watched);
        if (button && button->text().contains("(&")) button->setText(withoutMarks(button->text()));
        return false;
    }
};

}  // namespace

void removeLanguage() { installed().clear(); }

void installLanguage(QCoreApplication& app, const QString& language) {
    static PlainButtons* plain = nullptr;
    if (!plain) app.installEventFilter(plain = new PlainButtons(&app));
    removeLanguage();
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    install(QLocale("en"), "pangu-draw", ":/i18n");  // its plurals
    install(locale, "qtbase", QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, "pangu-draw", ":/i18n");
}

}  // namespace ui
