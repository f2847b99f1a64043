#pragma once

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "ui/document/gallery.h"

namespace ui {

// The prompts of the gallery's pictures, read from their files in the background when first asked for.
class PicturePrompts : public QObject {
    Q_OBJECT

 public:
    explicit PicturePrompts(QObject* parent = nullptr);
    ~PicturePrompts() override;

    // Empty until it was read, and for a picture without a plan.
    QString of(const Picture& picture);

 Q_SIGNALS:
    void loaded();  // some more; at most ten times a second

 private:
    void read(const Picture& picture);

    QHash<PictureId, QString> m_known;  // empty while it is being read
    QTimer m_tellSoon;
    QThreadPool m_pool;
};

}  // namespace ui
