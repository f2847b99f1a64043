#pragma once

#include <QColor>
#include <QString>
#include <cstddef>

namespace ui {

enum class Theme { Dark, Light };

// Every colour of the window, named by what it means. Style sheet, palette, icons and painted
// widgets all read these, so a colour means the same wherever it appears.
struct ColorTokens {
    QColor stage;         // behind the picture
    QColor sunken;        // gallery strip, tracks of sliders and bars
    QColor panel;         // docks, menus, status line
    QColor field;         // what can be typed into
    QColor control;       // buttons
    QColor controlHover;  // buttons under the pointer
    QColor border;
    QColor text;
    QColor dimText;
    QColor faintText;
    QColor accent;  // the one action that matters, selections
    QColor accentHover;
    QColor checked;    // behind what is switched on
    QColor focus;      // about what has the keyboard
    QColor onAccent;   // text on accent, structure and texture
    QColor structure;  // the structure generator
    QColor texture;    // the texture generator
    QColor playhead;   // where a run stands on the plan
    QColor danger;     // failures
    QColor handle;     // what can be dragged
    QColor partner1;   // partners, in the plan's order; see partnerColor()
    QColor partner2;
    QColor partner3;
    QColor partner4;
    QColor lowStage;   // the low-resolution stage
    QColor highStage;  // the stage that finishes the picture
    QColor controlNet;
    QColor weight;    // of a prompt's words
    QColor wildcard;  // a choice that the seed makes
};

const ColorTokens& colors();

// The colour of a plan's partner, the same wherever it appears; after four they repeat.
QColor partnerColor(std::size_t index);
Theme currentTheme();

// Dresses the whole application. Widgets that paint themselves get a StyleChange event.
void applyTheme(Theme theme);

}  // namespace ui
