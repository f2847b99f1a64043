#include "core/training/judges/face_lessons.h"

#include <torch/nn/functional/vision.h>
#include <torch/types.h>

#include <algorithm>

#include "core/training/judges/face_finder.h"
#include "core/training/judges/face_places.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kLessonSide = 128;
constexpr std::int64_t kMostPeople = 2;
constexpr float kFarAway = -1e4F;
constexpr std::int64_t kAside = 44;  // pixels that a head may be off the middle of a crop
constexpr double kHalvedShare = 0.25;
constexpr double kHeadSpread = 1.5, kFeatureSpread = 0.8;  // of the heat, in cells
constexpr double kWarp = 0.45;                             // standard deviation of displacements, in head radii
constexpr std::int64_t kWarpCell = 8;                      // pixels
constexpr std::int64_t kSmear = 13;                        // pixels that are averaged
// What is spoiled: everything, an eye, the other eye, the mouth; about which point, how far in head radii.
constexpr std::int64_t kWaysToSpoil = 4;
const std::vector<float> kSpoiledReach{0.85F, 0.32F, 0.32F, 0.42F};

void keepFace(torch::Tensor points, torch::Tensor radius, const control::Skeleton& skeleton) {
    const auto face = facePlaces(skeleton);
    std::int64_t row = 0;
    for (const auto& place : {face.head, face.leftEye, face.rightEye, face.mouth}) {
        points[row][0] = place.x * kPictureSize;
        points[row++][1] = place.y * kPictureSize;
    }
    radius.fill_(face.radius * kPictureSize);
}

// Distances [B,side,side] of cell centres, `cell` pixels wide, from places [B,2] in pixels; in cells.
torch::Tensor squaredDistances(const torch::Tensor& places, std::int64_t side, std::int64_t cell) {
    const auto centres = torch::arange(side, places.options()) + 0.5;
    const auto dx = centres.view({1, 1, -1}) - (places.select(1, 0) / cell).view({-1, 1, 1});
    const auto dy = centres.view({1, -1, 1}) - (places.select(1, 1) / cell).view({-1, 1, 1});
    return dx.square() + dy.square();
}

// Heat of one kind: the hottest of all points [B,P,2].
torch::Tensor heatAt(const torch::Tensor& points, double spread) {
    std::vector<torch::Tensor> maps;
    for (const auto& places : points.unbind(1))
        maps.push_back(
            torch::exp(squaredDistances(places, kLessonSide / kFaceCell, kFaceCell) / (-2 * spread * spread)));
    return torch::stack(maps, 1).amax(1);
}

torch::Tensor heatOfFaces(const torch::Tensor& points) {
    const auto heads = points.select(2, 0), mouths = points.select(2, 3);
    const auto eyes = points.slice(2, 1, 3).flatten(1, 2);
    return torch::stack({heatAt(heads, kHeadSpread), heatAt(eyes, kFeatureSpread), heatAt(mouths, kFeatureSpread)}, 1);
}

torch::Tensor softNoise(const torch::Tensor& like, std::int64_t channels, std::int64_t cell) {
    const auto cells = torch::randn({like.size(0), channels, kLessonSide / cell, kLessonSide / cell}, like.options());
    return torch::upsample_bilinear2d(cells, {kLessonSide, kLessonSide}, false);
}

torch::Tensor warped(const torch::Tensor& pictures, const torch::Tensor& radii) {
    namespace F = torch::nn::functional;
    const auto shift = softNoise(pictures, 2, kWarpCell).permute({0, 2, 3, 1}) * (kWarp * radii).view({-1, 1, 1, 1});
    const auto centres = (torch::arange(kLessonSide, pictures.options()) + 0.5) * (2.0 / kLessonSide) - 1;
    const auto grid = torch::stack({centres.unsqueeze(0).expand({kLessonSide, kLessonSide}),
                                    centres.unsqueeze(1).expand({kLessonSide, kLessonSide})},
                                   -1);
    const auto options =
        F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kReflection).align_corners(false);
    return F::grid_sample(pictures, grid.unsqueeze(0) + shift * (2.0 / kLessonSide), options);
}

