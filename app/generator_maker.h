#pragma once

#include <filesystem>
#include <memory>

#include "ui/worker/picture_maker.h"

// Makes pictures with the models under a folder.
std::unique_ptr<ui::PictureMaker> makeGenerator(const core::models::ModelSources& models);
