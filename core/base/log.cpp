#include "core/base/log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace core::log {
namespace {

constexpr std::size_t kFileBytes = 1 << 20;
constexpr std::size_t kFilesKept = 3;

spdlog::logger& logger() {
    static const auto instance = spdlog::stderr_color_mt("pangu-draw");
    return *instance;
}

}  // namespace

void toFile(const std::filesystem::path& file) {
    std::filesystem::create_directories(file.parent_path());
    logger().sinks().push_back(
        std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kFileBytes, kFilesKept));
}

void muteConsole() { logger().sinks().front()->set_level(spdlog::level::off); }

void info(std::string_view message) { logger().info("{}", message); }
void warning(std::string_view message) { logger().warn("{}", message); }
void error(std::string_view message) { logger().error("{}", message); }

}  // namespace core::log
