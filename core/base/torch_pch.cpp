#include "core/base/torch_pch.h"
