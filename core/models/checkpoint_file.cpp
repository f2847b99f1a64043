#include "core/models/checkpoint_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <compare>
#include <mutex>
#include <optional>
#include <vector>

#include "core/io/checkpoint.h"

namespace core::models {
namespace {

constexpr std::size_t kKept = 128;  // headers of SDXL take half a megabyte each

// What differs when a file is another one.
struct Stamp {
    std::uint64_t device, inode, size;
    std::int64_t seconds, nanoseconds;
    bool operator==(const Stamp&) const = default;
};

std::optional<Stamp> stampOf(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return Stamp{status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec,
                 status.st_mtim.tv_nsec};
}

struct Known {
    std::filesystem::path path;
    Stamp stamp;
    std::shared_ptr<const CheckpointFile> file;
};

class KnownFiles {
 public:
    std::shared_ptr<const CheckpointFile> find(const std::filesystem::path& path) {
        const std::lock_guard lock(m_mutex);
        const auto known = std::ranges::find(m_known, path, &Known::path);
        if (known == m_known.end() || stampOf(path) != known->stamp) return nullptr;
        std::rotate(known, known + 1, m_known.end());
        return m_known.back().file;
    }

    void keep(Known known) {
        const std::lock_guard lock(m_mutex);
        // Files that changed or went are let go, for what is mapped takes room on the disk still.
        std::erase_if(m_known, [](const Known& other) { return stampOf(other.path) != other.stamp; });
        if (m_known.size() == kKept) m_known.erase(m_known.begin());
        m_known.push_back(std::move(known));
    }

 private:
    std::mutex m_mutex;
    std::vector<Known> m_known;  // the latest last
};

}  // namespace

CheckpointFile::CheckpointFile(const std::filesystem::path& path) : file(io::openCheckpoint(path)) {
    if (nets::LoraFile::looksLike(*file))
        lora = std::make_shared<const nets::LoraFile>(file);
    else if (enlarger = nets::CompactEnlargerConfig::ofWeights(*file); !enlarger)
        summary = io::recognise(file);
}

PartFiles CheckpointFile::part(io::ModelPart part) const {
    return {io::JsonFile(summary.parts.at(part), file->where()),
            [source = file, part] { return io::partOf(source, part); }};
}

std::shared_ptr<const CheckpointFile> openCheckpointFile(const std::filesystem::path& path) {
    static KnownFiles files;
    if (auto known = files.find(path)) return known;
    const auto stamp = stampOf(path);
    auto file = std::make_shared<const CheckpointFile>(path);
    if (stamp && stampOf(path) == stamp) files.keep({path, *stamp, file});
    return file;
}

}  // namespace core::models
