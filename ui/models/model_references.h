#pragma once

#include <QObject>
#include <vector>

#include "core/models/model_registry.h"
#include "ui/project/project.h"

namespace ui {

class Document;
class GenerationService;
class ModelHashes;

// The models that would take part in a picture of the plan, each once.
QStringList modelsOf(const core::plan::Plan& plan);

// How a project names the models of its plan, so that they are known again: id, path and SHA-256 of the person's own
// ones. Their hashes are computed in the background once a plan names them.
class ModelReferences : public QObject {
    Q_OBJECT

 public:
    ModelReferences(Document& document, GenerationService& service, ModelHashes& hashes, QObject* parent);

    // For the document's plan; a hash that is not known yet is empty.
    std::vector<ModelReference> current() const;

    // Whether the model that goes by this id now is known to hold other weights.
    bool differs(const ModelReference& reference) const;

 Q_SIGNALS:
    void changed();  // more is known

 private:
    void askHashes();
    ModelReference referenceTo(const QString& id) const;

    Document& m_document;
    ModelHashes& m_hashes;
    std::vector<core::models::RegistryEntry> m_own;
    QStringList m_named;  // whose hashes were asked for
};

}  // namespace ui
