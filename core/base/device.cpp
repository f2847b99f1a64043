#include "core/base/device.h"

#include <torch/cuda.h>
#include <torch/types.h>

#include "core/base/error.h"

namespace core {
namespace {

void checkCuda(const torch::Device& device, const std::string& name) {
    if (!torch::cuda::is_available())
        fail("the device {} was asked for, but CUDA does not work here: choose the device cpu", name);
    const auto count = static_cast<int>(torch::cuda::device_count());
    if (device.has_index() && device.index() >= count)
        fail("the device {} was asked for, but there are {}: the last is cuda:{}", name, count, count - 1);
}

torch::Dtype typeFromName(const std::string& name) {
    if (name == "fp32") return torch::kFloat32;
    if (name == "fp16") return torch::kFloat16;
    if (name == "bf16") return torch::kBFloat16;
    fail("expected a precision fp32, fp16 or bf16, found \"{}\"", name);
}

}  // namespace

torch::Device deviceFromName(const std::string& name) {
    if (name == "auto") return torch::cuda::is_available() ? torch::Device(torch::kCUDA) : torch::Device(torch::kCPU);
    const auto colon = name.find(':');
    const auto kind = name.substr(0, colon);
    if (kind != "cpu" && kind != "cuda" && kind != "mps")
        fail("expected a device named auto, cpu, cuda, cuda:N or mps, found \"{}\"", name);
    try {
        const torch::Device device(name);
        if (kind == "cuda") checkCuda(device, name);
        if (kind == "mps" && !at::hasMPS())
            fail("the device mps was asked for, but this is no Mac with one: choose the device cpu");
        return device;
    } catch (const c10::Error&) {
        fail("expected a device named auto, cpu, cuda, cuda:N or mps, found \"{}\"", name);
    }
}

torch::Dtype computeType(const torch::Device& device) { return device.is_cpu() ? torch::kFloat32 : torch::kFloat16; }

Placement placementFrom(const ComputeOptions& options) {
    Placement placement{deviceFromName(options.device)};
    placement.type = options.precision.empty() ? computeType(placement.device) : typeFromName(options.precision);
    if (placement.device.is_cpu() && placement.type != torch::kFloat32)
        fail("{} is many times slower than fp32 on the CPU: choose fp32, or another device", options.precision);
    return placement;
}

}  // namespace core
