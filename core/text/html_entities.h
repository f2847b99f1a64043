#pragma once

#include "core/text/tracked_text.h"

namespace core::text {

// Replaces HTML character references once: `&#233;`, `&#xe9;`, and by name those of XML, of Latin-1
// and of common typography. As browsers do, it accepts the old names (XML and Latin-1) and numbers
// without their semicolon, reads 128..159 as Windows-1252, and makes impossible numbers U+FFFD.
// An unknown name stays as it is.
TrackedText unescapeHtml(const TrackedText& text);

}  // namespace core::text
