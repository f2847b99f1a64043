#include "app/cli/report.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/picture_out.h"
#include "core/base/atomic_file.h"

namespace cli {

Report::Report(CLI::App& command)
    : m_option(command
                   .add_option("--json", *m_file,
                               "Write the figures as one JSON object to this file, or in place of the table")
                   ->expected(0, 1)
                   // Found before minutes are spent on the figures.
                   ->check(CLI::Validator(
                       [](std::string& file) { return file.empty() ? std::string() : whyUnwritable(file); }, "FILE"))) {
}

void Report::give(const std::function<void()>& printTable, const nlohmann::json& figures) const {
    const auto text = figures.dump(2) + "\n";
    const bool isWanted = m_option->count() > 0;
    if (isWanted && m_file->empty()) {
        std::fputs(text.c_str(), stdout);
        return;
    }
    printTable();
    if (!isWanted) return;
    core::AtomicFile out(*m_file);
    out.write(text.data(), text.size());
    out.commit();
}

}  // namespace cli
