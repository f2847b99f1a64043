#pragma once

#include <QString>
#include <QStringList>

// The repository as the tests on it see it; paths are relative to its root.
namespace test {

// Every .h and .cpp of the project.
QStringList sourceFiles();

// Every text file a person wrote: sources, build files, scripts, documents.
QStringList textFiles();

QString contentOf(const QString& path);

}  // namespace test
