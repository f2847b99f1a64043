#pragma once

#include <QObject>

#include "core/pipeline/generator.h"
#include "ui/project/project.h"
#include "ui/window_parts.h"

namespace ui {

class Document;
enum class Change;

// The models that would take part in a picture of the plan, each once.
QStringList modelsOf(const core::pipeline::Plan& plan);

// Says which models a plan names that are not there, as soon as it is opened. Nothing takes their place.
class MissingModels : public QObject {
    Q_OBJECT

 public:
    MissingModels(Document& document, const WindowParts& parts, QObject* parent);

    void setModels(const std::vector<core::pipeline::ModelInfo>& models);

    // Where the models of the open project were when it was saved.
    void setReferences(const std::vector<ModelReference>& references) { m_references = references; }

 private:
    void tell() const;
    QString named(const QString& id) const;

    Document& m_document;
    WindowParts m_parts;
    std::vector<core::pipeline::ModelInfo> m_models;
    std::vector<ModelReference> m_references;
};

}  // namespace ui
