#include "app/cli/json_report.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"

namespace cli {

void writeReport(const std::string& file, const nlohmann::json& report) {
    if (file.empty()) return;
    const auto text = report.dump(2) + "\n";
    core::AtomicFile out(file);
    out.write(text.data(), text.size());
    out.commit();
}

}  // namespace cli
