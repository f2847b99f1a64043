#include "core/training/repair/pair_maker.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <future>

#include "core/base/device.h"
#include "core/io/safetensors.h"
#include "core/models/diffusion_model.h"
#include "core/nets/patch_autoencoder.h"
#include "core/training/latent_set.h"
#include "core/training/parallel.h"
#include "core/training/picture_captions.h"
#include "core/training/picture_set.h"
#include "core/training/repair/noised_again.h"
#include "core/training/repair/pair_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kFirstPairPicture = std::int64_t{1} << 39;
constexpr std::uint64_t kPairStream = 13;
constexpr std::int64_t kPredictionsTogether = 4;  // a batch of one-step predictions has so many timesteps
constexpr float kPredictedShare = 35.0F / 75.0F;

// The numbers of a batch with the pictures, drawn while the device works on the batch before.
struct DrawnBatch {
    std::vector<std::int64_t> numbers;
    torch::Tensor pictures;  // bytes
};

DrawnBatch drawBatch(std::int64_t first, std::int64_t count, int threads) {
    const torch::NoGradGuard noGrad;
    DrawnBatch batch{{}, torch::empty({count, 3, kPictureSize, kPictureSize}, torch::kUInt8)};
    for (std::int64_t i = 0; i < count; ++i) batch.numbers.push_back(pairPicture(first + i));
    inParallel(count, threads, [&](std::int64_t i) {
        const torch::NoGradGuard alsoHere;
        batch.pictures[i].copy_(renderPictures(batch.numbers[static_cast<std::size_t>(i)], 1, 1)[0]);
    });
    return batch;
}

struct Pairs {
    std::vector<torch::Tensor> clean, made, timesteps;
    std::vector<std::int64_t> numbers;

    void write(const std::filesystem::path& file) const {
        io::writeSafetensors(file, {{"clean", torch::cat(clean)},
                                    {"made", torch::cat(made)},
                                    {"timesteps", torch::cat(timesteps)},
                                    {"numbers", torch::tensor(numbers)}});
    }
};

class PairMaker {
 public:
    explicit PairMaker(const PairOptions& options)
        : m_device(deviceFromName(options.run.device)),
          m_autoencoder(nets::loadPatchAutoencoder(options.model / "vae")),
          m_noisedAgain(
              models::loadDiffusionModel(models::openModelFolder(options.model), {}, {m_device, computeType(m_device)}),
              m_device) {
        m_autoencoder->to(m_device);
    }

    void add(const DrawnBatch& batch, Pairs& pairs) {
        const torch::NoGradGuard noGrad;
        world::Random random(static_cast<std::uint64_t>(batch.numbers.front()), kPairStream);
        const auto clean =
            m_autoencoder->encode(toUnitRange(batch.pictures.to(m_device))) * m_autoencoder->config().scalingFactor;
        if (random.chance(kPredictedShare))
            addPredictions(clean, batch.numbers, pairs, random);
        else
            keep(clean, m_noisedAgain.denoise(clean, captionsOf(batch.numbers, random), random), pairs);
        pairs.numbers.insert(pairs.numbers.end(), batch.numbers.begin(), batch.numbers.end());
    }

 private:
    void addPredictions(const torch::Tensor& clean, const std::vector<std::int64_t>& numbers, Pairs& pairs,
                        world::Random& random) {
        const auto captions = captionsOf(numbers, random);
        auto first = captions.begin();
        for (const auto& part : clean.chunk(kPredictionsTogether)) {
            const std::vector<std::string> said(first, first + part.size(0));
            first += part.size(0);
            keep(part, m_noisedAgain.predict(part, said, random), pairs);
        }
    }

    static std::vector<std::string> captionsOf(const std::vector<std::int64_t>& numbers, world::Random& random) {
        std::vector<std::string> captions;
        for (const auto number : numbers) captions.push_back(captionOf(number, random.next() >> 40));
        return captions;
    }

    static void keep(const torch::Tensor& clean, const NoisedAgain::Made& made, Pairs& pairs) {
        pairs.clean.push_back(clean.to(torch::kHalf).cpu());
        pairs.made.push_back(made.latents.to(torch::kHalf).cpu());
        pairs.timesteps.push_back(torch::full({clean.size(0)}, made.timestep, torch::kInt64));
    }

    torch::Device m_device;
    std::shared_ptr<nets::PatchAutoencoder> m_autoencoder;
    NoisedAgain m_noisedAgain;
};

// Since the call began.
class Stopwatch {
 public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count(); }

 private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

// One file's worth, batch after batch. Between them `more` is asked.
Pairs makeChunk(PairMaker& maker, std::int64_t first, std::int64_t end, const PairOptions& options,
                const std::function<bool(std::int64_t done)>& more) {
    const int threads = options.run.threads + options.run.helpers;
    const auto draw = [&](std::int64_t from) {
        const auto count = std::min<std::int64_t>(options.run.batch, end - from);
        return std::async(std::launch::async, [=] { return drawBatch(from, count, threads); });
    };
    Pairs pairs;
    auto next = draw(first);
    for (auto from = first; from < end;) {
        const auto batch = next.get();
        from += std::ssize(batch.numbers);
        if (from < end) next = draw(from);
        maker.add(batch, pairs);
        if (!more(from)) break;
    }
    return pairs;
}

}  // namespace

std::int64_t pairPicture(std::int64_t index) {
    constexpr std::int64_t kSharp = 7;  // of eight numbers, see isLowResolution()
    return kFirstPairPicture + index / kSharp * (kSharp + 1) + index % kSharp;
}

void makePairs(const PairOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto folder = options.run.work / "pairs";
    std::filesystem::create_directories(folder);
    PairMaker maker(options);
    const Stopwatch watch;
    std::int64_t made = 0;
    bool goOn = true;
    for (std::int64_t chunk = 0; chunk * kPairChunk < options.pictures && goOn; ++chunk) {
        const auto file = chunkFile(folder, chunk);
        if (std::filesystem::exists(file)) continue;
        const auto first = chunk * kPairChunk, end = std::min(first + kPairChunk, options.pictures);
        const auto before = made;
        const auto more = [&](std::int64_t done) {
            made = before + done - first;
            const double rate = static_cast<double>(made) / std::max(1e-9, watch.seconds());
            const double left = std::min(static_cast<double>(options.pictures - done) / rate,
                                         60 * options.run.minutes - watch.seconds());
            if (progress) progress({"pairs", done, options.pictures, 0.0, rate, std::max(0.0, left)});
            return goOn = !cancel.isCancelled() && watch.seconds() < 60 * options.run.minutes;
        };
        makeChunk(maker, first, end, options, more).write(file);
    }
}

}  // namespace core::training
