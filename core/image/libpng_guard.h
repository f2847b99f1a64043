#pragma once

#include <png.h>

#include <exception>
#include <string>

namespace core {

// What libpng or one of our callbacks reported. libpng is C and leaves by longjmp, which must skip
// no C++ destructor, and no exception may pass through it: both meet here.
class LibpngErrors {
 public:
    // Keeps an exception a callback caught; the callback then leaves by png_error.
    void keep(std::exception_ptr exception) { m_exception = exception; }

    // Throws what was kept, or an Error: "<where> (<libpng's words>)".
    [[noreturn]] void raise(const std::string& where) const;

    // For png_create_*_struct, with a LibpngErrors as error pointer.
    [[noreturn]] static void onError(png_structp png, png_const_charp message);
    static void onWarning(png_structp, png_const_charp) {}

 private:
    std::exception_ptr m_exception;
    std::string m_message;
};

// Runs `body`, which calls libpng. `body` may own nothing with a destructor: captures by reference only.
template <typename Body>
void guardLibpng(png_structp png, const LibpngErrors& errors, const std::string& where, const Body& body) {
    if (setjmp(png_jmpbuf(png))) errors.raise(where);
    body();
}

}  // namespace core
