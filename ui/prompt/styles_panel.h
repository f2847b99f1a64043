#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "core/plan/plan.h"
#include "ui/document/change.h"

class QMenu;
class QVBoxLayout;

namespace ui {

class Document;
class FieldFilter;
class StyleRow;

// The styles of the plan, a row each: guidance pulls the picture towards the prompt with the style's words before it,
// as strongly as its slider says.
class StylesPanel : public QWidget {
    Q_OBJECT

 public:
    explicit StylesPanel(Document& document, QWidget* parent = nullptr);

 private:
    using Styles = std::vector<core::plan::StyleTerm>;

    QWidget* createHead();
    void offer(QMenu& menu, const QString& name, const QString& words);
    StyleRow* createRow(std::size_t index);
    void edit(const std::function<void(Styles&)>& change);
    void follow(Change change);

    Document& m_document;
    FieldFilter* m_filter;
    QVBoxLayout* m_column;
    std::vector<StyleRow*> m_rows;
};

}  // namespace ui
