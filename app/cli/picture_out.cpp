#include "app/cli/picture_out.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/error.h"
#include "core/image/picture_format.h"
#include "core/plan/metadata/picture_file.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr int kNamesToTry = 10'000;

bool isThere(const fs::path& file) {
    std::error_code code;
    return fs::exists(fs::symlink_status(file, code));
}

// Takes the name, so that two programs never choose the same.
bool create(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno != EEXIST)
        core::fail("{}: the file cannot be written ({})", file.string(), std::strerror(errno));
    if (descriptor >= 0) ::close(descriptor);
    return descriptor >= 0;
}

void write(const fs::path& file, const core::pipeline::Result& result, bool withPlan,
           void (*notice)(const std::string& sentence)) {
    if (!withPlan) return core::plan::savePictureWithoutMetadata(file, result.image);
    if (!core::plan::savePicture(file, result.image, result.plan))
        notice(
            fmt::format("{}: the plan with its maps has no room in a JPEG, which keeps the parameters alone; PNG "
                        "holds it, --write-plan writes it to a file",
                        file.string()));
}

}  // namespace

std::string whyUnwritable(const fs::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code code;
    if (fs::is_directory(file, code) || !file.has_filename())
        return fmt::format("expected a file to write, found the folder {}", file.string());
    if (!fs::is_directory(folder, code)) return fmt::format("expected a folder {}, found none", folder.string());
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return fmt::format("the folder {} cannot be written to ({})", folder.string(), std::strerror(errno));
    return {};
}

void checkWritable(const std::string& option, const fs::path& file) {
    if (const auto why = whyUnwritable(file); !why.empty()) core::fail("{}: {}", option, why);
}

PictureOut::PictureOut(const fs::path& file, bool overwrites) : m_file(file), m_overwrites(overwrites) {
    checkWritable("--out", file);
    if (!core::formatOfName(file))
        core::fail("--out: expected a name that ends in .png, .jpg, .jpeg or .webp, found \"{}\"", file.string());
}

std::string PictureOut::notice() const {
    if (m_overwrites || !isThere(m_file)) return {};
    return fmt::format("{} is there already and is kept; --overwrite would replace it", m_file.string());
}

fs::path PictureOut::freeName() const {
    for (int number = 1; number <= kNamesToTry; ++number) {
        auto file = m_file;
        if (number > 1)
            file.replace_filename(fmt::format("{}-{}{}", m_file.stem().string(), number, m_file.extension().string()));
        if (create(file)) return file;
    }
    core::fail("--out: expected a free name beside {}, found {} taken", m_file.string(), kNamesToTry);
}

fs::path PictureOut::save(const core::pipeline::Result& result, bool withPlan,
                          void (*notice)(const std::string& sentence)) const {
    if (m_overwrites) {
        write(m_file, result, withPlan, notice);
        return m_file;
    }
    const auto file = freeName();
    try {
        write(file, result, withPlan, notice);
    } catch (...) {
        std::error_code code;
        fs::remove(file, code);
        throw;
    }
    return file;
}

}  // namespace cli
