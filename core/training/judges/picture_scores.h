#pragma once

#include <cstdint>

namespace core::training {

// How often something was right of how often it was asked.
struct Tally {
    double right = 0;
    double asked = 0;

    void count(bool isRight) {
        right += isRight;
        ++asked;
    }
    double share() const { return asked > 0 ? right / asked : 0.0; }
};

// What judges say of pictures that were asked to show scenes.
struct PictureScores {
    Tally garmentColour;            // the median colour inside the torso against the ten names
    Tally garmentColourEnglish;     // of scenes whose caption is English
    Tally garmentColourChinese;     // and Chinese
    Tally style, background, pose;  // this and what follows up to objects: by the world classifier
    Tally hairColour, hairCut;
    Tally hat;            // its colour, or that there is none
    Tally lowerGarment;   // kind and colour, where there is no dress
    Tally objectPresent;  // of the objects of the scene
    Tally objectAbsent;   // of all others
    Tally peopleCount;    // as many heads as people
    Tally peopleSeen;     // the same by the world classifier, for which two are many
    Tally faces;          // heads with two eyes and a mouth, of all people
    double gradientP95 = 0, gradientP99 = 0;
    double blockRatio = 1;
};

}  // namespace core::training
