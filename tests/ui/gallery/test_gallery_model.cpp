#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/test_program.h"
#include "ui/document/document.h"
#include "ui/document/gallery_edits.h"
#include "ui/gallery/gallery_filter.h"
#include "ui/gallery/gallery_model.h"
#include "ui/support/thumbnail_cache.h"

// Rows answer for the picture that they stand for, also while views are told of changes one after the other.
class TestGalleryModel : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static void addPictures(ui::Document& document, int first, int last) {
        for (int i = first; i <= last; ++i) {
            core::plan::Plan plan;
            plan.prompt = "picture " + std::to_string(i);
            document.addPicture({.image = QImage(8, 8, QImage::Format_RGB888), .plan = plan});
        }
    }

 private Q_SLOTS:
    void rowsStandForTheirPictures() {
        ui::Document document;
        addPictures(document, 1, 6);
        ui::GalleryModel model(document, ui::ThumbnailCache(m_folder.filePath("cache")));
        ui::GalleryFilter sorted(model);
        sorted.setOrder(ui::GalleryFilter::Order::ByPrompt);
        int told = 0;
        const auto check = [&] {
            ++told;
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex index = model.index(row);
                const QString prompt = index.data(ui::GalleryModel::PromptRole).toString();
                const bool isThere = document.gallery().find(model.idAt(index));
                QCOMPARE(prompt, isThere ? QString("picture %1").arg(model.idAt(index)) : QString());
                delete model.mimeData({index});
            }
        };
        for (const auto& signal : {&ui::GalleryModel::rowsAboutToBeRemoved, &ui::GalleryModel::rowsRemoved,
                                   &ui::GalleryModel::rowsAboutToBeInserted, &ui::GalleryModel::rowsInserted})
            connect(&model, signal, this, check);
        ui::moveToTrash(document, {1, 4, 6});
        document.undoStack().undo();
        ui::moveToTrash(document, {3, 2});
        addPictures(document, 7, 7);
        QVERIFY(told >= 8);
        QCOMPARE(sorted.rowCount(), 5);
    }
};

PGD_TEST(TestGalleryModel)
#include "test_gallery_model.moc"
