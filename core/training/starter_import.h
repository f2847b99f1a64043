#pragma once

#include <filesystem>

namespace core::training {

struct ImportOptions {
    bool generators = true;  // false: they begin anew, in the shape their trainer gives them
};

// Lays out `work` so that training goes on from an exported model folder: the autoencoder, vocabulary
// and text tower are taken as they are, the generators as starting weights (Adam's memory is not in a
// model folder). Latents are drawn anew with "train latents". Throws Error when `work` holds checkpoints
// already, which would be lost.
void importStarter(const std::filesystem::path& folder, const std::filesystem::path& work,
                   const ImportOptions& options = {});

}  // namespace core::training
