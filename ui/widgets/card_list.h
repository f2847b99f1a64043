#pragma once

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <initializer_list>
#include <vector>

#include "core/plan/known_models.h"
#include "ui/support/icons.h"

namespace ui {

// Brings a column of cards to `count`: makes what is missing, drops what is too much. Cards that stay keep
// the keyboard focus.
template <typename Card, typename Make>
void fitCards(std::vector<Card*>& cards, QVBoxLayout& column, std::size_t count, const Make& make) {
    while (cards.size() > count) {
        cards.back()->hide();
        cards.back()->disconnect();   // what still reaches it concerns nothing in the list any more
        cards.back()->deleteLater();  // it may be the one whose signal brought us here
        cards.pop_back();
    }
    while (cards.size() < count) {
        cards.push_back(make(cards.size()));
        column.insertWidget(static_cast<int>(cards.size()) - 1, cards.back());
    }
}

// A quiet "+" with a menu of the models of some kinds, one kind below the other; `add` gets the chosen one.
template <typename Add>
void offerModels(QToolButton& button, const core::plan::KnownModels& models,
                 std::initializer_list<core::plan::ModelKind> kinds, const Add& add) {
    auto* menu = new QMenu(&button);
    for (const auto kind : kinds) {
        if (!menu->isEmpty()) menu->addSeparator();
        for (const auto& model : models)
            if (model.kind == kind)
                menu->addAction(QString::fromStdString(model.label), &button, [add, model] { add(model); });
    }
    delete button.menu();
    button.setMenu(menu);
    button.setEnabled(!menu->isEmpty());
}

}  // namespace ui
