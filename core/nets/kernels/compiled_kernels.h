#pragma once

#include "core/nets/kernels/flash_attention.h"
#include "core/nets/kernels/pointwise.h"
#include "core/nets/kernels/rotary.h"
#include "core/nets/kernels/winograd.h"

namespace core::nets::kernels {
namespace {

// The kernels for the processor that the including file is compiled for.
constexpr Table kCompiled{convolve3x3, attend, groupNorm, geglu, modulatedNorm, rotarySplit};

}  // namespace
}  // namespace core::nets::kernels
