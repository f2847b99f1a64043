#pragma once

#include <QObject>
#include <QTimer>

#include "ui/document/change.h"

namespace ui {

class Document;

// While it is on, drafts follow the plan as fast as they are painted: a change asks for one at once, or as soon as the
// one at work has ended. Once the hand rests, a draft of an older plan is not waited for any more.
class LiveMode : public QObject {
    Q_OBJECT

 public:
    explicit LiveMode(Document& document, QObject* parent = nullptr);

    void setOn(bool on);
    void setPainting(bool painting);  // a draft or another picture

 Q_SIGNALS:
    void draftWanted();  // in the place of an older one

 private:
    void follow(Change change);
    void ask();

    bool m_on = false;
    bool m_isPainting = false;
    bool m_isBehind = false;  // the plan was changed since the last draft began
    QTimer m_soon;            // changes that come together are one
    QTimer m_rest;
};

}  // namespace ui
