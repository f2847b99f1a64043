#pragma once

#include <vector>

#include "core/pipeline/pipeline.h"
#include "ui/document/change.h"
#include "ui/widgets/dock_panel.h"

class QToolButton;
class QVBoxLayout;

namespace ui {

class Document;
class FieldFilter;
class PartnerCard;

// The models that paint along, a card each.
class PartnersDock : public DockPanel {
    Q_OBJECT

 public:
    explicit PartnersDock(Document& document, QWidget* parent = nullptr);

 Q_SIGNALS:
    void maskWanted();  // of the document's masked partner: the tool that paints it

 private:
    void offer();
    void follow(Change change);
    void showPartners();
    PartnerCard* createCard(std::size_t index);
    void add(const core::plan::ModelInfo& model);

    Document& m_document;
    FieldFilter* m_filter;
    std::vector<PartnerCard*> m_cards;
    QVBoxLayout* m_column;
    QToolButton* m_add;
};

}  // namespace ui
