#pragma once

#include <QImage>
#include <QObject>
#include <QUndoStack>

#include "core/pipeline/pipeline.h"
#include "core/plan/amendments.h"
#include "core/plan/known_models.h"
#include "ui/document/brush.h"
#include "ui/document/change.h"
#include "ui/document/content.h"
#include "ui/document/gallery.h"
#include "ui/document/pose_selection.h"

namespace ui {

// What the window is about: the plan, the gallery and the picture that is shown. Every part of the
// window reads it and listens to changed(); nothing but an undo command changes the content,
// and only undo commands and new pictures change the gallery.
class Document : public QObject {
    Q_OBJECT

 public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    const Content& content() const { return m_content; }
    const core::plan::Plan& plan() const { return m_content.plan; }
    const Layers& layers() const { return m_content.layers; }
    QUndoStack& undoStack() { return m_undoStack; }

    // Starts over with a plan; there is nothing to undo then.
    void open(const core::plan::Plan& plan);

    // Another project takes this one's place, with its own pictures alone; it counts as saved.
    void openProject(const Content& content, bool randomSeed, const std::vector<Picture>& newestFirst);

    // Counts changes, so that of two states of one project the newer one is known.
    qint64 revision() const { return m_revision; }
    void setRevision(qint64 revision) { m_revision = revision; }

    // A new project begins. Its gallery goes on to show the pictures of the one before, which are no part of it.
    void beginProject();

    // Whether something was changed or painted since the last save. Undo back to that point counts as saved.
    bool isModified() const { return m_hasUnsaved || !m_undoStack.isClean(); }
    void setSaved();
    void setUnsaved();

    // Changes of one field within one gesture (a drag, a visit to a field) are one undo step.
    void beginGesture() { ++m_gesture; }
    int gesture() const { return m_gesture; }

    // The models that are there; empty until they are known.
    void setModels(core::plan::KnownModels models);
    const core::plan::KnownModels& models() const { return m_models; }
    QString modelName(const std::string& id) const;

    PoseSelection& poseSelection() { return m_poseSelection; }
    const PoseSelection& poseSelection() const { return m_poseSelection; }

    Brush& brush() { return m_brush; }

    // The partner whose mask is painted: an index into the plan's partners, 0 when there are none.
    std::size_t maskedPartner() const;
    void setMaskedPartner(std::size_t index);

    // Whether each run draws a new seed instead of taking the plan's.
    bool randomSeed() const { return m_randomSeed; }
    void setRandomSeed(bool random);

    const Gallery& gallery() const { return m_gallery; }
    void addPicture(Picture picture);              // newest first, and shown
    void addOlderFiles(const QStringList& files);  // newest first; without those that are there

    // The picture on the canvas: one of the gallery, or one from elsewhere (then shownId() is kNoPicture).
    void show(PictureId id);
    void showImage(const QImage& image);
    PictureId shownId() const { return m_shownId; }
    const QImage& shownImage() const { return m_shownImage; }

 Q_SIGNALS:
    void changed(ui::Change change);
    void modifiedChanged();
    void modelsChanged();
    void failed(const QString& sentence);                    // a picture of the gallery could not be read
    void amended(const core::plan::Amendments& amendments);  // an edit asked for more than a plan can hold

 private:
    template <typename T>
    friend class ChangeValue;
    friend class GalleryEdit;

    void replaceProject(const Content& content, bool randomSeed, const std::vector<Picture>& newestFirst);
    void setShown(PictureId id, const QImage& image);

    Content m_content;
    QUndoStack m_undoStack;
    core::plan::KnownModels m_models;
    PoseSelection m_poseSelection;
    Brush m_brush;
    std::size_t m_maskedPartner = 0;
    int m_gesture = 0;
    qint64 m_revision = 0;
    bool m_hasUnsaved = false;  // beside what the undo stack knows
    bool m_randomSeed = true;
    Gallery m_gallery;
    PictureId m_shownId = kNoPicture;
    QImage m_shownImage;
};

}  // namespace ui
