#include "ui/support/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "ui/support/theme.h"

namespace ui {
namespace {

// The stroke colour the SVG files are drawn in: readable on both themes where Qt shows them as they are.
constexpr auto kDrawnColor = "#8b91a0";

class ThemedIconEngine : public QIconEngine {
 public:
    ThemedIconEngine(const QString& name, QColor ColorTokens::*checked) : m_checked(checked) {
        QFile file(":/icons/" + name + ".svg");
        if (!file.open(QIODevice::ReadOnly)) qFatal("the program has no icon named %s", qPrintable(name));
        m_svg = file.readAll();
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const QColor color = mode == QIcon::Disabled ? colors().faintText
                             : state == QIcon::On    ? colors().*m_checked
                                                     : colors().text;
        QByteArray svg = m_svg;
        QSvgRenderer(svg.replace(kDrawnColor, color.name().toLatin1())).render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

 private:
    QByteArray m_svg;
    QColor ColorTokens::*m_checked;
};

}  // namespace

QIcon themedIcon(const QString& name, QColor ColorTokens::*checked) {
    return QIcon(new ThemedIconEngine(name, checked));
}

}  // namespace ui
