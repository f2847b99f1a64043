#pragma once

namespace core {

// What a generator is for, in a model that is decoupled in time (PanGu-Draw, "Time-Decoupling Training Strategy").
enum class GeneratorRole {
    Whole,      // the only one, at all timesteps
    Structure,  // outlines, layout, meaning: high timesteps
    Texture,    // surface and detail: low timesteps
};

}  // namespace core
