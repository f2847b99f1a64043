#pragma once

#include <vector>

#include "ui/document/gallery.h"

namespace ui {

class Document;

// The ways to change what the gallery holds. Each pushes one undo command, or none when nothing changes.

// Marks pictures as favourites, or takes the mark away.
void setStarred(Document& document, const std::vector<PictureId>& pictures, bool starred);

// Takes pictures out of the gallery and moves their files to the trash; undo brings both back. A file that the trash
// refuses stays where it is, with its picture, and Document::failed() says why.
void moveToTrash(Document& document, const std::vector<PictureId>& pictures);

}  // namespace ui
