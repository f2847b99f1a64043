#pragma once

#include <QObject>
#include <QTimer>

#include "ui/document/change.h"

namespace ui {

class Document;

// While it is on, every change of the plan asks for a draft as soon as the hand rests.
class LiveMode : public QObject {
    Q_OBJECT

 public:
    explicit LiveMode(Document& document, QObject* parent = nullptr);

    void setOn(bool on);

 Q_SIGNALS:
    void draftWanted();

 private:
    void follow(Change change);

    bool m_on = false;
    QTimer m_rest;
};

}  // namespace ui
