#pragma once

#include <QWidget>

namespace ui {

// The gallery in a window of its own, with the frame that the system gives windows. Escape and the frame's button close
// it; the contents stay their owner's, who takes them back then.
class LargeGallery : public QWidget {
    Q_OBJECT

 public:
    LargeGallery(QWidget* contents, QWidget* parent);

 Q_SIGNALS:
    void closed();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
};

}  // namespace ui
