#include "core/base/runtime.h"

#include <omp.h>
#include <torch/cuda.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <semaphore>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include <fmt/format.h>

#include "core/base/cpu_cores.h"
#include "core/base/device.h"

namespace core {
namespace {

void keepPages() {
#ifdef __GLIBC__
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

// One thread more than there are processors, all asleep for good.
void parkTeam(std::binary_semaphore& parked) {
    omp_set_dynamic(0);
    std::atomic<int> threads = 0;
#pragma omp parallel num_threads(omp_get_num_procs() + 1)
    ++threads;
    parked.release();
    for (;;) std::this_thread::sleep_for(std::chrono::hours(24));
}

// Behind every parallel loop libgomp's threads spin for milliseconds before they sleep. Beside other programs they burn
// the time of the very thread that they wait for, and a picture takes twenty times as long. The environment variables
// for this are read before main() begins; but with more threads than processors libgomp hardly spins (its manual,
// GOMP_SPINCOUNT), and threads that sleep count. Who has set a variable gets what it says.
void waitAsleep() {
    static std::once_flag once;
    if (std::getenv("OMP_WAIT_POLICY") || std::getenv("GOMP_SPINCOUNT")) return;
    std::call_once(once, [] {
        std::binary_semaphore parked(0);
        std::thread(parkTeam, std::ref(parked)).detach();
        parked.acquire();
    });
}

const char* precisionName(const Placement& placement) {
    if (placement.type == torch::kFloat32) return "fp32";
    return placement.type == torch::kFloat16 ? "fp16" : "bf16";
}

}  // namespace

void initRuntime(const RuntimeOptions& options) {
    keepPages();
    waitAsleep();
    torch::set_num_threads(options.threads > 0 ? options.threads : usableCores());
    at::globalContext().setAllowTF32CuDNN(false);  // fp32 is what it says, on NVIDIA devices too; trainers may differ
}

void lowerThreadPriority() {
#ifdef __linux__
    // On Linux a nice value belongs to the thread, so this leaves the caller's siblings alone.
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), 5);
#endif
}

std::string runtimeSummary(const ComputeOptions& compute) {
    const auto placement = placementFrom(compute);
    if (!placement.device.is_cpu()) return fmt::format("{} · {}", placement.device.str(), precisionName(placement));
    const int threads = torch::get_num_threads();
    return fmt::format("CPU · {} {} · fp32", threads, threads == 1 ? "thread" : "threads");
}

std::vector<std::string> computeDevices() {
    std::vector<std::string> devices{"cpu"};
    const auto count = torch::cuda::is_available() ? torch::cuda::device_count() : 0;
    for (std::size_t i = 0; i < count; ++i) devices.push_back(fmt::format("cuda:{}", i));
    if (at::hasMPS()) devices.emplace_back("mps");
    return devices;
}

}  // namespace core
