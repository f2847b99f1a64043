#pragma once

#include <QDialog>
#include <vector>

#include "core/models/model_registry.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace ui {

// The person's own models: what each is, where it lies, what is wrong with it. Asks for changes and shows what came of
// them.
class ModelsDialog : public QDialog {
    Q_OBJECT

 public:
    explicit ModelsDialog(QWidget* parent);

    void setModels(const std::vector<core::models::RegistryEntry>& models);
    void showProblem(const QString& sentence);

 Q_SIGNALS:
    void fileWanted();
    void folderWanted();
    void dropped(const QString& path);
    void vocabularyWanted(const core::models::ModelPlace& of);
    void lenderWanted(const core::models::ModelPlace& of);
    void structureWanted(const core::models::ModelPlace& of);
    void changed(const core::models::ModelPlace& place);
    void forgotten(const core::models::ModelPlace& place);

 protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    using Wanted = void (ModelsDialog::*)(const core::models::ModelPlace&);

    QPushButton* createButton(const char* objectName, const QString& text, const QString& tip);
    QPushButton* createWish(const char* objectName, const QString& text, const QString& tip, Wanted wanted);
    QWidget* createWishes();
    const core::models::RegistryEntry* chosen() const;  // null: none
    void showChosen();
    void choosePrediction();

    std::vector<core::models::RegistryEntry> m_models;
    QTreeWidget* m_list;
    QLabel* m_detail;
    QLabel* m_problem;
    QComboBox* m_prediction;
    QPushButton* m_structure;
    QWidget* m_wishes;
};

}  // namespace ui
