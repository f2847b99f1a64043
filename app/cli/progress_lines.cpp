#include "app/cli/progress_lines.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace cli {
namespace {

namespace pipeline = core::pipeline;
namespace plan = core::plan;

constexpr std::chrono::seconds kNowAndThen(10);

const char* roleName(core::GeneratorRole role) {
    return role == core::GeneratorRole::Structure ? "structure" : role == core::GeneratorRole::Texture ? "texture" : "";
}

std::string stepLine(const pipeline::Progress& progress) {
    auto line = fmt::format("{:<9} step {} of {}", roleName(progress.role), progress.step, progress.steps);
    if (progress.stages > 1) line += fmt::format(", {} x {}", progress.width, progress.height);
    if (!progress.partners.empty()) line += fmt::format(", with {}", fmt::join(progress.partners, " and "));
    if (progress.secondsLeft >= 0) line += fmt::format(", {:.1f} s left", progress.secondsLeft);
    return line;
}

}  // namespace

ProgressLines::ProgressLines() : m_isTerminal(::isatty(STDERR_FILENO) == 1) {}

void ProgressLines::show(const pipeline::Progress& progress) {
    switch (progress.phase) {
        case pipeline::Phase::LoadingModel:
            return begin("loading the model");
        case pipeline::Phase::EncodingPrompt:
            return begin("reading the prompt");
        case pipeline::Phase::Decoding:
            return showDecoding(progress);
        case pipeline::Phase::Sampling:
            return showSampling(progress);
    }
}

void ProgressLines::showSampling(const pipeline::Progress& progress) {
    change(stepLine(progress), progress.step == progress.steps);
}

void ProgressLines::showDecoding(const pipeline::Progress& progress) {
    if (progress.tiles <= 1) return begin("decoding");
    change(fmt::format("decoding tile {} of {}", progress.tile, progress.tiles), progress.tile == progress.tiles);
}

bool ProgressLines::isTime() {
    const auto now = Clock::now();
    if (now - m_last < kNowAndThen) return false;
    m_last = now;
    return true;
}

void ProgressLines::change(const std::string& line, bool isLast) {
    if (m_isTerminal)
        std::fprintf(stderr, "\r%-78s", line.c_str());
    else if (isLast || isTime())
        std::fprintf(stderr, "%s\n", line.c_str());
    m_isOpen = m_isTerminal;
}

void ProgressLines::begin(const std::string& line) {
    finish();
    std::fprintf(stderr, "%s\n", line.c_str());
    m_last = Clock::now();
}

void ProgressLines::finish() {
    if (m_isOpen) std::fprintf(stderr, "\n");
    m_isOpen = false;
}

}  // namespace cli
