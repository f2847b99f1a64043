#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <algorithm>
#include <limits>

#include "core/base/range.h"
#include "core/plan/amendments.h"

namespace ui {

QString compactJson(const QJsonDocument& document);

// Throws core::Error for text that is no JSON.
QJsonDocument parsedJson(const QString& text);

// The fields of one JSON object of one's own files. One that is damaged costs that one alone: it is noted under its
// path, and what stands in for it is used.
class OwnFields {
 public:
    OwnFields(const QJsonObject& object, QString path, core::plan::Amendments& amendments)
        : m_object(object), m_path(std::move(path)), m_amendments(amendments) {}

    QJsonValue operator[](const char* key) const { return m_object[QLatin1String(key)]; }

    double number(const char* key, double otherwise) const;  // finite
    double number(const char* key, const core::Range<double>& range, double otherwise) const;
    int integer(const char* key, int otherwise) const;  // the nearest one there is

    QString pathOf(const char* key) const { return m_path + '.' + QLatin1String(key); }
    void noteLoss(const char* key, const QString& what) const;

 private:
    QJsonObject m_object;
    QString m_path;
    core::plan::Amendments& m_amendments;
};

}  // namespace ui
