#include "ui/document/gallery_edits.h"

#include <QCoreApplication>
#include <QFile>
#include <QUndoCommand>
#include <algorithm>
#include <iterator>

#include "core/base/error.h"
#include "ui/document/document.h"
#include "ui/support/trash.h"

namespace ui {

// A change of the gallery as an undo command: told once, when all of it is done.
class GalleryEdit : public QUndoCommand {
 public:
    GalleryEdit(Document& document, const char* name)
        : QUndoCommand(QCoreApplication::translate("ui::ContentField", name)), m_document(document) {}

 protected:
    Document& document() { return m_document; }
    Gallery& gallery() { return m_document.m_gallery; }
    void tellChanged() { Q_EMIT m_document.changed(Change::Gallery); }
    void tellFailed(const core::Error& error) { Q_EMIT m_document.failed(QString::fromUtf8(error.what())); }

 private:
    Document& m_document;
};

namespace {

class Star : public GalleryEdit {
 public:
    Star(Document& document, std::vector<PictureId> changing, bool starred)
        : GalleryEdit(document, QT_TRANSLATE_NOOP("ui::ContentField", "star")),
          m_changing(std::move(changing)),
          m_starred(starred) {}

    void redo() override { apply(m_starred); }
    void undo() override { apply(!m_starred); }

 private:
    void apply(bool starred) {
        for (const PictureId id : m_changing) gallery().setStarred(id, starred);
        tellChanged();
    }

    std::vector<PictureId> m_changing;  // those that are not so already
    bool m_starred;
};

class Trash : public GalleryEdit {
 public:
    Trash(Document& document, std::vector<PictureId> pictures)
        : GalleryEdit(document, QT_TRANSLATE_NOOP("ui::ContentField", "move to the trash")),
          m_pictures(std::move(pictures)) {}

    void redo() override {
        const int shownRow = gallery().rowOf(document().shownId());
        for (const PictureId id : m_pictures) discard(id);
        if (m_gone.empty()) return setObsolete(true);
        tellChanged();
        if (shownRow >= 0 && gallery().rowOf(document().shownId()) < 0) showNear(shownRow);
    }

    void undo() override {
        PictureId back = kNoPicture;
        // In reverse, so that each finds as many older pictures as when it left.
        for (; !m_gone.empty(); m_gone.pop_back())
            if (bringBack(m_gone.back())) back = m_gone.back().picture.id;
        tellChanged();
        document().show(back);
    }

 private:
    struct Gone {
        Picture picture;
        int olderOnes;  // pictures that are painted meanwhile come before it
        QString inTrash;
    };

    void discard(PictureId id) {
        const Picture* picture = gallery().find(id);
        if (!picture) return;
        try {
            const bool hasFile = QFile::exists(picture->file);
            const QString inTrash = hasFile ? ui::moveToTrash(picture->file) : QString();
            const int olderOnes = gallery().size() - 1 - gallery().rowOf(id);
            m_gone.push_back({gallery().take(id), olderOnes, inTrash});
        } catch (const core::Error& error) {
            tellFailed(error);
        }
    }

    bool bringBack(const Gone& gone) {
        try {
            if (!gone.inTrash.isEmpty()) takeFromTrash(gone.inTrash, gone.picture.file);
            gallery().putBack(gone.picture, gone.olderOnes);
            return true;
        } catch (const core::Error& error) {
            tellFailed(error);
            return false;
        }
    }

    void showNear(int row) {
        if (gallery().size() == 0) return document().showImage({});
        document().show(gallery().at(std::min(row, gallery().size() - 1)).id);
    }

    std::vector<PictureId> m_pictures;
    std::vector<Gone> m_gone;
};

}  // namespace

void setStarred(Document& document, const std::vector<PictureId>& pictures, bool starred) {
    std::vector<PictureId> changing;
    std::copy_if(pictures.begin(), pictures.end(), std::back_inserter(changing), [&](PictureId id) {
        const Picture* picture = document.gallery().find(id);
        return picture && picture->starred != starred;
    });
    if (!changing.empty()) document.undoStack().push(new Star(document, std::move(changing), starred));
}

void moveToTrash(Document& document, const std::vector<PictureId>& pictures) {
    if (!pictures.empty()) document.undoStack().push(new Trash(document, pictures));
}

}  // namespace ui
