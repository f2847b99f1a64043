#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QProcess>
#include <algorithm>

#include "app/generator_maker.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/runtime.h"
#include "core/pipeline/generator.h"
#include "ui/main_window.h"
#include "ui/support/file_path.h"
#include "ui/support/language.h"
#include "ui/support/system_dialogs.h"
#include "ui/support/theme.h"

namespace {

struct CommandLine {
    std::filesystem::path models;
    QString picture;
};

CommandLine parse(const QCoreApplication& app) {
    QCommandLineParser parser;
    const QCommandLineOption models(
        "models", QCoreApplication::translate("main", "Folder that holds the models, one folder each."), "folder");
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Interactive image generation with a visible, editable denoising plan."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(models);
    parser.addPositionalArgument("picture", QCoreApplication::translate("main", "A PNG whose plan to restore."),
                                 "[picture]");
    parser.process(app);
    const QString folder = parser.value(models);
    return {folder.isEmpty() ? core::pipeline::bundledModels() : ui::toPath(folder),
            parser.positionalArguments().value(0)};
}

void nameApplication() {
    QCoreApplication::setApplicationName("pangu-draw");
    QCoreApplication::setApplicationVersion(PGD_VERSION);
    QGuiApplication::setApplicationDisplayName("PanGu-Draw Studio");
    QGuiApplication::setDesktopFileName("org.pangu_draw.Studio");
    QGuiApplication::setWindowIcon(QIcon(":/icons/org.pangu_draw.Studio.svg"));
}

void dress(QApplication& app, const ui::Places& places) {
    const ui::Settings settings(places.settingsFile());
    ui::installLanguage(app, settings.get(ui::setting::kLanguage));
    ui::applyTheme(settings.get(ui::setting::kLightTheme) ? ui::Theme::Light : ui::Theme::Dark);
}

core::ComputeOptions computeOptions(const ui::Places& places) {
    const ui::Settings settings(places.settingsFile());
    return {.device = settings.get(ui::setting::kDevice).toStdString(),
            .precision = settings.get(ui::setting::kPrecision).toStdString(),
            .memoryShare = std::clamp(settings.get(ui::setting::kMemoryPercent), 0, 100) / 100.0};
}

// A device that has gone does not keep the window from opening: painting says what is wrong.
QString summaryOf(const core::ComputeOptions& compute) try {
    return QString::fromStdString(core::runtimeSummary(compute));
} catch (const core::Error&) {
    return QCoreApplication::translate("main", "%1: not there").arg(QString::fromStdString(compute.device));
}

QStringList devices() {
    QStringList names;
    for (const auto& device : core::computeDevices()) names.append(QString::fromStdString(device));
    return names;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    nameApplication();
    const ui::Places places = ui::Places::standard();
    core::log::toFile(ui::toPath(places.logFile()));
    dress(app, places);
    const CommandLine commandLine = parse(app);
    core::initRuntime();

    const core::ComputeOptions compute = computeOptions(places);
    ui::MainWindow window(ui::Ground{
        .places = places,
        .makePictures =
            [compute, models = core::models::ModelSources(commandLine.models, ui::toPath(places.modelsFile()))] {
                return makeGenerator(models, compute);
            },
        .dialogs = std::make_unique<ui::SystemDialogs>(),
        .runtimeSummary = summaryOf(compute),
        .devices = devices(),
        .openWindow =
            [models = commandLine.models] {
                QProcess::startDetached(QCoreApplication::applicationFilePath(), {"--models", ui::fromPath(models)});
            },
    });
    window.show();
    if (!commandLine.picture.isEmpty()) window.openFile(commandLine.picture);
    return QApplication::exec();
}
