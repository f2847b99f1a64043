#include "core/training/control_judge.h"

#include <torch/types.h>

#include "core/control/edge_map.h"
#include "core/training/picture_set.h"
#include "core/training/unseen_scenes.h"
#include "core/training/world/scene.h"
#include "core/training/world/torso_colour.h"

namespace core::training {
namespace {

torch::Tensor maskOf(const Image& edges) {
    return torch::from_blob(const_cast<std::uint8_t*>(edges.pixels.data()), {1, 1, edges.height, edges.width},
                            torch::kUInt8)
        .gt(127)
        .to(torch::kFloat32);
}

// The share of edge pixels in `mask` with one of `other` within a pixel.
double matched(const torch::Tensor& mask, const torch::Tensor& other) {
    const auto near = torch::max_pool2d(other, 3, 1, 1);
    return (mask * near).sum().item<double>() / std::max(1.0, mask.sum().item<double>());
}

world::Person personOf(const ControlTarget& target) { return attributesOf(target.number).people.front(); }

bool wearsItsColour(const FigureProbe::Finding& finding, const Image& picture, const world::Person& person) {
    return world::torsoColour(picture.pixels.data(), picture.width, picture.height, finding.skeleton) ==
           person.topColour;
}

}  // namespace

ControlTarget controlTarget(std::int64_t number) {
    const auto scene = world::render(attributesOf(number), kPictureSize);
    Image picture(scene.width, scene.height);
    picture.pixels = scene.rgb;
    return {number, scene.people.front(), control::cannyEdges(picture)};
}

double edgeF1(const Image& found, const Image& wanted) {
    const auto a = maskOf(found), b = maskOf(wanted);
    const double precision = matched(a, b), recall = matched(b, a);
    return precision + recall > 0.0 ? 2 * precision * recall / (precision + recall) : 0.0;
}

ControlScores judgeControls(const ControlJudges& judges, const std::vector<Image>& pictures,
                            const std::vector<ControlTarget>& targets) {
    LimbCount own, wrong;
    ControlScores scores;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto& picture = pictures[i];
        const auto& other = targets[(i + 1) % targets.size()];
        const auto tensor = unitRange(picture).unsqueeze(0);
        const auto found = judges.finder.find(tensor).front();
        own += countLimbs(found, targets[i].skeleton);
        wrong += countLimbs(found, other.skeleton);
        const auto edges = control::cannyEdges(picture);
        scores.edgeF1 += edgeF1(edges, targets[i].edges);
        scores.edgeF1Wrong += edgeF1(edges, other.edges);
        scores.garmentColour += wearsItsColour(judges.probe.examine(tensor).front(), picture, personOf(targets[i]));
    }
    const auto n = static_cast<double>(std::max<std::size_t>(1, pictures.size()));
    scores.poseFollowed = own.share();
    scores.poseWrong = wrong.share();
    scores.edgeF1 /= n;
    scores.edgeF1Wrong /= n;
    scores.garmentColour /= n;
    return scores;
}

}  // namespace core::training
