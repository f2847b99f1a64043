#pragma once

#include <QPlainTextEdit>
#include <QTest>
#include <memory>

#include "tests/gui/script.h"
#include "ui/window/main_window.h"

// Answers dialogs with what a test prepared.
class PreparedDialogs : public ui::Dialogs {
 public:
    explicit PreparedDialogs(const QString* answer) : m_answer(answer) {}

    void askPictureToOpen(QWidget*, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askWhereToSave(QWidget*, const QString&, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askPoseToOpen(QWidget*, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askWhereToSavePose(QWidget*, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askEdgesToOpen(QWidget*, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askReferenceToOpen(QWidget*, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askModelToOpen(QWidget*, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askFolder(QWidget*, const QString&, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askProjectToOpen(QWidget*, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askWhereToSaveProject(QWidget*, const QString&, OnFile onAnswer) override { onAnswer(*m_answer); }
    void askToSave(QWidget*, const QString&, OnChoice onAnswer) override { onAnswer(!m_answer->isEmpty()); }
    void askToRevert(QWidget*, const QString&, OnChoice onAnswer) override {
        if (!m_answer->isEmpty()) onAnswer(true);
    }
    void showAbout(QWidget*) override {}

 private:
    const QString* m_answer;
};

// The real window over a scripted picture maker, or another one, and a settings folder of the test, driven by object
// names.
class Studio {
 public:
    explicit Studio(const QString& folder, ui::BackendFactory makePictures = {});
    ~Studio();

    void reopen();  // the window anew, in the language of the settings

    int windowsOpened() const { return m_windowsOpened; }  // that the studio asked for
    Script& script() { return *m_script; }
    ui::MainWindow& window() { return *m_window; }
    ui::Document& document() { return m_window->document(); }

    template <typename T>
    T* find(const QString& objectName) const {
        T* object = m_window->findChild<T*>(objectName);
        if (!object) qFatal("the window has no %s", qPrintable(objectName));
        return object;
    }

    QString textOf(const QString& label) const;  // of a QLabel
    QString message() const;                     // of the message bar, empty when it is hidden
    int pictures() const;                        // in the gallery strip
    int picturesOnDisk() const;                  // in the gallery folder
    bool isIdle() const;                         // nothing runs and nothing waits

    void trigger(const QString& action);  // asserts that it is enabled
    void type(const QString& field, const QString& text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);  // in the focused widget
    void drop(const QString& file);                                             // on the middle of the window
    void answerDialogs(const QString& file) { m_answer = file; }

 private:
    void open();

    QString m_answer;
    int m_windowsOpened = 0;
    ui::Places m_places;
    std::shared_ptr<Script> m_script = std::make_shared<Script>();
    ui::BackendFactory m_makePictures;
    std::unique_ptr<ui::MainWindow> m_window;
};
