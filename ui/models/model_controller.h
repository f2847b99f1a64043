#pragma once

#include <QObject>

#include "ui/support/dialogs.h"
#include "ui/worker/generation_service.h"

namespace ui {

class ModelHashes;
class ModelsDialog;
class ModelWatch;

// The person's own models: shows their list with the hashes, carries changes to the worker that keeps it, and asks for
// it anew when something comes to a watched folder.
class ModelController : public QObject {
    Q_OBJECT

 public:
    ModelController(GenerationService& service, ModelHashes& hashes, Dialogs& dialogs, QWidget* window);

    // Whether a dropped file is meant as a model.
    static bool looksLikeModel(const QString& path);

    void show();
    void add(const QString& path);  // the list opens to show it

 private:
    using PathField = std::filesystem::path core::models::ModelLocation::*;

    void open();
    void createDialog();
    void showModels(const core::models::OwnModels& models);
    void askHashes();
    void askFile();
    void askFolder();
    void askWatched();
    void askFolderFor(const core::models::ModelLocation& place, PathField field, const QString& title);
    void askFileFor(const core::models::ModelLocation& place, PathField field);
    void change(const core::models::ModelLocation& place);
    void note(const core::models::ModelLocation& place, const QString& notes);
    void forget(const core::models::ModelLocation& place);
    void unwatch(const std::filesystem::path& folder);

    GenerationService& m_service;
    ModelHashes& m_hashes;
    Dialogs& m_dialogs;
    QWidget* m_window;
    ModelWatch* m_watch;
    core::models::OwnModels m_models;  // as they were listed last
    ModelsDialog* m_dialog = nullptr;  // once it was asked for
};

}  // namespace ui
