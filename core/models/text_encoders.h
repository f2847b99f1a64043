#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/models/model_parts.h"
#include "core/models/text_tower.h"

namespace core::models {

// The text encoders of one model in memory. They are read once a picture, before its first step, and may go until the
// next one. One thread at a time.
class TextEncoders {
 public:
    // Nothing is loaded. Files are opened anew whenever the encoders come back.
    explicit TextEncoders(std::vector<TextPart> parts) : m_parts(std::move(parts)) {}

    // Loads those that are away, `cancel` between them. Throws Error for files that are missing or damaged.
    const TextTowers& towers(const CancelToken& cancel = {});

    void release() { m_towers.clear(); }

    // What their weights take now, in full precision.
    std::int64_t heldBytes() const { return m_towers.empty() ? 0 : m_bytes; }

 private:
    std::vector<TextPart> m_parts;
    TextTowers m_towers;  // empty: away
    std::int64_t m_bytes = 0;
};

}  // namespace core::models
