#pragma once

#include <filesystem>
#include <string>

#include "core/pipeline/pipeline.h"

namespace cli {

// The file of --out. What is wrong with it is said before minutes are spent on a picture.
class PictureOut {
 public:
    // Throws core::Error unless the suffix names a format that is written, and the folder is there and can be written
    // to. A file that is there already is kept under its name unless `overwrites`.
    PictureOut(const std::filesystem::path& file, bool overwrites);

    // The sentence that tells of a file that is kept; empty when there is none.
    std::string notice() const;

    // Writes the picture, with its plan or alone, under the name that was asked for or the next free one, "a-2.png",
    // "a-3.png", and returns that. `notice` hears when the plan had no room inside. Throws core::Error.
    std::filesystem::path save(const core::pipeline::Result& result, bool withPlan,
                               void (*notice)(const std::string& sentence)) const;

 private:
    std::filesystem::path freeName() const;

    std::filesystem::path m_file;
    bool m_overwrites;
};

// Why a file cannot be written there; empty when it can.
std::string whyUnwritable(const std::filesystem::path& file);

// Throws core::Error with that, and the option that named the file.
void checkWritable(const std::string& option, const std::filesystem::path& file);

}  // namespace cli
