#include "core/models/model_words.h"

#include <array>
#include <fstream>
#include <sstream>
#include <string_view>

#include "core/base/error.h"
#include "core/io/checkpoint.h"
#include "core/models/checkpoint_file.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestText = 64 << 10, kLongestName = 200, kLargestThumbnail = 4 << 20;
constexpr std::array kPictures = {"png", "jpg", "jpeg", "webp"};

// The beginning of a plain file; empty for what is none.
std::string beginningOf(const fs::path& file) {
    std::error_code code;
    if (!fs::is_regular_file(file, code)) return {};
    std::ifstream stream(file, std::ios::binary);
    std::string text(kLongestText, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

std::string firstExisting(const fs::path& stem, const std::string& middle) {
    std::error_code code;
    for (const auto* ending : kPictures)
        if (const auto file = stem.string() + middle + "." + ending; fs::is_regular_file(file, code)) return file;
    return {};
}

// "  \"openrail++\" " -> openrail++
std::string bare(std::string_view value) {
    constexpr std::string_view kAround = " \t\r\n\"'";
    const auto begin = value.find_first_not_of(kAround), end = value.find_last_not_of(kAround);
    return begin == value.npos ? std::string()
                               : std::string(value.substr(begin, std::min(end - begin + 1, kLongestName)));
}

// The value of a key in the lines between the first two "---".
std::string frontMatter(const std::string& text, std::string_view key) {
    std::istringstream lines(text);
    std::string line;
    if (!std::getline(lines, line) || bare(line) != "---") return {};
    while (std::getline(lines, line) && bare(line) != "---")
        if (line.starts_with(key)) return bare(std::string_view(line).substr(key.size()));
    return {};
}

// A name, or the text itself, whose first line then serves as name.
void setLicence(const std::string& value, ModelWords& words) {
    words.licence = bare(std::string_view(value).substr(0, value.find('\n')));
    if (value.size() > words.licence.size() + 4) words.licenceText = value.substr(0, kLongestText);
}

// Also of what this program cannot use.
std::shared_ptr<const io::WeightSource> opened(const fs::path& file) try {
    return openCheckpointFile(file)->file;
} catch (const Error&) {
    return io::openCheckpoint(file);
}

void readMetadata(const fs::path& file, ModelWords& words) {
    const auto source = opened(file);
    const auto& said = source->metadata();
    for (const auto* key : {"modelspec.license", "license"})
        if (const auto found = said.find(key); found != said.end() && words.licence.empty())
            setLicence(found->second, words);
    const auto thumbnail = said.find("modelspec.thumbnail");
    if (thumbnail != said.end() && thumbnail->second.size() <= kLargestThumbnail) words.thumbnail = thumbnail->second;
}

void readFolder(const fs::path& folder, ModelWords& words) {
    const auto readme = beginningOf(folder / "README.md");
    words.licence = frontMatter(readme, "license:");
    if (words.licence.empty() || words.licence == "other")
        if (const auto name = frontMatter(readme, "license_name:"); !name.empty()) words.licence = name;
    for (const auto* name : {"LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"})
        if (words.licenceText.empty()) words.licenceText = beginningOf(folder / name);
    if (words.licenceText.empty()) words.licenceText = readme;  // a model's card tells of more than its licence
    if (words.licence.empty()) words.licence = bare(words.licenceText.substr(0, words.licenceText.find('\n')));
}

}  // namespace

ModelWords readModelWords(const fs::path& model) try {
    ModelWords words;
    std::error_code code;
    const bool isFolder = fs::is_directory(model, code);
    if (isFolder)
        readFolder(model, words);
    else
        readMetadata(model, words);
    const auto stem = isFolder ? model / "preview" : fs::path(model).replace_extension();
    for (const auto& candidate :
         {firstExisting(stem, ""), firstExisting(stem, ".preview"), isFolder ? firstExisting(model, "") : ""})
        if (words.picture.empty()) words.picture = candidate;
    return words;
} catch (const Error&) {
    return {};
}

}  // namespace core::models
