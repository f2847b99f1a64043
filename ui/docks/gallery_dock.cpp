#include "ui/docks/gallery_dock.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QScrollBar>

#include "core/base/error.h"
#include "ui/docks/gallery_model.h"
#include "ui/docks/thumbnail_delegate.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"

namespace ui {
namespace {

void takeOver(Document& document, const core::pipeline::Plan& plan, GalleryDock::Restore what) {
    document.beginGesture();
    switch (what) {
        case GalleryDock::Restore::All:
            restorePlan(document, plan);
            break;
        case GalleryDock::Restore::Prompt:
            restorePrompts(document, plan);
            break;
        case GalleryDock::Restore::Seed:
            setSeed(document, plan.seed);
            break;
        case GalleryDock::Restore::Size:
            setSize(document, sizeOf(plan));
            break;
    }
    if (what == GalleryDock::Restore::All || what == GalleryDock::Restore::Seed) document.setRandomSeed(false);
}

}  // namespace

GalleryDock::GalleryDock(Document& document, QWidget* parent)
    : DockPanel("galleryDock", tr("Gallery"), parent),
      m_document(document),
      m_model(new GalleryModel(document, this)),
      m_list(new QListView(this)) {
    createList();
    setWidget(m_list);
    connectList();
}

void GalleryDock::createList() {
    m_list->setObjectName("galleryList");
    m_list->setAccessibleName(tr("Gallery"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ThumbnailDelegate(m_list));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(false);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setFixedHeight(ThumbnailDelegate::kSide + 24);
}

void GalleryDock::connectList() {
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (m_model->idAt(current) != m_document.shownId()) m_document.show(m_model->idAt(current));
    });
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { m_document.show(m_model->idAt(index)); });
    connect(m_list, &QListView::customContextMenuRequested, this, &GalleryDock::showMenu);
    connect(&m_document, &Document::changed, this, &GalleryDock::follow);
}

void GalleryDock::follow(Change change) {
    if (change == Change::Gallery) {
        const int size = m_document.gallery().size();
        note()->setText(size > 0 ? tr("%n picture(s)", nullptr, size) : QString());
    }
    if (change != Change::ShownPicture && change != Change::Gallery) return;
    const QModelIndex index = m_model->indexOf(m_document.shownId());
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->selectionModel()->clear();
}

QMenu* GalleryDock::createPictureMenu(PictureId id) {
    auto* menu = new QMenu(this);
    menu->setObjectName("pictureMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Restore the Whole Plan"), this, [this, id] { restore(id, Restore::All); });
    menu->addAction(tr("Restore the Prompt"), this, [this, id] { restore(id, Restore::Prompt); });
    menu->addAction(tr("Restore the Seed"), this, [this, id] { restore(id, Restore::Seed); });
    menu->addAction(tr("Restore the Size"), this, [this, id] { restore(id, Restore::Size); });
    menu->addSeparator();
    menu->addAction(tr("Save Picture…"), this, &GalleryDock::saveWanted);
    menu->addAction(tr("Copy Picture"), this, &GalleryDock::copyWanted);
    return menu;
}

void GalleryDock::showMenu(const QPoint& position) {
    const PictureId id = m_model->idAt(m_list->indexAt(position));
    if (id == kNoPicture) return;
    m_document.show(id);
    createPictureMenu(id)->popup(m_list->viewport()->mapToGlobal(position));
}

void GalleryDock::restore(PictureId id, Restore what) {
    const Picture* picture = m_document.gallery().find(id);
    if (!picture) return;
    try {
        takeOver(m_document, planOf(*picture), what);
    } catch (const core::Error& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
}

}  // namespace ui
