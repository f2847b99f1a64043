#pragma once

#include <filesystem>
#include <vector>

namespace core {

// Cores behind logical processors. Two hyper-threads share one core's arithmetic: threads that compute on both wait
// for each other. `topology` is the folder in which Linux describes processors; one that is not described counts as a
// core of its own.
int coresBehind(const std::vector<int>& processors, const std::filesystem::path& topology);

// The cores that this process may use, at least 1.
int usableCores();

}  // namespace core
