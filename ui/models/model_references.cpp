#include "ui/models/model_references.h"

#include <algorithm>

#include "ui/document/document.h"
#include "ui/worker/generation_service.h"
#include "ui/worker/model_hashes.h"

namespace ui {

QStringList modelsOf(const core::plan::Plan& plan) {
    QStringList names{QString::fromStdString(plan.model)};
    const auto add = [&names](const auto& parts) {
        for (const auto& part : parts)
            if (part.on) names.append(QString::fromStdString(part.model));
    };
    add(plan.partners);
    for (const auto& partner : plan.partners) {
        if (!partner.on) continue;
        add(partner.controls);
        add(partner.loras);
    }
    add(plan.controls);
    add(plan.loras);
    names.removeDuplicates();
    return names;
}

namespace {

QString editionOf(const core::plan::ModelInfo* model) {
    return model && model->edition > 0 ? QString("edition %1").arg(model->edition) : QString();
}

}  // namespace

ModelReferences::ModelReferences(Document& document, GenerationService& service, ModelHashes& hashes, QObject* parent)
    : QObject(parent), m_document(document), m_hashes(hashes) {
    connect(&service, &GenerationService::ownModelsListed, this, [this](const core::models::OwnModels& own) {
        m_own = own.models;
        askHashes();
        Q_EMIT changed();
    });
    connect(&hashes, &ModelHashes::hashed, this, &ModelReferences::changed);
    // A dragged slider changes the plan many times and names no other models; behind one that is opened again the
    // files may have changed.
    connect(&document, &Document::changed, this, [this](Change change) {
        if (change == Change::WholePlan || modelsOf(m_document.plan()) != m_named) askHashes();
    });
}

std::vector<ModelReference> ModelReferences::current() const {
    std::vector<ModelReference> references;
    for (const QString& id : modelsOf(m_document.plan())) references.push_back(referenceTo(id));
    return references;
}

bool ModelReferences::differs(const ModelReference& reference) const {
    const auto now = referenceTo(reference.id);
    const bool isBundled = now.path.isEmpty() && reference.path.isEmpty();
    // Projects did not always say which edition they were painted with.
    const bool isKnown = isBundled || !reference.sha256.isEmpty();
    return isKnown && !now.sha256.isEmpty() && now.sha256 != reference.sha256;
}

void ModelReferences::askHashes() {
    m_named = modelsOf(m_document.plan());
    for (const auto& reference : current())
        if (!reference.path.isEmpty() && reference.sha256.isEmpty()) m_hashes.ask(reference.path.toStdString());
}

ModelReference ModelReferences::referenceTo(const QString& id) const {
    const auto own = std::ranges::find(
        m_own, id.toStdString(), [](const auto& entry) -> const auto& { return entry.place.id; });
    if (own == m_own.end()) return {.id = id, .sha256 = editionOf(m_document.models().find(id.toStdString()))};
    return {id, QString::fromStdString(own->place.path.string()), m_hashes.known(own->place.path)};
}

}  // namespace ui
