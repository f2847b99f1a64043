#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "app/cli/commands.h"
#include "core/base/cancel_token.h"

namespace {

constexpr int kInterrupted = 130;  // as shells report a program that Ctrl+C ended

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("PanGu-Draw Studio on the command line", "pangu-draw-cli");
    app.require_subcommand(1);
    app.option_defaults()->take_last();  // so that an alias with defaults can be overruled
    cli::addGenerate(app);
    cli::addEnlarge(app);
    cli::addModels(app);
    cli::addTrain(app);
    cli::addEvaluate(app);
    cli::addBench(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {  // --help and its like
        return app.exit(help);
    } catch (const core::Cancelled&) {
        std::fprintf(stderr, "pangu-draw-cli: cancelled\n");
        return kInterrupted;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "pangu-draw-cli: %s\n", error.what());
        return 1;
    }
    return 0;
}
