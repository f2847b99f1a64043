#pragma once

#include <QObject>
#include <vector>

#include "core/base/image.h"
#include "core/control/edge_drawing.h"
#include "core/pipeline/pipeline.h"
#include "ui/support/dialogs.h"

namespace ui {

class ControlsDock;
class Document;
class MessageBar;

// Poses, edge maps and the reference picture between files and the document. What cannot be read gets a sentence in the
// message bar.
class MapController : public QObject {
    Q_OBJECT

 public:
    MapController(Document& document, Dialogs& dialogs, ControlsDock& dock, MessageBar& messages, QWidget* window);

    void openPose(const QString& file);
    void openEdges(const QString& file);            // a ready map
    void openPictureForEdges(const QString& file);  // whose edges are found, unless it is such a map
    void openReference(const QString& file);
    void askReference();
    void savePose(const QString& file) const;

    // What tools drew, or say that they cannot.
    void takeDrawing(const core::control::EdgeDrawing& drawing);
    void tell(const QString& note);

 private:
    void loadWaiting();
    void takePeople(const std::vector<core::control::Person>& people);
    void takeSource(const core::Image& picture, bool findsEdges, bool inverted = false);
    void offerInverting(const QString& name);
    template <typename Action>
    void orTell(const Action& action) const;

    Document& m_document;
    Dialogs& m_dialogs;
    MessageBar& m_messages;
    QWidget* m_window;
    bool m_poseWaits = false;
    bool m_edgesWait = false;
};

}  // namespace ui
