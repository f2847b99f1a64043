#include "core/io/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/error.h"

namespace core::io {

MappedFile::MappedFile(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail("{}: the file cannot be opened ({})", file.string(), std::strerror(errno));
    struct stat status {};
    const bool known = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    m_size = known ? static_cast<std::size_t>(status.st_size) : 0;
    void* address = MAP_FAILED;
    // No memory is set aside for writes that do not come: a model may be larger than the machine's memory.
    constexpr int kFlags = MAP_PRIVATE | MAP_NORESERVE;
    if (m_size > 0) address = ::mmap(nullptr, m_size, PROT_READ | PROT_WRITE, kFlags, descriptor, 0);
    ::close(descriptor);
    if (!known) fail("{}: expected a regular file", file.string());
    if (m_size > 0 && address == MAP_FAILED)
        fail("{}: the file cannot be mapped ({})", file.string(), std::strerror(errno));
    if (m_size > 0) m_data = static_cast<const std::byte*>(address);
}

MappedFile::~MappedFile() {
    if (m_data) ::munmap(const_cast<std::byte*>(m_data), m_size);
}

}  // namespace core::io
