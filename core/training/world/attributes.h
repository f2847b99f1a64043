#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/training/world/colour.h"

namespace core::world {

class Random;

enum class Style { Flat, Watercolour };
enum class Background { Meadow, Beach, City, Snow, Night, Sunset, Room };
enum class Object { Tree, House, Ball, Cloud, Dog, Car, Flowers, Sun, Moon, Cat, Balloon, Lamp };
enum class Who { Girl, Boy, Woman, Man };
enum class PoseKind { Standing, Walking, Running, Waving, Cheering, Sitting, Jumping, HandsOnHips, Stretching };
enum class GarmentColour { Red, Orange, Yellow, Green, Blue, Purple, Pink, White, Black, Brown };
enum class HairColour { Black, Brown, Blond, Red, Grey };
enum class HairCut { Long, Ponytail, Bun, Bob, Short, Curly };
enum class Top { Shirt, Sweater, Dress };
enum class Bottom { Trousers, Skirt, Shorts };

constexpr int kStyleCount = 2;
constexpr int kBackgroundCount = 7;
constexpr int kObjectCount = 12;
constexpr int kWhoCount = 4;
constexpr int kPoseCount = 9;
constexpr int kGarmentColourCount = 10;
constexpr int kHairColourCount = 5;
constexpr int kHairCutCount = 6;
constexpr int kSkinCount = 5;

struct Person {
    Who who = Who::Girl;
    Top top = Top::Shirt;
    GarmentColour topColour = GarmentColour::Red;  ///< of the whole dress when `top` is a dress
    Bottom bottom = Bottom::Trousers;              ///< not worn with a dress
    GarmentColour bottomColour = GarmentColour::Blue;
    HairColour hairColour = HairColour::Brown;
    HairCut hairCut = HairCut::Short;
    std::optional<GarmentColour> hat;
    int skin = 0;  ///< 0 (light) .. kSkinCount-1 (dark); never captioned
    PoseKind pose = PoseKind::Standing;
    int facing = 1;  ///< -1 to the left of the picture, +1 to the right

    bool operator==(const Person&) const = default;
};

/// Everything that decides a picture of the world: the same attributes give the same bytes.
struct SceneAttributes {
    Style style = Style::Flat;
    Background background = Background::Meadow;
    std::vector<Person> people;   ///< one or two, from left to right
    std::vector<Object> objects;  ///< without repetition
    std::uint64_t seed = 0;       ///< layout and small variations that no caption mentions

    bool operator==(const SceneAttributes&) const = default;
};

/// Draws a scene: one person (92 %) or two, up to three objects that suit the background.
SceneAttributes sampleAttributes(Random& random);

bool isFemale(Who who);
bool isChild(Who who);

/// English names, lower case, as they appear in captions.
std::string_view name(Style style);
std::string_view name(Background background);
std::string_view name(Object object);
std::string_view name(Who who);
std::string_view name(PoseKind pose);
std::string_view name(GarmentColour colour);
std::string_view name(HairColour colour);

Colour rgb(GarmentColour colour);
Colour rgb(HairColour colour);
Colour skinColour(int skin);

}  // namespace core::world
