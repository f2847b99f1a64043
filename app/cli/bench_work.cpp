#include "app/cli/bench_work.h"

#include <vector>

namespace cli {
namespace {

using core::nets::UNetConfig;
using core::nets::UNetLevel;

// A map of so many channels and pixels; sizes as doubles, since products of them leave 64 bits.
struct Map {
    double height, width;
    double pixels() const { return height * width; }
    Map halved() const { return {double((std::int64_t(height) + 1) / 2), double((std::int64_t(width) + 1) / 2)}; }
};

double convolution(double kernel, double in, double out, double pixels) {
    return 2 * kernel * kernel * in * out * pixels;
}

double linear(double in, double out, double rows) { return 2 * in * out * rows; }

double attention(double queries, double keys, double channels) { return 4 * queries * keys * channels; }

double resnet(double in, double out, double pixels) {
    const double shortcut = in == out ? 0 : convolution(1, in, out, pixels);
    return convolution(3, in, out, pixels) + convolution(3, out, out, pixels) + shortcut;
}

double transformer(const UNetConfig& config, const UNetLevel& level, double pixels, double tokens) {
    const auto c = static_cast<double>(level.channels), text = static_cast<double>(config.textChannels);
    const double self = 4 * linear(c, c, pixels) + attention(pixels, pixels, c);
    const double cross = 2 * linear(c, c, pixels) + 2 * linear(text, c, tokens) + attention(pixels, tokens, c);
    const double feedForward = linear(c, 8 * c, pixels) + linear(4 * c, c, pixels);
    return 2 * linear(c, c, pixels) + static_cast<double>(level.transformerLayers) * (self + cross + feedForward);
}

}  // namespace

double unetOperations(const UNetConfig& config, std::int64_t height, std::int64_t width, std::int64_t tokens) {
    std::vector<Map> maps{{double(height), double(width)}};
    const auto first = static_cast<double>(config.levels.front().channels);
    double sum = convolution(3, double(config.inChannels), first, maps[0].pixels()) +
                 convolution(3, first, double(config.outChannels), maps[0].pixels());
    std::vector<double> skips{first};
    double in = first;
    for (const auto& level : config.levels) {
        const double c = double(level.channels), pixels = maps.back().pixels();
        for (std::int64_t i = 0; i < config.layersPerBlock; ++i) {
            sum +=
                resnet(in, c, pixels) + (level.downAttention ? transformer(config, level, pixels, double(tokens)) : 0);
            in = c;
            skips.push_back(c);
        }
        if (&level == &config.levels.back()) break;
        maps.push_back(maps.back().halved());
        sum += convolution(3, c, c, maps.back().pixels());
        skips.push_back(c);
    }
    sum += 2 * resnet(in, in, maps.back().pixels()) +
           transformer(config, config.levels.back(), maps.back().pixels(), double(tokens));
    for (auto level = config.levels.rbegin(); level != config.levels.rend(); ++level) {
        const double c = double(level->channels), pixels = maps.back().pixels();
        for (std::int64_t i = 0; i <= config.layersPerBlock; ++i) {
            sum += resnet(in + skips.back(), c, pixels) +
                   (level->upAttention ? transformer(config, *level, pixels, double(tokens)) : 0);
            in = c;
            skips.pop_back();
        }
        maps.pop_back();
        if (!maps.empty()) sum += convolution(3, c, c, maps.back().pixels());
    }
    return sum;
}

double decoderOperations(const core::nets::AutoencoderKLConfig& config, std::int64_t height, std::int64_t width) {
    double pixels = double(height) * double(width), in = double(config.channels.back());
    double sum = convolution(3, double(config.latentChannels), in, pixels) + 2 * resnet(in, in, pixels) +
                 4 * linear(in, in, pixels) + attention(pixels, pixels, in);
    for (auto out = config.channels.rbegin(); out != config.channels.rend(); ++out) {
        for (std::int64_t i = 0; i <= config.layersPerBlock; ++i) {
            sum += resnet(in, double(*out), pixels);
            in = double(*out);
        }
        if (out + 1 == config.channels.rend()) break;
        pixels *= 4;
        sum += convolution(3, in, in, pixels);
    }
    return sum + convolution(3, in, double(config.outChannels), pixels);
}

double textOperations(const core::text::ClipTextConfig& config) {
    const double rows = double(config.positions), width = double(config.width);
    const double layer = 4 * linear(width, width, rows) + attention(rows, rows, width) +
                         2 * linear(width, double(config.feedForwardWidth), rows);
    return double(config.layers) * layer;
}

}  // namespace cli
