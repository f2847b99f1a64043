#pragma once

class QMenu;

namespace ui {

class MessageBar;
class Settings;

// How large everything in the window is drawn, in steps from 80 to 200 %; beside the zoom of the canvas, which is
// about the picture alone. Choices are kept in the settings and hold from the next start on.
void addScaleMenu(QMenu& menu, Settings& settings, MessageBar& messages);

}  // namespace ui
