#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/training/world/attributes.h"

namespace core::world {

class Random;

/// Decides what a caption says and in which words. Without a source of chance everything is said, in
/// the first wording: the same templates then give the full caption.
class Wording {
 public:
    explicit Wording(Random* random);

    /// Whether to mention something; short captions keep less.
    bool keep(float probability);

    /// Whether to leave the usual form.
    bool vary(float probability);

    /// One of several forms, by weights that sum to one.
    int form(std::initializer_list<float> weights);

    std::string pick(std::span<const std::string_view> words);
    std::string pick(std::initializer_list<std::string_view> words);

    /// The objects to mention, in the order in which to mention them.
    std::vector<Object> objects(const SceneAttributes& attributes);

 private:
    Random* m_random;
    float m_detail = 1;  ///< scales the probability of mentioning anything
};

/// "a, b and c" with the language's own comma and conjunction.
std::string joinList(const std::vector<std::string>& items, std::string_view comma, std::string_view conjunction);

/// All items that are not empty, separated.
std::string joinParts(const std::vector<std::string>& parts, std::string_view separator);

std::string englishCaption(const SceneAttributes& attributes, Wording& wording);
std::string chineseCaption(const SceneAttributes& attributes, Wording& wording);

}  // namespace core::world
