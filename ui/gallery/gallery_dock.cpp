#include "ui/gallery/gallery_dock.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "core/base/error.h"
#include "ui/document/document.h"
#include "ui/gallery/compare_dialog.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/gallery/gallery_filter.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/large_gallery.h"
#include "ui/gallery/thumbnail_delegate.h"
#include "ui/support/icons.h"

namespace ui {
namespace {

constexpr int kToolsWidth = 150;
constexpr int kStripHeight = ThumbnailDelegate::kSide + 24;  // with a scroll bar

ComparedPicture compared(const Picture& picture) {
    ComparedPicture side{imageOf(picture), {}};
    try {
        const core::plan::Plan plan = planOf(picture);
        side.caption = QString("%1 · %2").arg(plan.seed).arg(QString::fromStdString(plan.prompt));
    } catch (const core::Error&) {
        side.caption = GalleryDock::tr("a picture without a plan");
    }
    return side;
}

}  // namespace

GalleryDock::GalleryDock(Document& document, const ThumbnailCache& thumbnails, QWidget* parent)
    : DockPanel("galleryDock", tr("Gallery"), parent),
      m_document(document),
      m_model(new GalleryModel(document, thumbnails, this)),
      m_filter(new GalleryFilter(*m_model, this)),
      m_list(createList()),
      m_actions(new GalleryActions(document, *m_filter, *m_list)),
      m_search(new QLineEdit),
      m_order(new QComboBox) {
    setWidget(createHome());
    connectParts();
    arrange();
}

QListView* GalleryDock::createList() {
    auto* list = new QListView(this);
    list->setObjectName("galleryList");
    list->setAccessibleName(tr("Gallery"));
    list->setModel(m_filter);
    list->setItemDelegate(new ThumbnailDelegate(list));
    list->setFlow(QListView::LeftToRight);
    list->setResizeMode(QListView::Adjust);
    list->setUniformItemSizes(true);
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list->setDragDropMode(QAbstractItemView::DragOnly);
    list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    list->setMinimumHeight(kStripHeight);
    list->setMouseTracking(true);
    list->viewport()->setAttribute(Qt::WA_Hover);  // brings out the stars
    return list;
}

QWidget* GalleryDock::createHome() {
    auto* home = new QWidget(this);
    m_away = new QLabel(tr("The gallery is open in a window of its own; closing that brings it back."), home);
    m_away->setAlignment(Qt::AlignCenter);
    m_away->setWordWrap(true);
    m_away->setProperty("role", "dim");
    m_away->hide();
    m_strip = createStrip();
    m_home = new QVBoxLayout(home);
    m_home->setContentsMargins(0, 0, 0, 0);
    m_home->addWidget(m_away);
    m_home->addWidget(m_strip);
    return home;
}

QWidget* GalleryDock::createStrip() {
    auto* strip = new QWidget(this);
    strip->setObjectName("galleryStrip");
    m_tools = createTools();
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, strip);
    m_layout->setContentsMargins(0, 0, 10, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_list, 1);
    m_layout->addWidget(m_tools);
    return strip;
}

QToolButton* GalleryDock::createTool(const char* objectName) {
    auto* tool = new QToolButton(this);
    tool->setObjectName(objectName);
    tool->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return tool;
}

