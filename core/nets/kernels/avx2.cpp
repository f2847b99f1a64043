// Compiled with -mavx2 -mfma: includes nothing with inline functions that other files share, lest the linker keep
// this file's copies for processors without AVX2.
#include "core/nets/kernels/compiled_kernels.h"

namespace core::nets::kernels {

const Table& avx2();
const Table& avx2() { return kCompiled; }

}  // namespace core::nets::kernels
