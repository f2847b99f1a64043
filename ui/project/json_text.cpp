#include "ui/project/json_text.h"

#include <limits>

#include "core/base/error.h"

namespace ui {

QString compactJson(const QJsonDocument& document) {
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QJsonDocument parsedJson(const QString& text) {
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (document.isNull())
        core::fail("expected JSON, found an error at byte {}: {}", error.offset, error.errorString().toStdString());
    return document;
}

double numberIn(const QJsonValue& value, double least, double most) {
    const double found = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(found >= least && found <= most)) core::fail("expected a number from {} to {}", least, most);
    return found;
}

}  // namespace ui