QWidget* GalleryDock::createTools() {
    auto* tools = new QWidget(this);
    tools->setObjectName("galleryTools");
    m_search->setObjectName("gallerySearch");
    m_search->setProperty("role", "field");
    m_search->setPlaceholderText(tr("Search prompts"));
    m_search->setAccessibleName(tr("Search prompts"));
    m_search->setClearButtonEnabled(true);
    m_order->setObjectName("galleryOrder");
    m_order->setAccessibleName(tr("Order of the gallery"));
    m_order->addItems({tr("Newest first"), tr("Oldest first"), tr("Starred first"), tr("By prompt")});
    auto* compare = createTool("galleryCompareButton");
    compare->setDefaultAction(m_actions->compareAction());
    compare->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_large = createTool("galleryLargeButton");
    m_large->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_large->setIcon(themedIcon("grid"));
    m_large->setCheckable(true);
    m_large->setAccessibleName(tr("Large gallery"));
    m_large->setToolTip(tr("Show the gallery as a grid in a window of its own, or back below the canvas"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(compare);
    buttons->addWidget(m_large);
    auto* column = new QVBoxLayout(tools);
    column->setContentsMargins(0, 4, 0, 8);
    column->setSpacing(5);
    column->addWidget(m_search);
    column->addWidget(m_order);
    column->addLayout(buttons);
    column->addStretch(1);
    return tools;
}

void GalleryDock::arrange() {
    const bool strip = isStrip() && !m_window;
    m_layout->setDirection(strip ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop);
    m_layout->setContentsMargins(strip ? 0 : 10, 0, 10, 0);
    m_tools->setMaximumWidth(strip ? kToolsWidth : QWIDGETSIZE_MAX);
    m_list->setWrapping(!strip);
    m_list->setMaximumHeight(strip ? kStripHeight : QWIDGETSIZE_MAX);
    m_list->setVerticalScrollBarPolicy(strip ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    m_list->setHorizontalScrollBarPolicy(strip ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_large->setChecked(m_window != nullptr);
    if (m_list->currentIndex().isValid()) m_list->scrollTo(m_list->currentIndex());
}

// The dock itself stays where it is, and as high: what comes back finds its place.
void GalleryDock::showLarge(bool large) {
    if (!large) return bringBack();
    m_away->setFixedHeight(m_strip->height());
    m_window = new LargeGallery(m_strip, this);
    m_away->show();  // not before: both together would make the dock higher for good
    m_window->addActions(m_lent);
    if (!m_largeGeometry.isEmpty()) m_window->restoreGeometry(m_largeGeometry);
    connect(m_window, &LargeGallery::closed, this, &GalleryDock::bringBack);
    arrange();
    m_window->show();
    m_list->setFocus();
}

void GalleryDock::bringBack() {
    if (!m_window) return;
    m_largeGeometry = m_window->saveGeometry();
    auto* window = std::exchange(m_window, nullptr);
    m_away->hide();
    m_home->addWidget(m_strip);
    arrange();
    window->hide();
    window->deleteLater();  // it may be the one that tells of its end
}

void GalleryDock::lend(const QList<QAction*>& actions) { m_lent = actions; }

void GalleryDock::connectParts() {
    connect(this, &DockPanel::moved, this, &GalleryDock::arrange);
    connect(m_large, &QToolButton::clicked, this, &GalleryDock::showLarge);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (m_filter->idAt(current) != m_document.shownId()) m_document.show(m_filter->idAt(current));
    });
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { m_document.show(m_filter->idAt(index)); });
    connect(m_list, &QListView::customContextMenuRequested, this, &GalleryDock::showMenu);
    connect(m_search, &QLineEdit::textChanged, m_filter, &GalleryFilter::search);
    connect(m_search, &QLineEdit::textChanged, this, &GalleryDock::showCount);
    connect(m_order, &QComboBox::activated, this, [this](int order) {
        m_filter->setOrder(static_cast<GalleryFilter::Order>(order));
        m_list->scrollTo(m_list->currentIndex());
    });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &GalleryDock::showCount);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &GalleryDock::showCount);
    connect(m_actions, &GalleryActions::compareWanted, this, &GalleryDock::compare);
    connect(&m_document, &Document::changed, this, &GalleryDock::follow);
}

void GalleryDock::follow(Change change) {
    if (change == Change::Gallery) showCount();
    if (change == Change::ShownPicture || change == Change::Gallery) followShown();
}

// Another picture than the current one was shown from elsewhere; otherwise the selection is the person's.
void GalleryDock::followShown() {
    const QModelIndex index = m_filter->indexOf(m_document.shownId());
    if (!index.isValid())
        m_list->selectionModel()->clear();
    else if (index != m_list->currentIndex())
        m_list->setCurrentIndex(index);
}

void GalleryDock::showCount() {
    const int size = m_document.gallery().size();
    const QString all = size > 0 ? tr("%n picture(s)", nullptr, size) : QString();
    note()->setText(m_filter->isSearching() ? tr("%1 of %2").arg(m_filter->rowCount()).arg(all) : all);
}

void GalleryDock::showMenu(const QPoint& position) {
    if (!m_list->indexAt(position).isValid()) return;
    m_actions->createMenu(this)->popup(m_list->viewport()->mapToGlobal(position));
}

void GalleryDock::compare(PictureId left, PictureId right) {
    try {
        const Picture* first = m_document.gallery().find(left);
        const Picture* second = m_document.gallery().find(right);
        if (first && second) (new CompareDialog(compared(*first), compared(*second), window()))->show();
    } catch (const core::Error& error) {
        Q_EMIT m_actions->failed(QString::fromUtf8(error.what()));
    }
}

}  // namespace ui
