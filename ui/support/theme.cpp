#include "ui/support/theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <array>

#include "ui/support/style_sheet.h"

namespace ui {
namespace {

const ColorTokens& darkColors() {
    static const ColorTokens tokens{
        .stage = "#15171b",
        .sunken = "#1b1d22",
        .panel = "#23262d",
        .field = "#1b1d22",
        .control = "#2b2f38",
        .controlHover = "#353a45",
        .border = "#363b46",
        .text = "#e7e9ee",
        .dimText = "#a2a8b4",
        .faintText = "#7a808d",
        .accent = "#f2a33a",
        .accentHover = "#f7b355",
        .checked = "#4a3b22",
        .focus = "#c3c8d2",
        .onAccent = "#1b1305",
        .structure = "#4f8ef7",
        .texture = "#f2a33a",
        .playhead = "#f0605a",
        .danger = "#ef6a61",
        .handle = "#eceef2",
        .partner1 = "#4fc48a",
        .partner2 = "#b07ff0",
        .partner3 = "#3fb8c8",
        .partner4 = "#e57aa8",
        .lowStage = "#56617a",
        .highStage = "#7d8cad",
        .controlNet = "#7a808d",
        .weight = "#f2a33a",
        .wildcard = "#6aa5ff",
    };
    return tokens;
}

const ColorTokens& lightColors() {
    static const ColorTokens tokens{
        .stage = "#d3d6dc",
        .sunken = "#e4e6eb",
        .panel = "#f5f6f8",
        .field = "#ffffff",
        .control = "#e6e8ed",
        .controlHover = "#dadde4",
        .border = "#cdd1d9",
        .text = "#1e2128",
        .dimText = "#5a606c",
        .faintText = "#868c98",
        .accent = "#f2a33a",
        .accentHover = "#e89522",
        .checked = "#fbe0b8",
        .focus = "#5a606c",
        .onAccent = "#1b1305",
        .structure = "#4f8ef7",
        .texture = "#f2a33a",
        .playhead = "#d8352e",
        .danger = "#c9352c",
        .handle = "#ffffff",
        .partner1 = "#2fa56c",
        .partner2 = "#9059dd",
        .partner3 = "#1e96a8",
        .partner4 = "#cf5189",
        .lowStage = "#9aa6bd",
        .highStage = "#b9c3d6",
        .controlNet = "#9097a3",
        .weight = "#b06a00",
        .wildcard = "#2563c9",
    };
    return tokens;
}

Theme g_theme = Theme::Dark;

QPalette paletteOf(const ColorTokens& c) {
    QPalette palette;
    palette.setColor(QPalette::Window, c.panel);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.field);
    palette.setColor(QPalette::AlternateBase, c.sunken);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.faintText);
    palette.setColor(QPalette::Button, c.control);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.danger);
    palette.setColor(QPalette::ToolTipBase, c.sunken);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.structure);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.faintText);
    return palette;
}

}  // namespace

const ColorTokens& colors() { return g_theme == Theme::Dark ? darkColors() : lightColors(); }

QColor partnerColor(std::size_t index) {
    const ColorTokens& c = colors();
    const std::array all{c.partner1, c.partner2, c.partner3, c.partner4};
    return all[index % all.size()];
}

Theme currentTheme() { return g_theme; }

void applyTheme(Theme theme) {
    g_theme = theme;
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QApplication::setPalette(paletteOf(colors()));
    qApp->setStyleSheet(styleSheet(colors()));
}

}  // namespace ui
