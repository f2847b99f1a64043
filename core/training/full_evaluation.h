#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/compute_options.h"
#include "core/training/control_scores.h"
#include "core/training/judges/picture_scores.h"

namespace core::training {

struct FullEvaluationOptions {
    std::filesystem::path models;  // folder of model folders, the judges' among them
    std::string model = "starter";
    std::string posePartner = "starter-pose";
    std::string edgePartner = "starter-edge";
    std::string classifier = "world-classifier";
    std::string faceFinder = "face-finder";
    std::string poseFinder = "pose-finder";
    int pictures = 256;        // unseen scenes; a Frechet distance to be compared wants 2,000
    int controlPictures = 64;  // painted with a pose, and with edges, at the partners' recommended strengths
    int largePictures = 64;    // painted at 512 x 512, and at 384 x 256
    int diversityScenes = 16;  // painted from four seeds each
    int steps = 25;
    double guidance = 5.0;
    int batch = 8;  // pictures painted at once
    int threads = 2;
    ComputeOptions compute;
    std::filesystem::path sheet;  // when set: a contact sheet of the first pictures as PNG
};

// Pictures of another size, with a low-resolution stage where the program suggests one.
struct LargeScores {
    int width = 0, height = 0;
    PictureScores painted, real;
};

// What was painted beside its ceiling: real renders, and those through the autoencoder.
struct FullEvaluation {
    PictureScores painted, reconstructed, real;
    double autoencoderPsnrDb = 0.0;
    // From as many real pictures of other scenes; the floor is that of the real ones. Only figures of one number of
    // pictures compare.
    double frechet = 0.0, frechetReconstructed = 0.0, frechetFloor = 0.0;
    // How far pictures of one caption with different seeds lie apart, in the classifier's descriptors, as a share of
    // how far real renders of one scene with different seeds do.
    double diversity = 0.0;
    Tally pairs, pairsReal;  // scenes of two people that show two heads; one picture for eight others
    ControlScores pose, edges, controlsReal;
    std::vector<LargeScores> large;
    double secondsPerPicture = 0.0;
};

// Paints what no training saw and measures it as the eye sees; `done` hears what is being painted and how many of how
// many pictures are. Throws Error and Cancelled.
FullEvaluation evaluateFully(const FullEvaluationOptions& options,
                             const std::function<void(const std::string& what, int done, int all)>& done,
                             const CancelToken& cancel);

}  // namespace core::training
