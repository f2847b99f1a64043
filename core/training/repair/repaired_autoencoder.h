#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

namespace core::nets {
class PatchAutoencoder;
}

namespace core::training {

constexpr const char* kDecoderStage = "decoder";  // its folder in the work folder

// A copy with a repair trunk of this shape, unless it has one already.
std::shared_ptr<nets::PatchAutoencoder> withRepair(const nets::PatchAutoencoder& autoencoder, std::int64_t blocks,
                                                   std::int64_t channels);

// The autoencoder of a work folder: `work`/vae, the decoder replaced by the average of trainDecoder() where that has
// run; evaluation mode. Throws Error.
std::shared_ptr<nets::PatchAutoencoder> autoencoderOf(const std::filesystem::path& work);

}  // namespace core::training
