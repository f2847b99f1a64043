#include "core/training/world/wording.h"

#include "core/training/world/random.h"

namespace core::world {

namespace {

/// Half of the captions say nearly everything, a third some of it, the rest next to nothing.
float sampleDetail(Random& random) {
    switch (random.weighted({0.5F, 0.32F, 0.18F})) {
        case 0:
            return 1;
        case 1:
            return 0.75F;
        default:
            return 0.3F;
    }
}

}  // namespace

Wording::Wording(Random* random) : m_random(random) {
    if (m_random != nullptr) m_detail = sampleDetail(*m_random);
}

bool Wording::keep(float probability) { return m_random == nullptr || m_random->chance(probability * m_detail); }

bool Wording::vary(float probability) { return m_random != nullptr && m_random->chance(probability); }

int Wording::form(std::initializer_list<float> weights) {
    return m_random == nullptr ? 0 : m_random->weighted(weights);
}

std::string Wording::pick(std::span<const std::string_view> words) {
    return std::string(m_random == nullptr ? words.front() : m_random->choice(words));
}

std::string Wording::pick(std::initializer_list<std::string_view> words) {
    return pick(std::span(words.begin(), words.size()));
}

std::vector<Object> Wording::objects(const SceneAttributes& attributes) {
    std::vector<Object> kept;
    for (const Object object : attributes.objects)
        if (keep(0.92F)) kept.push_back(object);
    if (m_random != nullptr) m_random->shuffle(kept);
    return kept;
}

std::string joinList(const std::vector<std::string>& items, std::string_view comma, std::string_view conjunction) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? conjunction : comma;
        text += items[i];
    }
    return text;
}

std::string joinParts(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += separator;
        text += part;
    }
    return text;
}

}  // namespace core::world
