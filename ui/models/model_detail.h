#pragma once

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include "core/models/model_registry.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

// One of the person's models: its picture, where its files are, hash and licence, and the person's notes on it, which
// are told a moment after they were typed.
class ModelDetail : public QWidget {
    Q_OBJECT

 public:
    explicit ModelDetail(QWidget* parent);
    ~ModelDetail() override;

    void showText(const QString& text);  // and no model
    void showModel(const core::models::RegistryEntry& entry);
    void setHash(const QString& sha256);  // empty: not known yet
    void setHashProblem(const QString& sentence);

 Q_SIGNALS:
    void noted(const core::models::ModelLocation& of, const QString& notes);

 protected:
    void hideEvent(QHideEvent* event) override;

 private:
    void create();
    QWidget* createHashRow();
    QWidget* createLicenceRow();
    void setNotes(const std::string& notes, bool isSameModel);
    void tellNotes();
    void loadPicture();
    void showPicture(const QImage& picture);
    void showLicence();

    core::models::RegistryEntry m_entry;  // without an id: none
    QString m_sha256;
    QLabel* m_picture;
    QLabel* m_text;
    QLabel* m_hash = nullptr;
    QLabel* m_licence = nullptr;
    QPushButton* m_copyHash = nullptr;
    QPushButton* m_readLicence = nullptr;
    QPlainTextEdit* m_notes;
    QTimer m_noting;     // runs while notes have not been told
    int m_pictures = 0;  // that were asked for
    QThreadPool m_pool;
};

}  // namespace ui
