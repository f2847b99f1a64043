#include "ui/missing_models.h"

#include <algorithm>

#include "ui/document/document.h"
#include "ui/support/message_bar.h"

namespace ui {

QStringList modelsOf(const core::pipeline::Plan& plan) {
    QStringList names{QString::fromStdString(plan.model)};
    for (const auto& partner : plan.partners)
        if (partner.on) names.append(QString::fromStdString(partner.model));
    for (const auto& control : plan.controls)
        if (control.on) names.append(QString::fromStdString(control.model));
    names.removeDuplicates();
    return names;
}

MissingModels::MissingModels(Document& document, const WindowParts& parts, QObject* parent)
    : QObject(parent), m_document(document), m_parts(parts) {
    // Queued: whoever opened the plan has first said so.
    connect(
        &document, &Document::changed, this,
        [this](Change change) {
            if (change == Change::WholePlan) tell();
        },
        Qt::QueuedConnection);
}

void MissingModels::setModels(const std::vector<core::pipeline::ModelInfo>& models) {
    m_models = models;
    tell();
}

QString MissingModels::named(const QString& id) const {
    for (const auto& reference : m_references)
        if (reference.id == id && !reference.path.isEmpty()) return tr("%1 (it was %2)").arg(id, reference.path);
    return id;
}

void MissingModels::tell() const {
    if (m_models.empty()) return;  // not known yet
    QStringList missing = modelsOf(m_document.plan());
    missing.erase(std::remove_if(missing.begin(), missing.end(),
                                 [this](const QString& name) {
                                     return std::ranges::count(m_models, name.toStdString(),
                                                               &core::pipeline::ModelInfo::id) > 0;
                                 }),
                  missing.end());
    if (missing.isEmpty()) return;
    for (QString& name : missing) name = named(name);
    m_parts.messages->showMessage(
        MessageBar::Level::Error,
        tr("Not among the models here: %1. Settings > Models… adds them.").arg(missing.join(", ")));
}

}  // namespace ui
