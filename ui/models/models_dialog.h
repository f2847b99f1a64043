#pragma once

#include <QDialog>
#include <QHash>

#include "core/models/model_registry.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class ModelDetail;

// The person's own models: what each is, where it lies, what is wrong with it; those of watched folders beneath their
// folder. Asks for changes and shows what came of them.
class ModelsDialog : public QDialog {
    Q_OBJECT

 public:
    explicit ModelsDialog(QWidget* parent);

    void setModels(const core::models::OwnModels& models);
    void setHash(const std::filesystem::path& model, const QString& sha256);
    void setHashProblem(const std::filesystem::path& model, const QString& sentence);
    void showProblem(const QString& sentence);

 Q_SIGNALS:
    void fileWanted();
    void folderWanted();
    void watchWanted();
    void dropped(const QString& path);
    void vocabularyWanted(const core::models::ModelLocation& of);
    void lenderWanted(const core::models::ModelLocation& of);  // a folder
    void lenderFileWanted(const core::models::ModelLocation& of);
    void structureWanted(const core::models::ModelLocation& of);
    void changed(const core::models::ModelLocation& place);
    void noted(const core::models::ModelLocation& of, const QString& notes);
    void forgotten(const core::models::ModelLocation& place);
    void unwatched(const std::filesystem::path& folder);

 protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    using Wanted = void (ModelsDialog::*)(const core::models::ModelLocation&);

    void createList();
    QPushButton* createButton(const char* objectName, const QString& text, const QString& tip);
    QPushButton* createWish(const char* objectName, const QString& text, const QString& tip, Wanted wanted);
    QWidget* createWishes();
    void createWishesOfFiles();
    void fillList();
    QTreeWidgetItem* itemToChoose(const QString& before) const;
    const core::models::RegistryEntry* chosen() const;        // null: none
    const core::models::WatchedFolder* chosenFolder() const;  // null: none
    void showChosen();
    void showFolder(const core::models::WatchedFolder& folder);
    void showEntry(const core::models::RegistryEntry& entry);
    void showHash(const core::models::RegistryEntry& entry);
    void showWishes();
    void choosePrediction();
    void forget();

    core::models::OwnModels m_models;
    QHash<QString, QString> m_hashes;        // by path
    QHash<QString, QString> m_hashProblems;  // by path
    QTreeWidget* m_list;
    ModelDetail* m_detail;
    QLabel* m_problem;
    QComboBox* m_prediction = nullptr;
    QPushButton* m_vocabulary = nullptr;
    QPushButton* m_lender = nullptr;
    QPushButton* m_lenderFile = nullptr;
    QPushButton* m_structure = nullptr;
    QPushButton* m_forget = nullptr;
    QWidget* m_wishes;
};

}  // namespace ui
