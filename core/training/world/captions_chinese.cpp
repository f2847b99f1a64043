#include <algorithm>
#include <array>

#include "core/training/world/placement.h"
#include "core/training/world/wording.h"

namespace core::world {

namespace {

template <std::size_t N, class Enum>
std::string word(const std::array<std::string_view, N>& table, Enum value) {
    return std::string(table.at(static_cast<std::size_t>(value)));
}

/// One character each; "色" makes the full word.
std::string shortColour(GarmentColour colour) {
    static constexpr std::array<std::string_view, kGarmentColourCount> table{"红", "橙", "黄", "绿", "蓝",
                                                                             "紫", "粉", "白", "黑", "棕"};
    return word(table, colour);
}

std::string colourWord(GarmentColour colour, Wording& w) {
    if (w.vary(0.1F)) return shortColour(colour);
    return shortColour(colour) + (w.vary(0.08F) ? "色的" : "色");
}

std::string hairColourWord(HairColour colour) {
    static constexpr std::array<std::string_view, kHairColourCount> table{"黑", "棕", "金", "红", "灰"};
    return word(table, colour);
}

std::string hairCutWord(HairCut cut) {
    static constexpr std::array<std::string_view, kHairCutCount> table{"长发", "马尾", "发髻", "短发", "短发", "卷发"};
    return word(table, cut);
}

std::string whoWord(Who who) {
    static constexpr std::array<std::string_view, kWhoCount> table{"女孩", "男孩", "女人", "男人"};
    return word(table, who);
}

std::string poseWords(PoseKind pose, Wording& w) {
    switch (pose) {
        case PoseKind::Standing:
            return w.pick({"站着", "站立"});
        case PoseKind::Walking:
            return w.pick({"走路", "行走"});
        case PoseKind::Running:
            return w.pick({"跑步", "奔跑"});
        case PoseKind::Waving:
            return "挥手";
        case PoseKind::Cheering:
            return w.pick({"举起双臂", "欢呼"});
        case PoseKind::Sitting:
            return w.pick({"坐着", "坐在箱子上"});
        case PoseKind::Jumping:
            return "跳跃";
        case PoseKind::HandsOnHips:
            return "双手叉腰";
        case PoseKind::Stretching:
            return "张开双臂";
    }
    return {};
}

std::string placeNoun(Background background, Wording& w) {
    switch (background) {
        case Background::Meadow:
            return w.pick({"草地上", "田野里"});
        case Background::Beach:
            return w.pick({"海滩上", "海边"});
        case Background::City:
            return w.pick({"城市里", "街上"});
        case Background::Snow:
            return w.pick({"雪地里", "雪中"});
        case Background::Night:
            return w.pick({"夜晚", "夜空下"});
        case Background::Sunset:
            return w.pick({"日落时", "夕阳下"});
        case Background::Room:
            return w.pick({"房间里", "家里"});
    }
    return {};
}

std::string objectWords(Object object) {
    static constexpr std::array<std::string_view, kObjectCount> table{
        "一棵树", "一座房子", "一个球", "云", "一只狗", "一辆车", "花", "太阳", "月亮", "一只猫", "一个气球", "一盏灯"};
    return word(table, object);
}

std::string styleWords(Style style, Wording& w) {
    if (style == Style::Flat) return w.pick({"扁平卡通", "卡通", "卡通画"});
    return w.pick({"水彩", "水彩画", "水彩风格"});
}

std::string topWords(const Person& person, Wording& w) {
    static constexpr std::array<std::string_view, 3> garments{"衬衫", "毛衣", "连衣裙"};
    return colourWord(person.topColour, w) + word(garments, person.top);
}

std::string bottomWords(const Person& person, Wording& w) {
    static constexpr std::array<std::string_view, 3> garments{"裤子", "裙子", "短裤"};
    return colourWord(person.bottomColour, w) + word(garments, person.bottom);
}

/// "穿红色衬衫和蓝色裤子、戴绿色帽子的", or nothing.
std::string clothes(const Person& person, Wording& w) {
    std::vector<std::string> worn;
    if (w.keep(0.98F)) worn.push_back(topWords(person, w));
    if (person.top != Top::Dress && w.keep(0.82F)) worn.push_back(bottomWords(person, w));
    const std::string wear = worn.empty() ? "" : w.pick({"穿", "穿", "穿着"}) + joinList(worn, "、", "和");
    std::string hat;
    if (person.hat && w.keep(0.87F)) {
        hat = w.pick({"戴", "戴着"});
        hat += colourWord(*person.hat, w) + "帽子";
    }
    const std::string both = w.vary(0.3F) ? joinParts({hat, wear}, "、") : joinParts({wear, hat}, "、");
    return both.empty() ? both : both + "的";
}

std::string hairWords(const Person& person, Wording& w) {
    if (!w.keep(0.42F)) return {};
    const std::string colour = hairColourWord(person.hairColour);
    return w.form({0.5F, 0.5F}) == 0 ? colour + "色" + hairCutWord(person.hairCut) : colour + "发";
}

std::string personWords(const Person& person, Wording& w) {
    const std::string count = w.vary(0.1F) ? "" : "一个";
    const std::string wear = clothes(person, w);
    return count + wear + hairWords(person, w) + whoWord(person.who);
}

std::string objectClause(const SceneAttributes& attributes, Wording& w) {
    const std::vector<Object> objects = w.objects(attributes);
    if (objects.empty()) return {};
    std::vector<std::string> words;
    for (const Object object : objects) words.push_back(objectWords(object));
    const bool beside = std::ranges::none_of(objects, [](Object object) { return layerOf(object) == Layer::Sky; });
    const std::string verb = beside ? w.pick({"有", "旁边有", "还有"}) : w.pick({"有", "还有"});
    return verb + joinList(words, "、", "和");
}

/// One person's clause may hold the place: "女孩在海滩上挥手"; with two people the place comes first.
std::string peopleClause(const SceneAttributes& attributes, const std::string& place, Wording& w) {
    std::vector<std::string> clauses;
    bool acting = false;
    for (const Person& person : attributes.people) {
        const std::string pose = w.keep(0.88F) ? poseWords(person.pose, w) : std::string();
        acting = acting || !pose.empty();
        clauses.push_back(personWords(person, w) + place + pose);
    }
    return joinParts(clauses, acting ? "，" : "和");
}

std::string sceneClauses(const SceneAttributes& attributes, Wording& w) {
    const std::string place = w.keep(0.94F) ? placeNoun(attributes.background, w) : std::string();
    const bool placeFirst = attributes.people.size() > 1 || w.vary(0.4F);
    const std::string lead = placeFirst && !place.empty() ? (w.vary(0.5F) ? "在" : "") + place : std::string();
    const std::string inside = placeFirst || place.empty() ? std::string() : "在" + place;
    const std::string people = peopleClause(attributes, inside, w);
    return joinParts({lead, people, objectClause(attributes, w)}, "，");
}

std::string withStyle(const std::string& scene, Style style, Wording& w) {
    if (!w.keep(0.85F)) return scene;
    switch (w.form({0.5F, 0.38F, 0.12F})) {
        case 0:
            return scene + "，" + styleWords(style, w);
        case 1:
            return styleWords(style, w) + "，" + scene;
        default:
            return (style == Style::Flat ? "一幅卡通画：" : "一幅水彩画：") + scene;
    }
}

/// A bare list of keywords: "女孩，红色连衣裙，挥手，海边，水彩".
std::string tags(const SceneAttributes& attributes, Wording& w) {
    std::vector<std::string> words;
    for (const Person& person : attributes.people) {
        words.push_back(hairWords(person, w) + whoWord(person.who));
        if (w.keep(0.97F)) words.push_back(topWords(person, w));
        if (person.top != Top::Dress && w.keep(0.8F)) words.push_back(bottomWords(person, w));
        if (person.hat && w.keep(0.85F)) words.push_back(colourWord(*person.hat, w) + "帽子");
        if (w.keep(0.85F)) words.push_back(poseWords(person.pose, w));
    }
    if (w.keep(0.93F)) words.push_back(placeNoun(attributes.background, w));
    for (const Object object : w.objects(attributes)) words.push_back(objectWords(object));
    if (w.keep(0.85F)) words.push_back(styleWords(attributes.style, w));
    return joinParts(words, "，");
}

/// Some people type ASCII commas.
std::string withPlainCommas(std::string_view text) {
    static constexpr std::string_view comma = "，";
    std::string plain;
    for (std::size_t at = text.find(comma); at != std::string_view::npos; at = text.find(comma)) {
        plain.append(text.substr(0, at)).push_back(',');
        text.remove_prefix(at + comma.size());
    }
    return plain.append(text);
}

}  // namespace

std::string chineseCaption(const SceneAttributes& attributes, Wording& wording) {
    const std::string text = wording.vary(0.1F)
                                 ? tags(attributes, wording)
                                 : withStyle(sceneClauses(attributes, wording), attributes.style, wording);
    return wording.vary(0.15F) ? withPlainCommas(text) : text;
}

}  // namespace core::world
