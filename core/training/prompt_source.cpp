#include "core/training/prompt_source.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/training/picture_captions.h"

namespace core::training {

PromptSource::PromptSource(const std::filesystem::path& work, const torch::Device& device)
    : m_tokenizer(text::ClipTokenizer::load(work / "tokenizer")),
      m_tower(text::loadClipText(work / "text_encoder")),
      m_device(device) {
    m_tower->to(device);
}

torch::Tensor PromptSource::captions(const std::vector<std::int64_t>& numbers, const torch::Tensor& dropped) const {
    const auto length = m_tower->config().positions;
    const auto count = static_cast<std::int64_t>(numbers.size());
    const auto wordings = torch::randint(1 << 30, {count});
    std::vector<std::int64_t> ids;
    for (std::int64_t i = 0; i < count; ++i) {
        const bool empty = dropped[i].item<bool>();
        const auto caption = empty ? std::string() : captionOf(numbers[i], wordings[i].item<std::int64_t>());
        const auto framed = m_tokenizer.encodeFramed(caption, static_cast<std::size_t>(length));
        ids.insert(ids.end(), framed.ids.begin(), framed.ids.end());
    }
    return torch::tensor(ids).view({count, length});
}

PromptSource::Prompts PromptSource::read(const torch::Tensor& ids) {
    const torch::NoGradGuard noGrad;
    const auto text = m_tower->forward(ids);
    return {text.lastHiddenState, text.textEmbeds};
}

}  // namespace core::training
