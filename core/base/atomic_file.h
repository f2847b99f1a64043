#pragma once

#include <cstddef>
#include <filesystem>

namespace core {

// Writes a file beside its place and renames it there when whole: a crash, a full disk or a thrown
// error leaves an older file as it was. Unless commit() ran, the destructor removes what was written.
class AtomicFile {
 public:
    // Opens the temporary in the folder of `file`. Throws Error when the folder is missing or read-only.
    // A symbolic link is followed: the file it names is the one replaced.
    explicit AtomicFile(const std::filesystem::path& file);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    // Appends. Throws Error when the disk is full.
    void write(const void* data, std::size_t size);

    // Brings the bytes to the disk and puts the file in its place. Throws Error; then the old file stands.
    void commit();

 private:
    void close() noexcept;
    [[noreturn]] void failToWrite(int error) const;

    std::filesystem::path m_file;
    std::filesystem::path m_temporary;  // empty once renamed or removed
    int m_descriptor = -1;
};

}  // namespace core
