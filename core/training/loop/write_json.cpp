#include "core/training/loop/write_json.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"

namespace core::training {

void writeJson(const std::filesystem::path& file, const nlohmann::json& value) {
    const auto text = value.dump(2) + "\n";
    AtomicFile out(file);
    out.write(text.data(), text.size());
    out.commit();
}

}  // namespace core::training
