#pragma once

#include <filesystem>
#include <memory>

#include "ui/worker/picture_backend.h"

// Makes pictures with the models that are found. Throws Error for a device that is not there.
std::unique_ptr<ui::PictureBackend> makeGenerator(const core::models::ModelSources& models,
                                                  const core::ComputeOptions& compute = {});
