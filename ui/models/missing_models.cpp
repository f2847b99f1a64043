#include "ui/models/missing_models.h"

#include <algorithm>

#include "ui/document/document.h"
#include "ui/models/model_references.h"
#include "ui/widgets/message_bar.h"

namespace ui {

MissingModels::MissingModels(Document& document, const ModelReferences& references, MessageBar& messages,
                             QObject* parent)
    : QObject(parent), m_document(document), m_references(references), m_messages(messages) {
    // Queued: whoever opened the plan has first said so.
    connect(
        &document, &Document::changed, this,
        [this](Change change) {
            if (change == Change::WholePlan) tell();
        },
        Qt::QueuedConnection);
    connect(&document, &Document::modelsChanged, this, &MissingModels::tell);
    connect(&references, &ModelReferences::changed, this, &MissingModels::tellOthers);
}

void MissingModels::setSaved(const std::vector<ModelReference>& references) {
    m_saved = references;
    m_hasToldOthers = false;
}

void MissingModels::tell() {
    if (m_document.models().empty()) return;  // not known yet
    if (const QStringList names = missing(); !names.isEmpty())
        tellMissing(names);
    else
        tellOthers();
}

QStringList MissingModels::missing() const {
    QStringList names = modelsOf(m_document.plan());
    names.erase(
        std::remove_if(names.begin(), names.end(),
                       [this](const QString& name) { return m_document.models().find(name.toStdString()) != nullptr; }),
        names.end());
    return names;
}

void MissingModels::tellMissing(const QStringList& missing) const {
    QStringList names;
    for (const QString& id : missing) {
        const auto saved = std::ranges::find(m_saved, id, &ModelReference::id);
        const bool hasPath = saved != m_saved.end() && !saved->path.isEmpty();
        names << (hasPath ? tr("%1 (it was %2)").arg(id, saved->path) : id);
    }
    m_messages.addMessage(MessageBar::Level::Error,
                          tr("Not among the models here: %1. Settings > Models… adds them.").arg(names.join(", ")));
}

void MissingModels::tellOthers() {
    if (m_hasToldOthers) return;
    const QStringList current = modelsOf(m_document.plan());
    QStringList others;
    for (const auto& saved : m_saved)
        if (current.contains(saved.id) && m_references.differs(saved))
            others << m_document.modelName(saved.id.toStdString());
    if (others.isEmpty()) return;
    m_hasToldOthers = true;
    m_messages.addMessage(
        MessageBar::Level::Note,
        tr("Not the same files as when the project was saved: %1. Its pictures may come out otherwise.")
            .arg(others.join(", ")));
}

}  // namespace ui
