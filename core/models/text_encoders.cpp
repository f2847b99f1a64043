#include "core/models/text_encoders.h"

namespace core::models {
namespace {

TextTower loadTower(const TextPart& part) {
    auto net = text::loadClipText(part.files.config, *part.files.weights());
    return {part.tokenizer(), std::move(net), part.layer};
}

}  // namespace

const TextTowers& TextEncoders::towers(const CancelToken& cancel) {
    if (!m_towers.empty()) return m_towers;
    TextTowers towers;
    m_bytes = 0;
    for (const auto& part : m_parts) {
        cancel.throwIfCancelled();
        towers.push_back(loadTower(part));
        m_bytes += part.files.bytes();
    }
    m_towers = std::move(towers);
    return m_towers;
}

}  // namespace core::models
