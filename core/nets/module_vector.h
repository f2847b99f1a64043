#pragma once

#include <torch/nn/modules/container/modulelist.h>

#include <string>
#include <vector>

namespace core::nets {

// A ModuleList that knows the type of its items: parameters are called "<name>.<index>....".
// Empty until bound to the module that owns it.
template <typename Item>
class ModuleVector {
 public:
    void bind(torch::nn::Module& owner, const std::string& name) {
        m_list = owner.register_module(name, torch::nn::ModuleList());
    }
    void add(Item item) {
        m_list->push_back(item);
        m_items.push_back(std::move(item));
    }

    auto begin() { return m_items.begin(); }
    auto end() { return m_items.end(); }
    Item& operator[](std::size_t index) { return m_items[index]; }
    std::size_t size() const { return m_items.size(); }
    bool empty() const { return m_items.empty(); }

 private:
    torch::nn::ModuleList m_list{nullptr};
    std::vector<Item> m_items;
};

}  // namespace core::nets
