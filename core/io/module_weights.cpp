#include "core/io/module_weights.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <set>
#include <tuple>

#include "core/base/error.h"

namespace core::io {
namespace {

constexpr std::size_t kNamesShown = 10;

std::string shapeText(torch::IntArrayRef shape) { return fmt::format("[{}]", fmt::join(shape, ", ")); }

// Collects every complaint, so that one look at the message tells the whole story.
class Complaints {
 public:
    void missing(const std::string& key) { m_missing.push_back(key); }
    void unexpected(const std::string& key) { m_unexpected.push_back(key); }
    void shape(const std::string& key, torch::IntArrayRef want, torch::IntArrayRef have) {
        m_shapes.push_back(fmt::format("{} (expected {}, found {})", key, shapeText(want), shapeText(have)));
    }

    void type(const std::string& key) { m_types.push_back(key); }

    void throwIfAny(const std::filesystem::path& where) const {
        std::string text;
        append(text, "missing", m_missing);
        append(text, "unexpected", m_unexpected);
        append(text, "wrongly shaped", m_shapes);
        append(text, "of whole numbers, which are no weights (quantised?)", m_types);
        if (!text.empty()) fail("{}: the weights do not fit the model's config.json:{}", where.string(), text);
    }

 private:
    static void append(std::string& text, const char* what, const std::vector<std::string>& names) {
        if (names.empty()) return;
        const std::vector<std::string> shown(names.begin(), names.begin() + std::min(names.size(), kNamesShown));
        text += fmt::format(" {} {}: {}{};", names.size(), what, fmt::join(shown, ", "),
                            shown.size() < names.size() ? ", ..." : "");
    }

    std::vector<std::string> m_missing, m_unexpected, m_shapes, m_types;
};

TensorMap stateOf(const torch::nn::Module& module) {
    TensorMap state;
    for (const auto& item : module.named_parameters()) state[item.key()] = item.value();
    for (const auto& item : module.named_buffers()) state[item.key()] = item.value();
    return state;
}

// The source's keys by the module's names.
std::map<std::string, std::string> renamedKeys(const WeightSource& source, const LoadOptions& options) {
    std::map<std::string, std::string> keys;
    for (const auto& key : source.keys())
        if (const auto name = options.rename(key); !name.empty()) keys[name] = key;
    return keys;
}

// A sum is one pass without a copy, and no number as soon as one term is none; finite terms may overflow.
void checkFinite(const std::string& name, const torch::Tensor& value, const std::filesystem::path& where) {
    if (!value.is_floating_point() || value.sum().isfinite().item<bool>()) return;
    if (!value.isfinite().all().item<bool>())
        fail("{}: the weight \"{}\" holds values that are infinite or no number", where.string(), name);
}

}  // namespace

void loadWeights(torch::nn::Module& module, const WeightSource& source, const LoadOptions& options) {
    const auto state = stateOf(module);
    const auto keys = renamedKeys(source, options);
    std::vector<std::tuple<std::string, torch::Tensor, torch::Tensor>> copies;
    Complaints complaints;
    for (const auto& [name, target] : state) {
        const auto key = keys.find(name);
        if (key == keys.end()) {
            complaints.missing(name);
            continue;
        }
        if (target.is_floating_point() && !source.isReal(key->second)) {
            complaints.type(key->second);
            continue;
        }
        const auto value = source.require(key->second);
        if (value.sizes() != target.sizes())
            complaints.shape(name, target.sizes(), value.sizes());
        else
            copies.emplace_back(name, target, value);
    }
    for (const auto& [name, key] : keys)
        if (!state.contains(name) && source.isReal(key)) complaints.unexpected(key);
    complaints.throwIfAny(source.where());

    torch::NoGradGuard noGrad;
    for (auto& [name, target, value] : copies) {
        target.copy_(value);
        checkFinite(name, target, source.where());
    }
}

void checkPromise(const JsonFile& config, std::int64_t least, const WeightSource& source) {
    std::int64_t count = 0;
    for (const auto& key : source.keys()) {
        std::int64_t size = 1;
        for (const auto dimension : source.shapeOf(key).value_or(std::vector<std::int64_t>{})) size *= dimension;
        count += size;
    }
    if (least > count)
        fail("{}: expected a network of at most the {} weights in {}, found one of {} or more", config.file().string(),
             count, source.where().string(), least);
}

TensorMap weightsOf(const torch::nn::Module& module, torch::Dtype dtype) {
    TensorMap weights;
    for (const auto& [name, value] : stateOf(module)) {
        const auto detached = value.detach();
        weights[name] = detached.is_floating_point() ? detached.to(dtype) : detached;
    }
    return weights;
}

}  // namespace core::io
