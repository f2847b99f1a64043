#pragma once

#include <QJsonDocument>
#include <QJsonValue>
#include <QString>

namespace ui {

QString compactJson(const QJsonDocument& document);

// Both throw core::Error: for text that is no JSON, and for what is no number between the two, both included.
QJsonDocument parsedJson(const QString& text);
double numberIn(const QJsonValue& value, double least, double most);

}  // namespace ui
