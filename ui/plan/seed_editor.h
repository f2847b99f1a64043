#pragma once

#include <QWidget>
#include <cstdint>
#include <optional>

#include "ui/document/change.h"
#include "ui/document/gallery.h"

class QToolButton;

namespace ui {

class Document;
class FieldFilter;
class SeedSpin;

// The seed: drawn anew for each picture, or fixed; that of the shown picture, or the next one.
class SeedEditor : public QWidget {
    Q_OBJECT

 public:
    SeedEditor(Document& document, FieldFilter& filter, QWidget* parent = nullptr);

 Q_SIGNALS:
    void reuseWanted();  // the seed of the picture on the canvas

 private:
    QToolButton* createButton(const QString& objectName, const QString& icon, const QString& tip);
    void follow(Change change);
    void showSeed();
    std::optional<std::uint64_t> paintedSeed();
    void setRandom(bool random);
    void fix(quint64 seed);

    Document& m_document;
    SeedSpin* m_seed;
    QToolButton* m_random;
    QToolButton* m_reuse;
    QToolButton* m_next;
    PictureId m_readId = kNoPicture;  // the picture whose seed is known
    std::optional<std::uint64_t> m_readSeed;
};

}  // namespace ui
