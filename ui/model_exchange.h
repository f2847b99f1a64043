#pragma once

#include <QObject>

#include "ui/support/dialogs.h"
#include "ui/window_parts.h"
#include "ui/worker/generation_service.h"

namespace ui {

class ModelsDialog;

// The person's own models: shows their list, and carries changes to the worker that keeps it.
class ModelExchange : public QObject {
    Q_OBJECT

 public:
    ModelExchange(GenerationService& service, Dialogs& dialogs, QWidget* window);

    // Whether a dropped file is meant as a model.
    static bool looksLikeModel(const QString& path);

    void show();
    void add(const QString& path);  // the list opens to show it

 private:
    using PathField = std::filesystem::path core::models::ModelPlace::*;

    void open();
    void askFile();
    void askFolder();
    void askFolderFor(const core::models::ModelPlace& place, PathField field, const QString& title);
    void askStructure(const core::models::ModelPlace& place);
    void change(const core::models::ModelPlace& place);
    void forget(const core::models::ModelPlace& place);

    GenerationService& m_service;
    Dialogs& m_dialogs;
    QWidget* m_window;
    ModelsDialog* m_dialog = nullptr;  // once it was asked for
};

}  // namespace ui
