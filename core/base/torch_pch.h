#pragma once

// LibTorch's headers cost half a minute to parse: every target that needs them shares this one.
#include <fmt/format.h>
#include <torch/nn/module.h>
#include <torch/types.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>
