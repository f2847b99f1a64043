#include "core/nets/kernels/compiled_kernels.h"

namespace core::nets::kernels {

const Table& portable() { return kCompiled; }

}  // namespace core::nets::kernels
