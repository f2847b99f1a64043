#include "core/training/world/attributes.h"

#include <array>

namespace core::world {

namespace {

template <class Enum, std::size_t N, class T>
const T& entry(const std::array<T, N>& table, Enum value) {
    return table.at(static_cast<std::size_t>(value));
}

constexpr std::array<Colour, kGarmentColourCount> kGarmentRgb{{{214, 48, 52},
                                                               {240, 130, 38},
                                                               {248, 208, 62},
                                                               {62, 160, 80},
                                                               {48, 104, 214},
                                                               {136, 76, 186},
                                                               {246, 142, 182},
                                                               {246, 246, 242},
                                                               {46, 46, 54},
                                                               {132, 86, 52}}};
constexpr std::array<Colour, kHairColourCount> kHairRgb{
    {{40, 34, 38}, {104, 62, 36}, {236, 196, 98}, {190, 82, 40}, {165, 165, 170}}};
constexpr std::array<Colour, kSkinCount> kSkinRgb{
    {{255, 224, 196}, {246, 204, 168}, {226, 176, 132}, {184, 128, 88}, {142, 95, 66}}};

}  // namespace

bool isFemale(Who who) { return who == Who::Girl || who == Who::Woman; }

bool isChild(Who who) { return who == Who::Girl || who == Who::Boy; }

std::string_view name(Style style) {
    static constexpr std::array<std::string_view, kStyleCount> table{"flat", "watercolour"};
    return entry(table, style);
}

std::string_view name(Background background) {
    static constexpr std::array<std::string_view, kBackgroundCount> table{"meadow", "beach",  "city", "snow",
                                                                          "night",  "sunset", "room"};
    return entry(table, background);
}

std::string_view name(Object object) {
    static constexpr std::array<std::string_view, kObjectCount> table{
        "tree", "house", "ball", "cloud", "dog", "car", "flowers", "sun", "moon", "cat", "balloon", "lamp"};
    return entry(table, object);
}

std::string_view name(Who who) {
    static constexpr std::array<std::string_view, kWhoCount> table{"girl", "boy", "woman", "man"};
    return entry(table, who);
}

std::string_view name(PoseKind pose) {
    static constexpr std::array<std::string_view, kPoseCount> table{
        "standing", "walking", "running", "waving", "cheering", "sitting", "jumping", "hands on hips", "stretching"};
    return entry(table, pose);
}

std::string_view name(GarmentColour colour) {
    static constexpr std::array<std::string_view, kGarmentColourCount> table{
        "red", "orange", "yellow", "green", "blue", "purple", "pink", "white", "black", "brown"};
    return entry(table, colour);
}

std::string_view name(HairColour colour) {
    static constexpr std::array<std::string_view, kHairColourCount> table{"black", "brown", "blond", "red", "grey"};
    return entry(table, colour);
}

Colour rgb(GarmentColour colour) { return entry(kGarmentRgb, colour); }

Colour rgb(HairColour colour) { return entry(kHairRgb, colour); }

Colour skinColour(int skin) { return entry(kSkinRgb, skin); }

}  // namespace core::world
