#include "core/plan/amendments.h"

#include <utility>

#include "core/base/utf8.h"

namespace core::plan {
namespace {

constexpr std::size_t kKept = 32;
constexpr std::size_t kLongestWord = 80;  // bytes of a value that a sentence repeats

}  // namespace

void Amendments::add(Amendment amendment) {
    m_hasLoss = m_hasLoss || amendment.isLoss;
    if (m_count > 0 && m_lastField == amendment.field) return;
    m_lastField = amendment.field;
    ++m_count;
    if (m_first.size() == kKept) return;
    for (auto* word : {&amendment.field, &amendment.found, &amendment.used}) *word = repairedUtf8(*word, kLongestWord);
    m_first.push_back(std::move(amendment));
}

void Amendments::add(const Amendments& others) {
    for (const auto& amendment : others.m_first) add(amendment);
    m_count += others.m_count - others.m_first.size();
    m_hasLoss = m_hasLoss || others.m_hasLoss;
}

}  // namespace core::plan
