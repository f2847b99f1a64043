#pragma once

#include <string>
#include <vector>

#include "core/control/person.h"

namespace core::control {

/// The people of an OpenPose file, in fractions of its canvas: (0,0) top left, (1,1) bottom right.
struct OpenPose {
    int canvasWidth = 0;  ///< pixels; 0 where the file does not say
    int canvasHeight = 0;
    std::vector<Person> people;
};

/// Reads OpenPose JSON: COCO-18 or BODY_25 bodies, hands and faces, in pixels or normalised, alone or as a
/// list. Joints without confidence are hidden. `where` names the text in sentences.
/// @throws core::Error when it is no such file, lists hold other lengths or wild numbers, or pixels come
///         without a canvas
OpenPose readOpenPose(const std::string& text, const std::string& where);

/// The people as OpenPose JSON in pixels of a canvas; hidden joints are 0,0,0. Reading it gives the same
/// people, to a thousandth of a pixel.
std::string writeOpenPose(const OpenPose& pose);

}  // namespace core::control
