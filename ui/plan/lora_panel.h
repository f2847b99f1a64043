#pragma once

#include <QWidget>
#include <vector>

#include "core/pipeline/pipeline.h"
#include "ui/document/change.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace ui {

class Document;
class FieldFilter;
class LoraCard;

// The LoRAs on the plan's model, a card each, and a button for another one. Where none is known, it says how to get
// some.
class LoraPanel : public QWidget {
    Q_OBJECT

 public:
    LoraPanel(Document& document, FieldFilter& filter, QWidget* parent = nullptr);

 private:
    void offer();
    void follow(Change change);
    void showLoras();
    LoraCard* createCard(std::size_t index);
    void add(const core::plan::ModelInfo& model);

    Document& m_document;
    FieldFilter& m_filter;
    std::vector<LoraCard*> m_cards;
    QVBoxLayout* m_list;
    QToolButton* m_add;
    QLabel* m_hint;
};

}  // namespace ui
