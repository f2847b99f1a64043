#include "ui/document/document.h"

#include <set>
#include <utility>

#include "core/base/error.h"

namespace ui {

Document::Document(QObject* parent) : QObject(parent) {
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, &Document::modifiedChanged);
    connect(this, &Document::changed, this, [this] { ++m_revision; });
}

// The stack tells of its end, when nobody can be told any more.
Document::~Document() { m_undoStack.disconnect(this); }

void Document::openProject(const Content& content, bool randomSeed, const std::vector<Picture>& newestFirst) {
    replaceProject(content, randomSeed, newestFirst);
    if (newestFirst.empty())
        showImage({});
    else
        show(m_gallery.at(0).id);
    setSaved();
}

void Document::replaceProject(const Content& content, bool randomSeed, const std::vector<Picture>& newestFirst) {
    m_gallery.clear();
    for (const Picture& picture : newestFirst) m_gallery.addOldest(picture);
    Q_EMIT changed(Change::Gallery);
    setRandomSeed(randomSeed);
    m_undoStack.clear();
    m_content = content;
    for (const Change change : {Change::WholePlan, Change::Layers}) Q_EMIT changed(change);
}

void Document::beginProject() {
    std::vector<Picture> pictures;
    for (int row = 0; row < m_gallery.size(); ++row) {
        pictures.push_back(m_gallery.at(row));
        pictures.back().inProject = false;
    }
    replaceProject({}, true, pictures);
    showImage({});
    setSaved();
}

void Document::setSaved() {
    m_hasUnsaved = false;
    m_undoStack.setClean();
    Q_EMIT modifiedChanged();
}

void Document::setUnsaved() {
    m_hasUnsaved = true;
    Q_EMIT modifiedChanged();
}

void Document::open(const core::plan::Plan& plan) {
    m_undoStack.clear();
    m_content.plan = plan;
    Q_EMIT changed(Change::WholePlan);
}

void Document::setModels(core::plan::KnownModels models) {
    m_models = std::move(models);
    Q_EMIT modelsChanged();
}

QString Document::modelName(const std::string& id) const { return QString::fromStdString(m_models.nameOf(id)); }

std::size_t Document::maskedPartner() const { return m_maskedPartner < plan().partners.size() ? m_maskedPartner : 0; }

void Document::setMaskedPartner(std::size_t index) {
    if (std::exchange(m_maskedPartner, index) != index) Q_EMIT changed(Change::MaskedPartner);
}

void Document::setRandomSeed(bool random) {
    if (m_randomSeed == random) return;
    m_randomSeed = random;
    Q_EMIT changed(Change::RandomSeed);
}

void Document::addPicture(Picture picture) {
    const PictureId id = m_gallery.addNewest(std::move(picture));
    Q_EMIT changed(Change::Gallery);
    show(id);
    setUnsaved();
}

void Document::addOlderFiles(const QStringList& files) {
    std::set<QString> known;
    for (int row = 0; row < m_gallery.size(); ++row) known.insert(m_gallery.at(row).file);
    for (const QString& file : files)
        if (!known.contains(file)) m_gallery.addOldest({.file = file, .inProject = false});
    Q_EMIT changed(Change::Gallery);
}

void Document::show(PictureId id) {
    const Picture* picture = m_gallery.find(id);
    if (!picture) return;
    try {
        setShown(id, imageOf(*picture));
    } catch (const core::Error& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
}

void Document::showImage(const QImage& image) { setShown(kNoPicture, image); }

void Document::setShown(PictureId id, const QImage& image) {
    m_shownId = id;
    m_shownImage = image;
    Q_EMIT changed(Change::ShownPicture);
}

}  // namespace ui
