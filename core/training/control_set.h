#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <vector>

#include "core/plan/plan.h"
#include "core/training/control_encoder.h"

namespace core::training {

// A square picture's control map at kPartnerSize, in bytes: pose [3,128,128] or edges [1,128,128].
torch::Tensor controlMapOf(std::int64_t number, plan::ControlMap map);

// The encoded pictures with one kind of map, those in files that come later too. May be used from
// several threads.
class ControlSet {
 public:
    // Throws Error when there is nothing yet.
    ControlSet(std::filesystem::path folder, plan::ControlMap map);

    struct Batch {
        torch::Tensor latents;              // [B,C,h,w], half
        torch::Tensor maps;                 // [B,K,H,W], bytes
        std::vector<std::int64_t> numbers;  // of the pictures
    };

    // Pictures of one size; of larger ones fewer than `size`, so that every batch is as much work.
    Batch sample(std::int64_t size);

 private:
    void refresh();

    std::filesystem::path m_folder;
    plan::ControlMap m_map;
    std::mutex m_mutex;  // guards what follows
    std::int64_t m_samples = 0;
    std::vector<torch::Tensor> m_latents, m_maps;  // one tensor a file
};

}  // namespace core::training
