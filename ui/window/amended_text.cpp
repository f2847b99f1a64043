#include "ui/window/amended_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <array>
#include <utility>

namespace ui {
namespace {

using core::plan::Amendment;
using core::plan::Amendments;

constexpr int kNamed = 4;

class AmendedText {
    Q_DECLARE_TR_FUNCTIONS(ui::AmendedText)

 public:
    static QString edit(const Amendments& amendments) {
        return tr("That is more than a plan can hold: %1.").arg(listOf(amendments));
    }

    static QString file(const QString& name, const Amendments& amendments) {
        return tr("Not everything in %1 was as it should be: %2. All the rest is there.").arg(name, listOf(amendments));
    }

 private:
    // What the window calls a field; others keep their name in the file.
    static QString nameOf(const std::string& field) {
        static constexpr std::array<std::pair<const char*, const char*>, 10> kNames{{
            {"drawing.low", QT_TR_NOOP("weak edges")},
            {"drawing.high", QT_TR_NOOP("strong edges")},
            {"prompt", QT_TR_NOOP("prompt")},
            {"negativePrompt", QT_TR_NOOP("negative prompt")},
            {"width", QT_TR_NOOP("width")},
            {"height", QT_TR_NOOP("height")},
            {"steps", QT_TR_NOOP("steps")},
            {"guidance", QT_TR_NOOP("guidance")},
            {"plan", QT_TR_NOOP("the plan")},
            {"reference", QT_TR_NOOP("the reference picture")},
        }};
        for (const auto& [key, name] : kNames)
            if (field == key) return tr(name);
        return QString::fromStdString(field);
    }

    // All arguments in one pass: a value that reads "%2" stays what it is.
    static QString of(const Amendment& one) {
        const QString name = nameOf(one.field), found = QString::fromStdString(one.found);
        if (one.used.empty()) return tr("%1 is left out (%2)").arg(name, found);
        return tr("%1 %2 became %3").arg(name, found, QString::fromStdString(one.used));
    }

    static QString listOf(const Amendments& amendments) {
        QStringList list;
        for (const Amendment& one : amendments.first())
            if (list.size() < kNamed) list << of(one);
        const auto others = static_cast<int>(amendments.count()) - static_cast<int>(list.size());
        if (others > 0) list << tr("and %n more", nullptr, others);
        return list.join("; ");
    }
};

}  // namespace

QString amendedEditSentence(const Amendments& amendments) { return AmendedText::edit(amendments); }

QString amendedFileSentence(const QString& file, const Amendments& amendments) {
    return AmendedText::file(file, amendments);
}

}  // namespace ui
