#include "ui/model_exchange.h"

#include <QFileInfo>

#include "ui/docks/models_dialog.h"
#include "ui/support/file_path.h"

namespace ui {

using core::models::ModelPlace;
using core::models::RegistryEdit;

ModelExchange::ModelExchange(GenerationService& service, Dialogs& dialogs, QWidget* window)
    : QObject(window), m_service(service), m_dialogs(dialogs), m_window(window) {
    connect(&service, &GenerationService::ownModelsListed, this, [this](const auto& models) {
        if (m_dialog) m_dialog->setModels(models);
    });
    connect(&service, &GenerationService::inquiryFailed, this, [this](const Failure& failure) {
        if (m_dialog) m_dialog->showProblem(failure.sentence);
    });
}

bool ModelExchange::looksLikeModel(const QString& path) {
    const QFileInfo file(path);
    return file.isDir() || QStringList{"safetensors", "ckpt"}.contains(file.suffix().toLower());
}

void ModelExchange::show() {
    open();
    m_service.listOwnModels();
}

void ModelExchange::open() {
    if (!m_dialog) {
        m_dialog = new ModelsDialog(m_window);
        connect(m_dialog, &ModelsDialog::fileWanted, this, &ModelExchange::askFile);
        connect(m_dialog, &ModelsDialog::folderWanted, this, &ModelExchange::askFolder);
        connect(m_dialog, &ModelsDialog::dropped, this, &ModelExchange::add);
        connect(m_dialog, &ModelsDialog::changed, this, &ModelExchange::change);
        connect(m_dialog, &ModelsDialog::forgotten, this, &ModelExchange::forget);
        connect(m_dialog, &ModelsDialog::structureWanted, this, &ModelExchange::askStructure);
        connect(m_dialog, &ModelsDialog::vocabularyWanted, this, [this](const ModelPlace& place) {
            askFolderFor(place, &ModelPlace::vocabulary, tr("The folder with vocab.json and merges.txt"));
        });
        connect(m_dialog, &ModelsDialog::lenderWanted, this, [this](const ModelPlace& place) {
            askFolderFor(place, &ModelPlace::lender, tr("The model folder that lends its parts"));
        });
    }
    m_dialog->show();
    m_dialog->raise();
}

void ModelExchange::add(const QString& path) {
    open();
    m_service.editModels({RegistryEdit::Kind::Add, {.id = {}, .path = toPath(path)}});
}

void ModelExchange::askFile() {
    m_dialogs.askModelToOpen(m_dialog, [this](const QString& file) { add(file); });
}

void ModelExchange::askFolder() {
    m_dialogs.askFolder(m_dialog, tr("Choose a model folder"), [this](const QString& folder) { add(folder); });
}

void ModelExchange::askFolderFor(const ModelPlace& place, PathField field, const QString& title) {
    m_dialogs.askFolder(m_dialog, title, [this, place, field](const QString& folder) {
        auto changed = place;
        changed.*field = toPath(folder);
        change(changed);
    });
}

void ModelExchange::askStructure(const ModelPlace& place) {
    m_dialogs.askModelToOpen(m_dialog, [this, place](const QString& file) {
        auto changed = place;
        changed.structure = toPath(file);
        change(changed);
    });
}

void ModelExchange::change(const ModelPlace& place) { m_service.editModels({RegistryEdit::Kind::Change, place}); }

void ModelExchange::forget(const ModelPlace& place) { m_service.editModels({RegistryEdit::Kind::Remove, place}); }

}  // namespace ui
