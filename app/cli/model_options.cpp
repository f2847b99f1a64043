#include "app/cli/model_options.h"

#include <CLI/CLI.hpp>

namespace cli {

namespace fs = std::filesystem;

void addPlaceOptions(CLI::App& command, core::models::ModelLocation& place) {
    command.add_option("--vocabulary", place.vocabulary,
                       "CLIP's vocabulary, for a single file: vocab.json and merges.txt, tokenizer.json, or "
                       "bpe_simple_vocab_16e6.txt.gz, or their folder (PanGu-Draw: and vocab.txt). Default: what "
                       "another program keeps on this machine");
    command.add_option("--structure", place.structure,
                       "PanGu-Draw's checkpoint of high timesteps; the model is then that of low ones");
    command.add_option("--parts-from", place.lender,
                       "Model folder or file that lends the autoencoder, text encoders or vocabulary a file lacks");
    command.add_option("--prediction", place.prediction, "What the model predicts, for files that do not say")
        ->check(CLI::IsMember({"epsilon", "v_prediction"}));
}

void acceptPath(CLI::App& command, core::models::ModelLocation& place) {
    command.get_option("--model")->transform([&place](std::string value) {
        const fs::path path(value);
        const bool isPath = fs::is_regular_file(path) || (path.has_parent_path() && fs::exists(path));
        if (!isPath) return value;
        place.path = fs::absolute(path).lexically_normal();
        place.id = (place.path.has_filename() ? place.path : place.path.parent_path()).stem().string();
        return place.id;
    });
}

}  // namespace cli
