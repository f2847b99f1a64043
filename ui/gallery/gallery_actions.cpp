#include "ui/gallery/gallery_actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <algorithm>

#include "core/base/error.h"
#include "ui/document/document.h"
#include "ui/document/gallery_edits.h"
#include "ui/gallery/gallery_filter.h"
#include "ui/support/icons.h"

namespace ui {
namespace {

// A file manager names its own files in this way, so that one picture is a file there and pixels in an editor.
void copyToClipboard(QMimeData* files, const QImage& image) {
    if (!image.isNull()) files->setImageData(image);
    QGuiApplication::clipboard()->setMimeData(files);
}

}  // namespace

GalleryActions::GalleryActions(Document& document, GalleryFilter& filter, QListView& list)
    : QObject(&list), m_document(document), m_filter(filter), m_list(list) {
    addRestores();
    m_vary = add("galleryVaryAction", tr("&Variations"), {Qt::CTRL | Qt::Key_R}, &GalleryActions::vary);
    m_enlarge = add("galleryEnlargeAction", tr("E&nlarge"), {}, [this] { Q_EMIT enlargeWanted(current()); });
    m_star = add("galleryStarAction", tr("S&tar"), {Qt::Key_S}, &GalleryActions::toggleStar);
    m_compare = add("galleryCompareAction", tr("Compare"), {Qt::Key_C}, &GalleryActions::compare);
    m_save = add("gallerySaveAction", tr("&Save Picture…"), {}, &GalleryActions::saveWanted);
    m_export =
        add("galleryExportAction", tr("&Export…"), {Qt::CTRL | Qt::Key_E}, [this] { Q_EMIT exportWanted(selected()); });
    m_copy = add("galleryCopyAction", tr("&Copy Picture"), QKeySequence::Copy, &GalleryActions::copy);
    m_trash = add("galleryTrashAction", tr("&Move to the Trash"), {Qt::Key_Delete}, &GalleryActions::trash);
    m_vary->setToolTip(tr("Paint the same plan with four new seeds (Ctrl+R)"));
    m_enlarge->setToolTip(tr("Make a larger picture of it, beside it in the gallery"));
    m_compare->setToolTip(tr("Look at two selected pictures at once, or at one and its neighbour (C)"));
    m_compare->setIcon(themedIcon("compare"));
    connect(list.selectionModel(), &QItemSelectionModel::selectionChanged, this, &GalleryActions::updateEnabled);
    connect(&filter, &QAbstractItemModel::rowsInserted, this, &GalleryActions::updateEnabled);
    connect(&filter, &QAbstractItemModel::rowsRemoved, this, &GalleryActions::updateEnabled);
    updateEnabled();
}

template <typename Function>
QAction* GalleryActions::add(const char* objectName, const QString& text, const QKeySequence& key, Function function) {
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list.addAction(action);
    connect(action, &QAction::triggered, this, function);
    return action;
}

void GalleryActions::addRestores() {
    const auto addRestore = [this](const char* objectName, const QString& text, const QKeySequence& key, Restore what) {
        m_restores << add(objectName, text, key, [this, what] { restore(current(), what); });
    };
    addRestore("restoreAllAction", tr("Restore the Whole &Plan"), {Qt::CTRL | Qt::SHIFT | Qt::Key_R}, Restore::All);
    addRestore("restorePromptAction", tr("Restore the P&rompt"), {}, Restore::Prompt);
    addRestore("restoreSeedAction", tr("Restore the See&d"), {}, Restore::Seed);
    addRestore("restoreSizeAction", tr("Restore the S&ize"), {}, Restore::Size);
    addRestore("restoreControlsAction", tr("Restore the C&ontrols"), {}, Restore::Controls);
}

QMenu* GalleryActions::createMenu(QWidget* parent) const {
    auto* menu = new QMenu(parent);
    menu->setObjectName("pictureMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_restores);
    menu->addSeparator();
    menu->addActions({m_vary, m_enlarge, m_star, m_compare});
    menu->addSeparator();
    menu->addActions({m_save, m_export, m_copy});
    menu->addSeparator();
    menu->addAction(m_trash);
    return menu;
}

void GalleryActions::updateEnabled() {
    const bool some = m_list.selectionModel()->hasSelection();
    for (QAction* action : m_restores) action->setEnabled(some);
    for (QAction* action : {m_vary, m_enlarge, m_star, m_save, m_export, m_copy, m_trash}) action->setEnabled(some);
    m_compare->setEnabled(some && m_filter.rowCount() > 1);
}

std::vector<PictureId> GalleryActions::selected() const {
    QModelIndexList rows = m_list.selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    std::vector<PictureId> pictures;
    for (const QModelIndex& row : rows) pictures.push_back(m_filter.idAt(row));
    return pictures;
}

PictureId GalleryActions::current() const { return m_filter.idAt(m_list.currentIndex()); }

void GalleryActions::restore(PictureId id, Restore what) {
    const Picture* picture = m_document.gallery().find(id);
    if (!picture) return;
    try {
        ui::restore(m_document, *picture, what);
    } catch (const core::Error& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
}

// As in a mail program: only when all of them are starred already, the stars go.
void GalleryActions::toggleStar() {
    const auto pictures = selected();
    const bool all = std::all_of(pictures.begin(), pictures.end(),
                                 [this](PictureId id) { return m_document.gallery().find(id)->starred; });
    setStarred(m_document, pictures, !all);
}

void GalleryActions::trash() {
    const int before = m_document.gallery().size();
    moveToTrash(m_document, selected());
    const int gone = before - m_document.gallery().size();
    if (gone > 0) Q_EMIT noted(tr("%n picture(s) moved to the trash. Ctrl+Z brings them back.", nullptr, gone));
}

void GalleryActions::copy() {
    const QModelIndexList rows = m_list.selectionModel()->selectedIndexes();
    copyToClipboard(m_filter.mimeData(rows), rows.size() == 1 ? m_document.shownImage() : QImage());
}

void GalleryActions::compare() {
    const auto pictures = selected();
    if (pictures.size() > 1) return Q_EMIT compareWanted(pictures[0], pictures[1]);
    const int row = m_list.currentIndex().row();
    const int neighbour = row + 1 < m_filter.rowCount() ? row + 1 : row - 1;
    Q_EMIT compareWanted(current(), m_filter.idAt(m_filter.index(neighbour, 0)));
}

void GalleryActions::vary() {
    const Picture* picture = m_document.gallery().find(current());
    if (!picture) return;
    try {
        Q_EMIT variationsWanted(planOf(*picture));
    } catch (const core::Error& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
}

}  // namespace ui
