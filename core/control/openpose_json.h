#pragma once

#include <string>
#include <vector>

#include "core/control/person.h"

namespace core::control {

/// A size in pixels.
struct CanvasSize {
    int width = 512;
    int height = 512;
};

/// The people of an OpenPose file, in fractions of its canvas: (0,0) top left, (1,1) bottom right. All have a point
/// that can be seen.
struct OpenPose {
    int canvasWidth = 0;  ///< pixels; 0 where the file does not say and nothing needs it
    int canvasHeight = 0;
    std::vector<Person> people;
    int frames = 1;              ///< that the file holds; the first with people is read
    int nobodies = 0;            ///< people without one visible point: left out
    bool canvasIsGuess = false;  ///< the file has pixels and no size
};

/// Reads OpenPose JSON: COCO-18 or BODY_25 bodies, hands and faces of any number of points, in pixels or normalised,
/// one frame or a list. Each list of points is in fractions if, as pixels, most of it would lie in the corner of the
/// canvas. Joints without confidence, and null ones, are hidden. Pixels without a size are those of a canvas in the
/// proportions of `expected`: that itself, or as much larger as the points need. `where` names the text in sentences.
/// @throws core::Error when it is no such file, bodies have other lengths or numbers are wild
OpenPose readOpenPose(const std::string& text, const std::string& where, const CanvasSize& expected = {});

/// The people as OpenPose JSON in pixels of a canvas; hidden joints are 0,0,0. Reading it gives the same
/// people, to a thousandth of a pixel.
std::string writeOpenPose(const OpenPose& pose);

}  // namespace core::control
