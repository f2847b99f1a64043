#include "core/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include "core/base/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxWrite = std::size_t{1} << 30;  // Linux writes at most 2 GiB a call
constexpr int kNamesToTry = 100;

fs::path followLink(const fs::path& file) {
    std::error_code code;
    if (!fs::is_symlink(file, code)) return file;
    const auto target = fs::weakly_canonical(file, code);
    return code ? file : target;
}

fs::path folderOf(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

// Short whatever the file is called: its own name may already be as long as the file system allows.
fs::path temporaryName(const fs::path& file) {
    static std::atomic<unsigned> counter{0};
    return folderOf(file) / fmt::format(".saving-{}-{}.tmp", ::getpid(), counter++);
}

// A rename also needs the folder on the disk. Not every file system can do it, hence no check.
void syncFolder(const fs::path& file) {
    const int folder = ::open(folderOf(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
}

}  // namespace

AtomicFile::AtomicFile(const fs::path& file) : m_file(followLink(file)) {
    // A rename would put a plain file in the place of a folder, a device or a pipe.
    if (fs::exists(m_file) && !fs::is_regular_file(m_file))
        fail("{}: expected a file to write, found {}", m_file.string(),
             fs::is_directory(m_file) ? "a folder" : "something that is no plain file");
    for (int i = 0; i < kNamesToTry && m_descriptor < 0; ++i) {
        m_temporary = temporaryName(m_file);
        m_descriptor = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_descriptor < 0 && errno != EEXIST) break;
    }
    if (m_descriptor < 0) failToWrite(errno);
    struct stat old {};
    if (::stat(m_file.c_str(), &old) == 0) ::fchmod(m_descriptor, old.st_mode & 07777);
}

AtomicFile::~AtomicFile() {
    close();
    if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

void AtomicFile::write(const void* data, std::size_t size) {
    const auto* bytes = static_cast<const char*>(data);
    while (size > 0) {
        const auto written = ::write(m_descriptor, bytes, std::min(size, kMaxWrite));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) failToWrite(errno);
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
}

void AtomicFile::commit() {
    if (::fsync(m_descriptor) != 0 && errno != EINVAL) failToWrite(errno);
    // Network file systems report a full disk only here.
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    if (::close(descriptor) != 0 && errno != EINTR) failToWrite(errno);
    if (::rename(m_temporary.c_str(), m_file.c_str()) != 0) failToWrite(errno);
    m_temporary.clear();
    syncFolder(m_file);
}

void AtomicFile::close() noexcept {
    if (m_descriptor >= 0) ::close(m_descriptor);
    m_descriptor = -1;
}

void AtomicFile::failToWrite(int error) const {
    fail("{}: the file cannot be written ({})", m_file.string(), std::strerror(error));
}

}  // namespace core
