#include "core/training/world/wording.h"

namespace core::world {

namespace {

std::string text(std::string_view view) { return std::string(view); }

std::string withArticle(const std::string& noun) {
    const bool vowel = std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + noun;
}

std::string poseWords(PoseKind pose, Wording& w) {
    switch (pose) {
        case PoseKind::Standing:
            return w.pick({"standing", "standing still"});
        case PoseKind::Walking:
            return "walking";
        case PoseKind::Running:
            return "running";
        case PoseKind::Waving:
            return w.pick({"waving", "waving a hand"});
        case PoseKind::Cheering:
            return w.pick({"cheering", "with arms up", "raising both arms"});
        case PoseKind::Sitting:
            return w.pick({"sitting", "sitting on a box"});
        case PoseKind::Jumping:
            return "jumping";
        case PoseKind::HandsOnHips:
            return "with hands on hips";
        case PoseKind::Stretching:
            return w.pick({"with arms stretched out", "spreading the arms"});
    }
    return {};
}

std::string placeWords(Background background, Wording& w) {
    switch (background) {
        case Background::Meadow:
            return w.pick({"in a meadow", "on the grass", "in a field"});
        case Background::Beach:
            return w.pick({"on the beach", "by the sea"});
        case Background::City:
            return w.pick({"in the city", "on a city street"});
        case Background::Snow:
            return w.pick({"in the snow", "in the snow", "on a snowy day"});
        case Background::Night:
            return w.pick({"at night", "under the night sky"});
        case Background::Sunset:
            return "at sunset";
        case Background::Room:
            return w.pick({"in a room", "at home", "indoors"});
    }
    return {};
}

std::string styleWords(Style style, Wording& w) {
    if (style == Style::Flat) return w.pick({"flat cartoon", "cartoon", "flat illustration"});
    return w.pick({"watercolour", "watercolour", "watercolor", "watercolour painting", "watercolor painting"});
}

std::string objectWords(Object object) {
    switch (object) {
        case Object::Flowers:
            return "flowers";
        case Object::Sun:
            return "the sun";
        case Object::Moon:
            return "the moon";
        default:
            return withArticle(text(name(object)));
    }
}

std::string hairWords(const Person& person) {
    const std::string colour = text(name(person.hairColour));
    switch (person.hairCut) {
        case HairCut::Long:
            return "long " + colour + " hair";
        case HairCut::Ponytail:
            return withArticle(colour) + " ponytail";
        case HairCut::Bun:
            return withArticle(colour) + " bun";
        case HairCut::Bob:
            return withArticle(colour) + " bob";
        case HairCut::Short:
            return "short " + colour + " hair";
        case HairCut::Curly:
            return "curly " + colour + " hair";
    }
    return {};
}

std::string topWords(const Person& person, Wording& w) {
    const std::string colour = text(name(person.topColour)) + " ";
    if (person.top == Top::Dress) return colour + "dress";
    if (person.top == Top::Sweater) return colour + (w.vary(0.12F) ? "jumper" : "sweater");
    return colour + (w.vary(0.1F) ? "t-shirt" : "shirt");
}

std::string bottomWords(const Person& person, Wording& w) {
    const std::string colour = text(name(person.bottomColour)) + " ";
    if (person.bottom == Bottom::Skirt) return colour + "skirt";
    if (person.bottom == Bottom::Shorts) return colour + "shorts";
    return colour + (w.vary(0.12F) ? "pants" : "trousers");
}

std::vector<std::string> clothes(const Person& person, Wording& w) {
    std::vector<std::string> items;
    if (w.keep(0.98F)) items.push_back(withArticle(topWords(person, w)));
    if (person.top != Top::Dress && w.keep(0.82F)) {
        const std::string bottom = bottomWords(person, w);
        items.push_back(person.bottom == Bottom::Skirt ? withArticle(bottom) : bottom);
    }
    if (person.hat && w.keep(0.87F)) items.push_back(withArticle(text(name(*person.hat)) + " hat"));
    return items;
}

/// "a blond-haired girl", "a girl with long blond hair", "a little girl".
std::string whoWords(const Person& person, Wording& w) {
    std::string noun = text(name(person.who));
    if (isChild(person.who) && w.vary(0.07F)) noun = "little " + noun;
    if (!w.keep(0.42F)) return w.vary(0.08F) ? noun : withArticle(noun);
    const std::string colour = text(name(person.hairColour));
    switch (w.form({0.35F, 0.35F, 0.3F})) {
        case 0:
            return withArticle(noun) + " with " + hairWords(person);
        case 1:
            return withArticle(noun) + " with " + colour + " hair";
        default:
            return withArticle(colour + "-haired " + noun);
    }
}

std::string personWords(const Person& person, Wording& w) {
    const std::string who = whoWords(person, w);
    const std::vector<std::string> items = clothes(person, w);
    std::string wear;
    if (!items.empty()) wear = w.pick({"in ", "in ", "wearing ", "dressed in "}) + joinList(items, ", ", " and ");
    const std::string pose = w.keep(0.88F) ? poseWords(person.pose, w) : std::string();
    switch (w.form({0.5F, 0.2F, 0.3F})) {
        case 0:
            return joinParts({who, wear, pose}, " ");
        case 1:
            return joinParts({joinParts({who, wear}, " "), pose}, ", ");
        default:
            return joinParts({who, pose, wear}, " ");
    }
}

std::string peopleWords(const SceneAttributes& attributes, Wording& w) {
    std::vector<std::string> people;
    for (const Person& person : attributes.people) people.push_back(personWords(person, w));
    return joinList(people, ", ", " and ");
}

std::vector<std::string> objectList(const SceneAttributes& attributes, Wording& w) {
    std::vector<std::string> words;
    for (const Object object : w.objects(attributes)) words.push_back(objectWords(object));
    return words;
}

std::string sceneWords(const SceneAttributes& attributes, Wording& w) {
    const std::string people = peopleWords(attributes, w);
    const std::string place = w.keep(0.94F) ? placeWords(attributes.background, w) : std::string();
    const std::string objects = joinList(objectList(attributes, w), ", ", " and ");
    const std::string company = objects.empty() ? "" : w.pick({", with ", ", ", " with ", ", and "}) + objects;
    switch (w.form({0.5F, 0.15F, 0.2F, 0.15F})) {
        case 0:
            return joinParts({people, place}, " ") + company;
        case 1:
            return joinParts({people, place}, ", ") + company;
        case 2:
            return joinParts({place, people}, ", ") + company;
        default:
            return joinParts({people + company, place}, w.pick({", ", " "}));
    }
}

std::string withStyle(const std::string& scene, Style style, Wording& w) {
    if (!w.keep(0.85F)) return scene;
    switch (w.form({0.5F, 0.3F, 0.2F})) {
        case 0:
            return scene + ", " + styleWords(style, w);
        case 1:
            return styleWords(style, w) + ", " + scene;
        default:
            break;
    }
    // A scene that opens with its place cannot follow "of".
    const std::string words = styleWords(style, w);
    return scene.starts_with("a ") ? withArticle(words) + " of " + scene : words + ", " + scene;
}

/// A bare list of keywords: "girl, red dress, waving, beach, tree, watercolour".
std::string tags(const SceneAttributes& attributes, Wording& w) {
    std::vector<std::string> words;
    for (const Person& person : attributes.people) {
        words.push_back(text(name(person.who)));
        if (w.keep(0.4F)) words.push_back(text(name(person.hairColour)) + " hair");
        if (w.keep(0.97F)) words.push_back(topWords(person, w));
        if (person.top != Top::Dress && w.keep(0.8F)) words.push_back(bottomWords(person, w));
        if (person.hat && w.keep(0.85F)) words.push_back(text(name(*person.hat)) + " hat");
        if (w.keep(0.85F)) words.push_back(text(name(person.pose)));
    }
    if (w.keep(0.93F)) words.push_back(text(name(attributes.background)));
    for (const Object object : w.objects(attributes)) words.push_back(text(name(object)));
    if (w.keep(0.85F)) words.push_back(styleWords(attributes.style, w));
    return joinParts(words, ", ");
}

}  // namespace

std::string englishCaption(const SceneAttributes& attributes, Wording& wording) {
    if (wording.vary(0.1F)) return tags(attributes, wording);
    return withStyle(sceneWords(attributes, wording), attributes.style, wording);
}

}  // namespace core::world