torch::Tensor spoiledPictures(const torch::Tensor& pictures, const torch::Tensor& radii) {
    switch (torch::randint(3, {1}).item<std::int64_t>()) {
        case 0:
            return warped(pictures, radii);
        case 1:
            return torch::avg_pool2d(pictures, kSmear, 1, kSmear / 2);
        default:
            return (torch::avg_pool2d(pictures, kSmear, 1, kSmear / 2) + 0.5 * softNoise(pictures, 3, 4)).clamp(-1, 1);
    }
}

}  // namespace

FaceLessons::FaceLessons(const JudgePictures& set, const torch::Device& device) {
    const auto count = set.pictures.size(0);
    auto points = torch::full({count, kMostPeople, 4, 2}, kFarAway);
    auto radii = torch::ones({count, kMostPeople});
    for (std::int64_t i = 0; i < count; ++i) {
        const auto& people = set.people[static_cast<std::size_t>(i)];
        for (std::int64_t p = 0; p < std::min<std::int64_t>(std::ssize(people), kMostPeople); ++p)
            keepFace(points[i][p], radii[i][p], people[static_cast<std::size_t>(p)]);
    }
    m_bytes = set.pictures.to(device);
    m_points = points.to(device);
    m_radii = radii.to(device);
}

FaceLessons::Cut FaceLessons::crops(const torch::Tensor& picks) const {
    auto points = m_points.index_select(0, picks);
    const auto most = static_cast<float>(kPictureSize - kLessonSide);
    const auto aside = torch::randint(-kAside, kAside + 1, {picks.size(0), 2}, points.options());
    // Pictures without people have their heads far away: their crops lie anywhere.
    const auto anywhere = torch::rand({picks.size(0), 2}, points.options()) * most;
    const auto head = points.select(1, 0).select(1, 0);
    const auto wanted = head - kLessonSide / 2 + aside;
    const auto corners = torch::where(head < 0, anywhere, wanted.clamp(0, most)).round();
    const auto at = corners.to(torch::kCPU, torch::kInt64);
    const auto rows = picks.cpu();
    std::vector<torch::Tensor> cuts;
    for (std::int64_t i = 0; i < picks.size(0); ++i) {
        const auto x = at[i][0].item<std::int64_t>(), y = at[i][1].item<std::int64_t>();
        cuts.push_back(m_bytes[rows[i].item<std::int64_t>()].narrow(1, y, kLessonSide).narrow(2, x, kLessonSide));
    }
    return {toUnitRange(torch::stack(cuts)), points - corners.view({-1, 1, 1, 2}), m_radii.index_select(0, picks)};
}

FaceLessons::Cut FaceLessons::halves(const torch::Tensor& picks) const {
    return {torch::avg_pool2d(toUnitRange(m_bytes.index_select(0, picks)), 2), m_points.index_select(0, picks) / 2,
            m_radii.index_select(0, picks) / 2};
}

FaceLessons::Lesson FaceLessons::next(std::int64_t count, double spoiled) const {
    const auto device = m_bytes.device();
    const auto picks = torch::randint(m_bytes.size(0), {count}, torch::kInt64).to(device);
    const bool halved = torch::rand({1}).item<double>() < kHalvedShare;
    const auto cut = halved ? halves(picks) : crops(picks);
    const auto radii = cut.radii.select(1, 0);
    const auto way = torch::randint(kWaysToSpoil, {count}, torch::kInt64).to(device);
    const auto isSpoiled = (torch::rand({count}) < spoiled).to(device);
    const auto first = cut.points.select(1, 0);  // [B,4,2]
    const auto centre = first.gather(1, way.view({-1, 1, 1}).expand({-1, 1, 2})).squeeze(1);
    const auto reach = torch::tensor(kSpoiledReach).to(device).index_select(0, way) * radii * isSpoiled;
    const auto away = squaredDistances(centre, kLessonSide, 1).sqrt();
    const auto mask = torch::sigmoid(reach.view({-1, 1, 1}) - away).unsqueeze(1) * isSpoiled.view({-1, 1, 1, 1});
    // Eyes and mouths within reach are gone; heads stay.
    auto points = cut.points.clone();
    const auto gone = ((first - centre.unsqueeze(1)).square().sum(2).sqrt() < reach.unsqueeze(1)).slice(1, 1);
    points.select(1, 0).slice(1, 1).masked_fill_(gone.unsqueeze(2), kFarAway);
    const auto pictures = cut.pictures + mask * (spoiledPictures(cut.pictures, radii) - cut.pictures);
    return {pictures, heatOfFaces(points)};
}

}  // namespace core::training
