#pragma once

#include <QObject>
#include <vector>

#include "core/base/image.h"
#include "core/control/edge_drawing.h"
#include "core/pipeline/generator.h"
#include "ui/support/dialogs.h"
#include "ui/window_parts.h"

namespace ui {

class Document;

// Poses, edge maps and the reference picture between files and the document. What cannot be read gets a sentence in the
// message bar.
class ControlExchange : public QObject {
    Q_OBJECT

 public:
    ControlExchange(Document& document, Dialogs& dialogs, const WindowParts& parts, QWidget* window);

    // Partners come with the map they read; with one that was loaded before they were known, now.
    void setModels(const std::vector<core::pipeline::ModelInfo>& models);

    void openPose(const QString& file);
    void openEdges(const QString& file);            // a ready map
    void openPictureForEdges(const QString& file);  // whose edges are found, unless it is such a map
    void openReference(const QString& file);
    void savePose(const QString& file) const;

 private:
    void takePeople(const std::vector<core::control::Person>& people);
    void takeDrawing(const core::control::EdgeDrawing& drawing);
    void takeSource(const core::Image& picture, bool findsEdges, bool inverted = false);
    void offerInverting(const QString& name);
    void tell(const QString& note);
    template <typename Action>
    void orTell(const Action& action) const;

    Document& m_document;
    const WindowParts& m_parts;
    std::vector<core::pipeline::ModelInfo> m_models;
    bool m_poseWaits = false;
    bool m_edgesWait = false;
};

}  // namespace ui
