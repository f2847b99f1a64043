#include "ui/controls/map_controller.h"

#include <QFileInfo>
#include <utility>

#include "core/base/error.h"
#include "core/control/edge_ground.h"
#include "core/control/edge_map.h"
#include "core/control/pose_places.h"
#include "ui/controls/controls_dock.h"
#include "ui/controls/pose_notices.h"
#include "ui/document/document.h"
#include "ui/document/edge_edits.h"
#include "ui/document/layer_edits.h"
#include "ui/document/partner_choice.h"
#include "ui/support/photo_file.h"
#include "ui/support/pose_file.h"
#include "ui/widgets/message_bar.h"

namespace ui {
MapController::MapController(Document& document, Dialogs& dialogs, ControlsDock& dock, MessageBar& messages,
                             QWidget* window)
    : QObject(window), m_document(document), m_dialogs(dialogs), m_messages(messages), m_window(window) {
    connect(&dock, &ControlsDock::poseLoadWanted, this, [this, &dialogs, window] {
        dialogs.askPoseToOpen(window, [this](const QString& file) { openPose(file); });
    });
    connect(&dock, &ControlsDock::poseSaveWanted, this, [this, &dialogs, window] {
        dialogs.askWhereToSavePose(window, [this](const QString& file) { savePose(file); });
    });
    connect(&m_document, &Document::modelsChanged, this, &MapController::loadWaiting);
    connect(&dock, &ControlsDock::peopleWanted, this, &MapController::takePeople);
    connect(&dock, &ControlsDock::edgesLoadWanted, this, [this, &dialogs, window] {
        dialogs.askEdgesToOpen(window, [this](const QString& file) { openEdges(file); });
    });
    connect(&dock, &ControlsDock::pictureForEdgesWanted, this, [this, &dialogs, window] {
        dialogs.askEdgesToOpen(window, [this](const QString& file) { openPictureForEdges(file); });
    });
}

void MapController::askReference() {
    m_dialogs.askReferenceToOpen(m_window, [this](const QString& file) { openReference(file); });
}

// Partners come with the map they read; with one that was loaded before they were known, now.
void MapController::loadWaiting() {
    if (std::exchange(m_poseWaits, false)) loadPeople(m_document, m_document.plan().people);
    if (std::exchange(m_edgesWait, false)) loadDrawing(m_document, drawingOf(m_document.plan()));
}

void MapController::takePeople(const std::vector<core::control::Person>& people) {
    m_poseWaits = m_document.models().empty();
    loadPeople(m_document, people);
}

// Later strokes go where the first one went: whoever took the partner away does not get it back.
void MapController::takeDrawing(const core::control::EdgeDrawing& drawing) {
    if (!m_document.plan().edges.isEmpty()) return setDrawing(m_document, drawing);
    m_edgesWait = m_document.models().empty();
    loadDrawing(m_document, drawing);
}

// Under the strokes that are there.
void MapController::takeSource(const core::Image& picture, bool findsEdges, bool inverted) {
    auto drawing = drawingOf(m_document.plan());
    drawing.source = picture;
    drawing.findsEdges = findsEdges;
    drawing.inverted = inverted;
    drawing.fit = core::control::Fit::Crop;
    m_document.beginGesture();
    takeDrawing(drawing);
}

template <typename Action>
void MapController::orTell(const Action& action) const {
    try {
        action();
    } catch (const core::Error& error) {
        m_messages.showMessage(MessageBar::Level::Error, QString::fromUtf8(error.what()));
    }
}

void MapController::tell(const QString& note) { m_messages.showMessage(MessageBar::Level::Note, note); }

void MapController::openPose(const QString& file) {
    orTell([&] {
        const auto& plan = m_document.plan();
        const auto name = QFileInfo(file).fileName();
        auto pose = readPoseFile(file, {plan.width, plan.height});
        if (pose.people.empty())
            core::fail("{}: expected people, found none{}", name.toStdString(),
                       pose.nobodies > 0 ? " with a visible joint" : "");
        for (auto& person : pose.people) core::control::placeHidden(person);
        takePeople(pose.people);
        if (const QString notices = poseNotices(pose, name); !notices.isEmpty()) tell(notices);
    });
}

void MapController::openEdges(const QString& file) {
    orTell([&] {
        const auto map = core::control::edgeMapFrom(readPhoto(file, core::Ground::Contrast));
        takeSource(map, false);
        if (core::control::hasLightGround(map)) offerInverting(QFileInfo(file).fileName());
    });
}

void MapController::openPictureForEdges(const QString& file) {
    orTell([&] {
        const auto picture = readPhoto(file, core::Ground::Contrast);
        const auto name = QFileInfo(file).fileName();
        const bool isInverted = core::control::looksLikeInvertedEdgeMap(picture);
        if (!isInverted && !core::control::looksLikeEdgeMap(picture)) return takeSource(picture, true);
        takeSource(core::control::edgeMapFrom(picture), false, isInverted);
        tell(isInverted ? tr("%1 is an edge map of dark lines already: it is taken inverted.").arg(name)
                        : tr("%1 is an edge map already: it is taken as it is.").arg(name));
    });
}

void MapController::offerInverting(const QString& name) {
    tell(tr("%1 has dark lines on a light ground; an edge map has light lines on black.").arg(name));
    m_messages.offer(tr("Invert"), [this] {
        auto drawing = drawingOf(m_document.plan());
        drawing.inverted = true;
        m_document.beginGesture();
        setDrawing(m_document, drawing);
    });
}

void MapController::openReference(const QString& file) {
    orTell([&] { setReference(m_document, readPhoto(file)); });
}

void MapController::savePose(const QString& file) const {
    const auto& plan = m_document.plan();
    orTell([&] { writePoseFile(file, {plan.width, plan.height, plan.people}); });
}

}  // namespace ui
