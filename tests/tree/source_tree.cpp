#include "tests/tree/source_tree.h"

#include <QDir>
#include <QDirIterator>

namespace test {
namespace {

const QDir kRoot(PGD_SOURCE_DIR);
const QStringList kFolders{".ci", "app", "core", "packaging", "resources", "tests", "translations", "ui"};
const QStringList kSources{"*.h", "*.cpp"};
const QStringList kTexts{"*.h",  "*.cpp",     "*.txt", "*.cmake", "*.sh", "*.md",           "*.json",
                         "*.in", "*.desktop", "*.xml", "*.qrc",   "*.ts", "*.clang-format", "run"};

// Data that tests and programs read is not ours to judge.
bool isData(const QString& path) { return path.startsWith("tests/data/") || path.startsWith("resources/models/"); }

QStringList find(const QStringList& patterns) {
    QStringList found = kRoot.entryList(patterns, QDir::Files | QDir::Hidden);
    for (const auto& folder : kFolders) {
        QDirIterator files(kRoot.filePath(folder), patterns, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) found += kRoot.relativeFilePath(files.next());
    }
    found.erase(std::remove_if(found.begin(), found.end(), isData), found.end());
    found.sort();
    return found;
}

}  // namespace

QStringList sourceFiles() { return find(kSources); }

QStringList textFiles() { return find(kTexts); }

QString contentOf(const QString& path) {
    QFile file(kRoot.filePath(path));
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

}  // namespace test
