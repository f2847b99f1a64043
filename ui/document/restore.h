#pragma once

#include "ui/document/gallery.h"

namespace ui {

class Document;

// What of a picture's plan comes back.
enum class Restore { All, Prompt, Seed, Size, Controls };

// Puts part of a picture's plan in the place of the document's, as one undo step. With its seed the document stops
// drawing new ones. Throws core::Error when the picture holds no plan or cannot be read.
void restore(Document& document, const Picture& picture, Restore what);

}  // namespace ui
