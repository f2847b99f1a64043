#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace cli {

// What a command measured: a table for people; with `--json FILE` also one JSON object in that file, with `--json`
// alone that object on standard output in place of the table.
class Report {
 public:
    explicit Report(CLI::App& command);  // adds the option, and lives no longer than the command

    // Throws core::Error when the file cannot be written; the table is printed before.
    void give(const std::function<void()>& printTable, const nlohmann::json& figures) const;

 private:
    std::shared_ptr<std::string> m_file = std::make_shared<std::string>();
    const CLI::Option* m_option;
};

}  // namespace cli
