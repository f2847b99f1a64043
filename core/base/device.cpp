#include "core/base/device.h"

#include <torch/torch.h>

#include "core/base/error.h"

namespace core {

torch::Device deviceFromName(const std::string& name) {
    if (name == "auto") return torch::cuda::is_available() ? torch::Device(torch::kCUDA) : torch::Device(torch::kCPU);
    const auto colon = name.find(':');
    const auto kind = name.substr(0, colon);
    if (kind != "cpu" && kind != "cuda" && kind != "mps")
        fail("expected a device named auto, cpu, cuda, cuda:N or mps, found \"{}\"", name);
    if (kind == "cuda" && !torch::cuda::is_available())
        fail("the device {} was asked for, but CUDA does not work here", name);
    try {
        return torch::Device(name);
    } catch (const c10::Error&) {
        fail("expected a device named auto, cpu, cuda, cuda:N or mps, found \"{}\"", name);
    }
}

torch::Dtype computeType(const torch::Device& device) { return device.is_cpu() ? torch::kFloat32 : torch::kFloat16; }

}  // namespace core
