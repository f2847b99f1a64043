#pragma once

#include <QDate>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/document/gallery.h"

namespace ui {

// Where pictures go, and how.
struct ExportOrder {
    QString folder;                       // made when it does not exist
    QString pattern = "{prompt}-{seed}";  // see exportName()
    bool withPlan = true;                 // whether the files say how they were made
};

// The plan that a picture carries; nothing for one without. Throws core::Error when its file cannot be read.
std::optional<core::plan::Plan> planInside(const Picture& picture);

// The name of the n-th exported picture, without ".png": {prompt} (its beginning), {seed}, {date} (as 2024-01-31) and
// {n} (001, 002, …) are filled in. What no file name may hold becomes a dash; never empty, hidden or over-long.
QString exportName(const QString& pattern, const core::plan::Plan& plan, const QDate& date, int n);

// Writes pictures as PNG and returns the files. None is ever overwritten: a name that is taken gets a number. Throws
// core::Error at the first that fails; those before it stay. Slow, and safe on any thread.
QStringList exportPictures(const std::vector<Picture>& pictures, const ExportOrder& order);

}  // namespace ui
