#include "ui/worker/file_hash.h"

#include <QCryptographicHash>
#include <QFile>
#include <algorithm>
#include <vector>

#include "core/base/error.h"
#include "ui/support/file_path.h"

namespace ui {
namespace {

namespace fs = std::filesystem;

constexpr qint64 kChunk = 1 << 20;
constexpr std::size_t kMostFiles = 10'000;

// Names relative to the folder, sorted; a file stands for itself, without a name.
std::vector<fs::path> weightsOf(const fs::path& model) {
    std::error_code code;
    if (fs::is_regular_file(model, code)) return {fs::path()};
    std::vector<fs::path> names;
    auto entry = fs::recursive_directory_iterator(model, fs::directory_options::skip_permission_denied, code);
    for (; !code && entry != fs::recursive_directory_iterator() && names.size() < kMostFiles; entry.increment(code))
        if (std::error_code ignored; entry->path().extension() == ".safetensors" && entry->is_regular_file(ignored))
            names.push_back(entry->path().lexically_relative(model));
    std::ranges::sort(names, {}, [](const fs::path& name) { return name.string(); });
    return names;
}

fs::path at(const fs::path& model, const fs::path& name) { return name.empty() ? model : model / name; }

QByteArray hashOfFile(const fs::path& path, const core::CancelToken& cancel) {
    QFile file(fromPath(path));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        core::fail("{}: the file cannot be read ({})", path.string(), file.errorString().toStdString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (QByteArray chunk = file.read(kChunk); !chunk.isEmpty(); chunk = file.read(kChunk)) {
        cancel.throwIfCancelled();
        hash.addData(chunk);
    }
    if (file.error() != QFileDevice::NoError)
        core::fail("{}: the file cannot be read ({})", path.string(), file.errorString().toStdString());
    return hash.result().toHex();
}

}  // namespace

QString stampOf(const fs::path& model) {
    QCryptographicHash stamp(QCryptographicHash::Sha256);
    const auto names = weightsOf(model);
    for (const auto& name : names) {
        std::error_code code;
        const auto size = fs::file_size(at(model, name), code);
        const auto time = fs::last_write_time(at(model, name), code).time_since_epoch().count();
        stamp.addData(QByteArray::fromStdString(name.string()) + '\0' + QByteArray::number(quint64(size)) + ' ' +
                      QByteArray::number(qint64(time)) + '\n');
    }
    return names.empty() ? QString() : QString::fromLatin1(stamp.result().toHex());
}

QString sha256Of(const fs::path& model, const core::CancelToken& cancel) {
    const auto names = weightsOf(model);
    if (names.empty()) core::fail("{}: expected weights in .safetensors files, found none", model.string());
    if (names.front().empty()) return QString::fromLatin1(hashOfFile(model, cancel));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& name : names)
        hash.addData(hashOfFile(model / name, cancel) + "  " + QByteArray::fromStdString(name.string()) + '\n');
    return QString::fromLatin1(hash.result().toHex());
}

}  // namespace ui
