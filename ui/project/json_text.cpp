#include "ui/project/json_text.h"

#include <cmath>

#include "core/base/error.h"

namespace ui {
namespace {

constexpr double kUnnoticed = 1e-6;  // of a value: what the arithmetic of a zoom leaves

std::string spoken(double value) { return QString::number(value).toStdString(); }

}  // namespace

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

double OwnFields::number(const char* key, double otherwise) const {
    const QJsonValue value = (*this)[key];
    if (value.isDouble() && std::isfinite(value.toDouble())) return value.toDouble();
    noteLoss(key, "expected a number, found none");
    return otherwise;
}

double OwnFields::number(const char* key, const core::Range<double>& range, double otherwise) const {
    const double found = number(key, otherwise);
    const double nearest = range.nearest(found);
    if (std::abs(found - nearest) > kUnnoticed * std::abs(nearest))
        m_amendments.add({pathOf(key).toStdString(), spoken(found), spoken(nearest)});
    return nearest;
}

int OwnFields::integer(const char* key, int otherwise) const {
    using Limits = std::numeric_limits<int>;
    const core::Range<double> range{double(Limits::min()), double(Limits::max())};
    return static_cast<int>(std::lround(range.nearest(number(key, otherwise))));
}

void OwnFields::noteLoss(const char* key, const QString& what) const {
    m_amendments.add({pathOf(key).toStdString(), what.toStdString(), {}, true});
}

}  // namespace ui
