#include "ui/support/style_sheet.h"

#include <QFile>
#include <QRegularExpression>
#include <array>

namespace ui {
namespace {

struct NamedToken {
    const char* name;
    QColor ColorTokens::*color;
};

constexpr std::array kTokens{
    NamedToken{"stage", &ColorTokens::stage},       NamedToken{"sunken", &ColorTokens::sunken},
    NamedToken{"panel", &ColorTokens::panel},       NamedToken{"field", &ColorTokens::field},
    NamedToken{"control", &ColorTokens::control},   NamedToken{"controlHover", &ColorTokens::controlHover},
    NamedToken{"border", &ColorTokens::border},     NamedToken{"text", &ColorTokens::text},
    NamedToken{"dimText", &ColorTokens::dimText},   NamedToken{"faintText", &ColorTokens::faintText},
    NamedToken{"accent", &ColorTokens::accent},     NamedToken{"accentHover", &ColorTokens::accentHover},
    NamedToken{"onAccent", &ColorTokens::onAccent}, NamedToken{"structure", &ColorTokens::structure},
    NamedToken{"texture", &ColorTokens::texture},   NamedToken{"danger", &ColorTokens::danger},
    NamedToken{"handle", &ColorTokens::handle},     NamedToken{"checked", &ColorTokens::checked},
    NamedToken{"focus", &ColorTokens::focus},
};

QString colorNamed(QStringView name, const ColorTokens& colors) {
    for (const NamedToken& token : kTokens)
        if (name == QLatin1String(token.name)) return (colors.*token.color).name();
    qFatal("studio.qss names the unknown colour @%s", qPrintable(name.toString()));
}

QString styleTemplate() {
    QFile file(":/style/studio.qss");
    if (!file.open(QIODevice::ReadOnly)) qFatal("studio.qss is missing from the program's resources");
    return QString::fromUtf8(file.readAll());
}

}  // namespace

QString styleSheet(const ColorTokens& colors) {
    static const QRegularExpression name("@([A-Za-z]+)");
    const QString source = styleTemplate();
    QString sheet;
    qsizetype done = 0;
    for (auto matches = name.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        sheet += QStringView(source).mid(done, match.capturedStart() - done);
        sheet += colorNamed(match.capturedView(1), colors);
        done = match.capturedEnd();
    }
    return sheet + source.mid(done);
}

}  // namespace ui
