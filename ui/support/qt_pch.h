#pragma once

// Qt's widgets cost seconds to parse: every target of the window shares this header.
#include <QtWidgets>
#include <memory>
#include <string>
#include <vector>
