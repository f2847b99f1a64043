#include "ui/support/plain_text.h"

#include <QRegularExpression>

namespace ui {

QString withoutMarks(QString text) {
    static const QRegularExpression kLetter(R"(\s*\(&[^)]\))");
    text.remove(kLetter);
    text.remove("…").remove("...");
    return text.replace("&&", "\x01").remove('&').replace('\x01', '&');
}

}  // namespace ui
