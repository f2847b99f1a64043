#include "core/training/text_trainer.h"

#include <torch/nn/functional/loss.h>
#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include "core/base/device.h"
#include "core/io/module_weights.h"
#include "core/text/clip_text_model.h"
#include "core/text/clip_tokenizer.h"
#include "core/training/loop/training_run.h"
#include "core/training/loop/write_json.h"
#include "core/training/picture_captions.h"
#include "core/training/picture_set.h"
#include "core/training/scene_labels.h"
#include "core/training/vocabulary/bpe_trainer.h"
#include "core/training/vocabulary/vocabulary_files.h"

namespace core::training {
namespace {

constexpr std::int64_t kHeadWidth = 32;

// The tower with one linear question per property, asked of the pooled text and of the mean token: the
// first makes the pooled embedding tell everything, the second every token carry its share.
class CaptionReader : public torch::nn::Module {
 public:
    explicit CaptionReader(const text::ClipTextConfig& config) {
        m_tower = register_module("tower", std::make_shared<text::ClipTextModel>(config));
        m_tower->initWeights();
        std::int64_t answers = world::kObjectCount;
        for (const auto& property : properties()) answers += property.classes;
        m_pooledHead = register_module("pooled_head", torch::nn::Linear(config.projection, answers));
        m_tokenHead = register_module("token_head", torch::nn::Linear(config.width, answers));
    }

    torch::Tensor loss(const torch::Tensor& ids, const torch::Tensor& labels, const torch::Tensor& objects) {
        const auto text = m_tower->forward(ids);
        return answerLoss(m_pooledHead(text.textEmbeds), labels, objects) +
               answerLoss(m_tokenHead(text.lastHiddenState.mean(1)), labels, objects);
    }

    text::ClipTextModel& tower() { return *m_tower; }

 private:
    static torch::Tensor answerLoss(const torch::Tensor& answers, const torch::Tensor& labels,
                                    const torch::Tensor& objects) {
        namespace F = torch::nn::functional;
        auto loss = F::binary_cross_entropy_with_logits(answers.slice(1, 0, world::kObjectCount), objects);
        std::int64_t start = world::kObjectCount;
        for (std::size_t i = 0; i < properties().size(); ++i) {
            const auto end = start + properties()[i].classes;
            const auto index = static_cast<std::int64_t>(i);
            loss = loss + F::cross_entropy(answers.slice(1, start, end), labels.select(1, index));
            start = end;
        }
        return loss / static_cast<double>(properties().size());
    }

    std::shared_ptr<text::ClipTextModel> m_tower;
    torch::nn::Linear m_pooledHead{nullptr}, m_tokenHead{nullptr};
};

text::ClipTokenizer vocabulary(const TextOptions& options) {
    const auto folder = options.run.work / "tokenizer";
    if (!std::filesystem::exists(folder / "vocab.json")) {
        BpeTrainer trainer;
        for (int i = 0; i < options.vocabularyCaptions; ++i) trainer.add(captionOf(i, 0));
        const auto learned = trainer.train({.vocabularySize = static_cast<std::size_t>(options.vocabularySize)});
        writeTokenizerFolder(folder, learned, static_cast<std::size_t>(options.positions));
    }
    return text::ClipTokenizer::load(folder);
}

text::ClipTextConfig towerConfig(const TextOptions& options, const text::ClipTokenizer& tokenizer) {
    text::ClipTextConfig config;
    config.vocabularySize = static_cast<std::int64_t>(tokenizer.vocabularySize());
    config.width = config.projection = options.width;
    config.feedForwardWidth = 4 * options.width;
    config.layers = options.layers;
    config.heads = options.width / kHeadWidth;
    config.positions = options.positions;
    config.endToken = tokenizer.endOfText();
    return config;
}

// Captions of fresh pictures; only their attributes are drawn, never their pixels.
class CaptionSource {
 public:
    CaptionSource(const text::ClipTokenizer& tokenizer, int positions)
        : m_tokenizer(tokenizer), m_positions(positions) {}

    struct Batch {
        torch::Tensor ids, labels, objects;
    };

    Batch next(int size) {
        std::vector<std::int64_t> ids;
        std::vector<world::SceneAttributes> scenes;
        for (int i = 0; i < size; ++i) {
            const auto number = torch::randint(kUnseen, {1}, torch::kInt64).item<std::int64_t>();
            scenes.push_back(attributesOf(number));
            const auto framed = m_tokenizer.encodeFramed(captionOf(number, 0), m_positions);
            ids.insert(ids.end(), framed.ids.begin(), framed.ids.end());
        }
        return {torch::tensor(ids).view({size, -1}), propertyLabels(scenes), objectLabels(scenes)};
    }

 private:
    const text::ClipTokenizer& m_tokenizer;
    int m_positions;
};

void writeTower(const std::filesystem::path& folder, text::ClipTextModel& tower) {
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / "model.safetensors", io::weightsOf(tower, torch::kFloat32));
    writeJson(folder / "config.json", tower.config().toJson());
}

}  // namespace

void trainText(const TextOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto device = deviceFromName(options.run.device);
    const auto tokenizer = vocabulary(options);
    auto reader = std::make_shared<CaptionReader>(towerConfig(options, tokenizer));
    reader->to(device);
    TrainingRun run("text", options.run, reader, reader->parameters());
    CaptionSource captions(tokenizer, options.positions);
    run.run(
        [&] {
            const auto batch = captions.next(options.run.batch);
            return reader->loss(batch.ids, batch.labels.to(device), batch.objects.to(device));
        },
        progress, cancel);
    run.useAverage();
    writeTower(options.run.work / "text_encoder", reader->tower());
}

}  // namespace core::training
