#include "core/nets/kernels/kernels.h"

namespace core::nets::kernels {

const Table& avx2();

const Table& best() {
#ifdef PGD_HAS_AVX2_KERNELS
    static const bool fits = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (fits) return avx2();
#endif
    return portable();
}

}  // namespace core::nets::kernels
