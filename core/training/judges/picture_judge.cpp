#include "core/training/judges/picture_judge.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <string_view>

#include "core/base/error.h"
#include "core/pipeline/tensor_image.h"
#include "core/training/picture_set.h"
#include "core/training/unseen_scenes.h"
#include "core/training/world/torso_colour.h"

namespace core::training {
namespace {

std::int64_t columnOf(std::string_view name) {
    const auto& all = judgedProperties();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Property& p) { return p.name == name; });
    if (found == all.end()) fail("expected a property of scenes, found \"{}\"", name);
    return found - all.begin();
}

// Counts the answers to properties that are right together, in scenes that have all of them.
void countTogether(Tally& tally, const torch::Tensor& right, const torch::Tensor& shown,
                   std::initializer_list<std::string_view> names) {
    std::vector<std::int64_t> columns;
    for (const auto name : names) columns.push_back(columnOf(name));
    const auto picks = torch::tensor(columns);
    const auto all = shown.index_select(1, picks).all(1);
    tally.asked += all.sum().item<double>();
    tally.right += (right.index_select(1, picks).all(1) & all).sum().item<double>();
}

std::vector<world::SceneAttributes> scenesOf(const std::vector<std::int64_t>& numbers) {
    std::vector<world::SceneAttributes> scenes;
    for (const auto number : numbers) scenes.push_back(attributesOf(number));
    return scenes;
}

}  // namespace

torch::Tensor atJudgedSize(const torch::Tensor& pictures) {
    const auto factor = std::min(pictures.size(2), pictures.size(3)) / kPictureSize;
    if (factor * kPictureSize != std::min(pictures.size(2), pictures.size(3)))
        fail("expected pictures whose shorter side is a multiple of {}, found {} x {}", kPictureSize, pictures.size(3),
             pictures.size(2));
    return factor == 1 ? pictures : torch::avg_pool2d(pictures, factor);
}

void PictureJudge::add(const torch::Tensor& pictures, const std::vector<std::int64_t>& numbers) {
    const torch::NoGradGuard noGrad;
    m_surface.add(pictures);
    const auto small = atJudgedSize(pictures);
    if (small.size(2) == small.size(3)) judgeGarments(small, numbers);
    const auto there = small.to(m_judges.device);
    m_descriptors.push_back(m_judges.classifier->descriptors(there).cpu());
    judgeAnswers(there, worldLabels(scenesOf(numbers)));
    judgeHeads(there, numbers);
}

void PictureJudge::judgeGarments(const torch::Tensor& pictures, const std::vector<std::int64_t>& numbers) {
    const auto findings = m_judges.figures.examine(pictures);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto people = attributesOf(numbers[i]).people;
        if (people.size() != 1) continue;
        const auto image = pipeline::imageFrom(pictures.slice(0, static_cast<std::int64_t>(i)));
        const auto colour = world::torsoColour(image.pixels.data(), image.width, image.height, findings[i].skeleton);
        const bool isRight = colour == people.front().topColour;
        m_scores.garmentColour.count(isRight);
        (isChinese(numbers[i]) ? m_scores.garmentColourChinese : m_scores.garmentColourEnglish).count(isRight);
    }
}

void PictureJudge::judgeAnswers(const torch::Tensor& pictures, const WorldLabels& truth) {
    const auto reading = m_judges.classifier->read(pictures);
    const auto shown = truth.answers != kNotShown;
    const auto right = (reading.answers.cpu() == truth.answers) & shown;
    countTogether(m_scores.style, right, shown, {"style"});
    countTogether(m_scores.background, right, shown, {"background"});
    countTogether(m_scores.pose, right, shown, {"pose"});
    countTogether(m_scores.hairColour, right, shown, {"hair colour"});
    countTogether(m_scores.hairCut, right, shown, {"hair cut"});
    countTogether(m_scores.hat, right, shown, {"hat"});
    countTogether(m_scores.lowerGarment, right, shown, {"bottom", "bottom colour"});
    countTogether(m_scores.peopleSeen, right, shown, {"people"});
    const auto there = truth.objects > 0.5, seen = reading.objects.cpu();
    m_scores.objectPresent.asked += there.sum().item<double>();
    m_scores.objectPresent.right += (there & seen).sum().item<double>();
    m_scores.objectAbsent.asked += (~there).sum().item<double>();
    m_scores.objectAbsent.right += (~there & ~seen).sum().item<double>();
}

void PictureJudge::judgeHeads(const torch::Tensor& pictures, const std::vector<std::int64_t>& numbers) {
    const auto found = m_judges.faces.find(pictures);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto people = std::ssize(attributesOf(numbers[i]).people);
        m_scores.peopleCount.count(std::ssize(found[i]) == people);
        const auto faces = std::count_if(found[i].begin(), found[i].end(), [](const auto& head) { return head.face; });
        m_scores.faces.asked += static_cast<double>(people);
        m_scores.faces.right += static_cast<double>(std::min(faces, people));
    }
}

PictureScores PictureJudge::scores() const {
    auto scores = m_scores;
    scores.gradientP95 = m_surface.gradientPercentile(0.95);
    scores.gradientP99 = m_surface.gradientPercentile(0.99);
    scores.blockRatio = m_surface.blockRatio();
    return scores;
}

}  // namespace core::training
