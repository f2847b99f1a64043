#pragma once

#include <QObject>

#include "core/pipeline/pipeline.h"
#include "ui/project/project.h"

namespace ui {

class Document;
class MessageBar;
class ModelReferences;
enum class Change;

// Says which models a plan names that are not there, as soon as it is opened, and which are not the same files as when
// the open project was saved. Nothing takes their place.
class MissingModels : public QObject {
    Q_OBJECT

 public:
    MissingModels(Document& document, const ModelReferences& references, MessageBar& messages, QObject* parent);

    // The models of the open project, as it was saved.
    void setSaved(const std::vector<ModelReference>& references);

 private:
    void tell();
    void tellMissing(const QStringList& missing) const;
    void tellOthers();
    QStringList missing() const;

    Document& m_document;
    const ModelReferences& m_references;
    MessageBar& m_messages;
    std::vector<ModelReference> m_saved;
    bool m_hasToldOthers = false;  // of the open project
};

}  // namespace ui
