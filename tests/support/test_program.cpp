#include "tests/support/test_program.h"

#include <QFileInfo>
#include <map>

#ifdef PGD_WINDOW_TESTS
#include <QApplication>
using Application = QApplication;

// Without a display there is a screen as people have them, rather than one smaller than the window.
static void prepare() {
    if (qgetenv("QT_QPA_PLATFORM") == "offscreen")
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" PGD_SOURCE_DIR "/tests/support/screen.json");
}
#else
#include <QCoreApplication>
using Application = QCoreApplication;

static void prepare() {}
#endif

namespace {

std::map<QString, test::Registration::Maker>& makers() {
    static std::map<QString, test::Registration::Maker> known;
    return known;
}

int run(test::Registration::Maker maker, const QStringList& arguments) {
    const auto object = maker();
    return QTest::qExec(object.get(), arguments);
}

int runAll(const QStringList& arguments) {
    int failed = 0;
    for (const auto& [name, maker] : makers()) failed += run(maker, arguments);
    return failed;
}

}  // namespace

test::Registration::Registration(const char* file, Maker maker) { makers()[QFileInfo(file).baseName()] = maker; }

// The first argument names a test; without one all run. The others go to Qt Test.
int main(int argc, char** argv) {
    prepare();
    const Application application(argc, argv);
    auto arguments = Application::arguments();
    const auto asked = arguments.size() > 1 ? makers().find(arguments[1]) : makers().end();
    if (asked == makers().end()) return runAll(arguments);
    arguments.removeAt(1);
    return run(asked->second, arguments);
}
