#include "core/nets/lora_stack.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/io/layouts/module_names.h"

namespace core::nets {
namespace {

constexpr std::size_t kNamesShown = 3;
const std::string kWeight = ".weight";

std::string underscored(std::string name) {
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

// How many of "down_blocks.0....", "down_blocks.1...." a network has.
std::size_t countOf(const std::map<std::string, torch::Tensor>& parameters, const char* pattern) {
    std::size_t count = 0;
    while (parameters.contains(fmt::format(fmt::runtime(pattern), count))) ++count;
    return count;
}

// W + sum of strength * factor * up * down, in fp32 and then in W's type.
torch::Tensor merged(const torch::Tensor& weight, const auto& changes) {
    auto sum = weight.to(torch::kFloat32, false, true);
    auto rows = sum.view({sum.size(0), -1});
    const auto like = rows.options();
    for (const auto& [layer, strength] : changes)
        rows.addmm_(layer.up.flatten(1).to(like), layer.down.flatten(1).to(like), 1.0, strength * layer.factor);
    return sum.to(weight.scalar_type());
}

}  // namespace

LoraStack::LoraStack(std::shared_ptr<torch::nn::Module> network, LoraTarget target)
    : m_network(std::move(network)), m_target(target) {
    for (const auto& item : m_network->named_parameters()) m_parameters.emplace(item.key(), item.value());
    const io::BlockCounts counts{.levels = countOf(m_parameters, "down_blocks.{}.resnets.0.conv1.weight"),
                                 .layersPerBlock = countOf(m_parameters, "down_blocks.0.resnets.{}.conv1.weight")};
    const auto sgmNames = counts.levels > 0 ? io::unetNames(counts) : io::ModuleNames();
    for (const auto& [parameter, tensor] : m_parameters) {
        if (!parameter.ends_with(kWeight)) continue;
        const auto module = parameter.substr(0, parameter.size() - kWeight.size());
        m_underscored.emplace(underscored(module), parameter);
        for (const auto& original : sgmNames.toOriginal(module))
            m_underscored.emplace(underscored(original), parameter);
    }
}

LoraStack::~LoraStack() { restore(); }

std::string LoraStack::parameterOf(const LoraFile::Name& name) const {
    if (!name.underscored) return m_parameters.contains(name.module + kWeight) ? name.module + kWeight : "";
    const auto found = m_underscored.find(name.module);
    return found == m_underscored.end() ? "" : found->second;
}

void LoraStack::checkFit(const LoraFile& file, const std::string& parameter, const LoraLayer& layer) const {
    const auto& weight = m_parameters.at(parameter);
    const auto in = layer.down.numel() / layer.down.size(0);
    if (weight.dim() < 2 || layer.up.size(0) != weight.size(0) || in != weight.numel() / weight.size(0))
        fail("{}: made for another model: expected a change of \"{}\" [{}], found [{}] times [{}]",
             file.where().string(), parameter, fmt::join(weight.sizes(), ", "), fmt::join(layer.up.sizes(), ", "),
             fmt::join(layer.down.sizes(), ", "));
}

void LoraStack::collect(const LoraUse& use, Changes& changes) const {
    if (!std::isfinite(use.strength)) fail("expected a LoRA's strength to be a number, found {}", use.strength);
    std::vector<std::string> strangers;
    for (const auto& name : use.file->layers(m_target)) {
        const auto parameter = parameterOf(name);
        if (parameter.empty()) {
            strangers.push_back(name.module);
            continue;
        }
        auto layer = use.file->load(name);
        checkFit(*use.file, parameter, layer);
        changes[parameter].push_back({std::move(layer), use.strength});
    }
    if (strangers.empty()) return;
    const auto count = strangers.size();
    strangers.resize(std::min(count, kNamesShown));
    fail("{}: made for another model: {} of its layers are not in this one, such as {}", use.file->where().string(),
         count, fmt::join(strangers, ", "));
}

void LoraStack::apply(const std::vector<LoraUse>& uses) {
    Changes changes;
    for (const auto& use : uses) collect(use, changes);
    restore();
    const torch::NoGradGuard noGrad;
    for (const auto& [parameter, list] : changes) {
        auto& tensor = m_parameters.at(parameter);
        const auto original = tensor.variable_data();
        const auto changed = merged(original, list);
        m_originals.emplace(parameter, original);
        tensor.set_data(changed);
    }
}

std::int64_t LoraStack::mergedBytes() const {
    std::int64_t bytes = 0;
    for (const auto& [parameter, original] : m_originals)
        bytes += original.numel() * static_cast<std::int64_t>(original.element_size());
    return bytes;
}

void LoraStack::restore() {
    for (auto& [parameter, original] : m_originals) m_parameters.at(parameter).set_data(original);
    m_originals.clear();
}

}  // namespace core::nets
