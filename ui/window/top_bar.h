#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenuBar;

namespace ui {

class MemoryMeter;
class ToolBar;

// The one bar on top: the menu, the tools with their letters, the zoom, where networks compute, the memory. Where there
// is little room, the tools lose their names first, then what only informs goes.
class TopBar : public QWidget {
    Q_OBJECT

 public:
    explicit TopBar(QWidget* parent = nullptr);

    QMenuBar& menus() { return *m_menus; }
    void setTools(ToolBar* tools);  // takes it over
    void showZoom(double factor);
    void showDevice(const QString& summary);

    QSize minimumSizeHint() const override;

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void fit();

    QMenuBar* m_menus;
    ToolBar* m_tools = nullptr;
    QLabel* m_zoom;
    QLabel* m_device;
    MemoryMeter* m_memory;
    QHBoxLayout* m_row;
};

}  // namespace ui
