#pragma once

#include <QObject>

#include "ui/window_parts.h"

namespace ui {

class Document;
enum class Change;

// Says which models a plan names that are not there, as soon as it is opened. Nothing takes their place.
class MissingModels : public QObject {
    Q_OBJECT

 public:
    MissingModels(Document& document, const WindowParts& parts, QObject* parent);

    void setModels(const std::vector<core::pipeline::ModelInfo>& models);

 private:
    void tell() const;

    Document& m_document;
    WindowParts m_parts;
    std::vector<core::pipeline::ModelInfo> m_models;
};

}  // namespace ui
