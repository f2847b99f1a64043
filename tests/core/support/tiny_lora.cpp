#include <torch/types.h>

#include "core/io/safetensors.h"
#include "tests/core/support/tiny_model.h"

void writeTinyLora(const std::filesystem::path& file, unsigned seed) {
    torch::manual_seed(seed);
    std::filesystem::create_directories(file.parent_path());
    const std::string linear = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k";  // kohya
    const std::string convolution = "unet.down_blocks.0.resnets.0.conv1";                           // PEFT
    const std::string text = "text_encoder.text_model.encoder.layers.0.self_attn.q_proj";           // diffusers
    core::io::writeSafetensors(file, {{linear + ".lora_down.weight", torch::randn({2, 16})},
                                      {linear + ".lora_up.weight", torch::randn({16, 2})},
                                      {linear + ".alpha", torch::tensor(1.0f)},
                                      {convolution + ".lora_A.weight", torch::randn({2, 8, 3, 3})},
                                      {convolution + ".lora_B.weight", torch::randn({8, 2, 1, 1})},
                                      {text + ".lora_linear_layer.down.weight", torch::randn({2, 16})},
                                      {text + ".lora_linear_layer.up.weight", torch::randn({16, 2})}});
}
