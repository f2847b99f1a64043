#include "ui/models/model_controller.h"

#include <QFileInfo>

#include "ui/models/model_watch.h"
#include "ui/models/models_dialog.h"
#include "ui/support/file_path.h"
#include "ui/worker/model_hashes.h"

namespace ui {

using core::models::ModelLocation;
using core::models::RegistryEdit;

ModelController::ModelController(GenerationService& service, ModelHashes& hashes, Dialogs& dialogs, QWidget* window)
    : QObject(window),
      m_service(service),
      m_hashes(hashes),
      m_dialogs(dialogs),
      m_window(window),
      m_watch(new ModelWatch(this)) {
    connect(&service, &GenerationService::ownModelsListed, this, &ModelController::showModels);
    connect(&service, &GenerationService::inquiryFailed, this, [this](const Failure& failure) {
        if (m_dialog) m_dialog->showProblem(failure.sentence);
    });
    connect(m_watch, &ModelWatch::changed, this, [this] {
        m_service.listOwnModels();
        m_service.listModels();
    });
}

bool ModelController::looksLikeModel(const QString& path) {
    const QFileInfo file(path);
    return file.isDir() || QStringList{"safetensors", "ckpt"}.contains(file.suffix().toLower());
}

void ModelController::show() {
    open();
    m_service.listOwnModels();
}

void ModelController::open() {
    if (!m_dialog) createDialog();
    m_dialog->show();
    m_dialog->raise();
    askHashes();
}

void ModelController::createDialog() {
    m_dialog = new ModelsDialog(m_window);
    connect(m_dialog, &ModelsDialog::fileWanted, this, &ModelController::askFile);
    connect(m_dialog, &ModelsDialog::folderWanted, this, &ModelController::askFolder);
    connect(m_dialog, &ModelsDialog::watchWanted, this, &ModelController::askWatched);
    connect(m_dialog, &ModelsDialog::dropped, this, &ModelController::add);
    connect(m_dialog, &ModelsDialog::changed, this, &ModelController::change);
    connect(m_dialog, &ModelsDialog::noted, this, &ModelController::note);
    connect(m_dialog, &ModelsDialog::forgotten, this, &ModelController::forget);
    connect(m_dialog, &ModelsDialog::unwatched, this, &ModelController::unwatch);
    connect(m_dialog, &ModelsDialog::structureWanted, this,
            [this](const ModelLocation& place) { askFileFor(place, &ModelLocation::structure); });
    connect(m_dialog, &ModelsDialog::lenderFileWanted, this,
            [this](const ModelLocation& place) { askFileFor(place, &ModelLocation::lender); });
    connect(m_dialog, &ModelsDialog::vocabularyWanted, this, [this](const ModelLocation& place) {
        askFolderFor(place, &ModelLocation::vocabulary, tr("The folder with CLIP's vocabulary"));
    });
    connect(m_dialog, &ModelsDialog::lenderWanted, this, [this](const ModelLocation& place) {
        askFolderFor(place, &ModelLocation::lender, tr("The model folder that lends its parts"));
    });
    connect(&m_hashes, &ModelHashes::hashed, m_dialog, &ModelsDialog::setHash);
    connect(&m_hashes, &ModelHashes::unreadable, m_dialog, &ModelsDialog::setHashProblem);
    m_dialog->setModels(m_models);
}

void ModelController::showModels(const core::models::OwnModels& models) {
    m_models = models;
    m_watch->setModels(models);
    if (!m_dialog) return;
    m_dialog->setModels(models);
    if (m_dialog->isVisible()) askHashes();
}

// Of those that are shown: to read gigabytes that nobody looks at would only be in the way.
void ModelController::askHashes() {
    for (const auto& entry : m_models.models)
        if (entry.problem.empty()) m_hashes.ask(entry.place.path);
}

void ModelController::add(const QString& path) {
    open();
    m_service.editModels({RegistryEdit::Kind::Add, {.id = {}, .path = toPath(path)}});
}

void ModelController::askFile() {
    m_dialogs.askModelToOpen(m_dialog, [this](const QString& file) { add(file); });
}

void ModelController::askFolder() {
    m_dialogs.askFolder(m_dialog, tr("Choose a model folder"), [this](const QString& folder) { add(folder); });
}

void ModelController::askWatched() {
    m_dialogs.askFolder(m_dialog, tr("Choose a folder to watch for models"), [this](const QString& folder) {
        m_service.editModels({RegistryEdit::Kind::Watch, {.id = {}, .path = toPath(folder)}});
    });
}

void ModelController::askFolderFor(const ModelLocation& place, PathField field, const QString& title) {
    m_dialogs.askFolder(m_dialog, title, [this, place, field](const QString& folder) {
        auto changed = place;
        changed.*field = toPath(folder);
        change(changed);
    });
}

void ModelController::askFileFor(const ModelLocation& place, PathField field) {
    m_dialogs.askModelToOpen(m_dialog, [this, place, field](const QString& file) {
        auto changed = place;
        changed.*field = toPath(file);
        change(changed);
    });
}

void ModelController::change(const ModelLocation& place) { m_service.editModels({RegistryEdit::Kind::Change, place}); }

void ModelController::note(const ModelLocation& place, const QString& notes) {
    m_service.editModels({RegistryEdit::Kind::Note, place, notes.toStdString()});
}

void ModelController::forget(const ModelLocation& place) { m_service.editModels({RegistryEdit::Kind::Remove, place}); }

void ModelController::unwatch(const std::filesystem::path& folder) {
    m_service.editModels({RegistryEdit::Kind::Unwatch, {.id = {}, .path = folder}});
}

}  // namespace ui
