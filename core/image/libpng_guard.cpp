#include "core/image/libpng_guard.h"

#include "core/base/error.h"

namespace core {

void LibpngErrors::raise(const std::string& where) const {
    if (m_exception) std::rethrow_exception(m_exception);
    fail("{} ({})", where, m_message);
}

void LibpngErrors::onError(png_structp png, png_const_charp message) {
    static_cast<LibpngErrors*>(png_get_error_ptr(png))->m_message = message;
    png_longjmp(png, 1);
}

}  // namespace core
