#pragma once

#include <QString>
#include <QStringList>

namespace test {

// What the includes of one source file break: one sentence an offence, empty when the layers hold.
// `path` is relative to the repository and decides which rules apply.
QStringList brokenIncludeRules(const QString& path, const QString& text);

}  // namespace test
