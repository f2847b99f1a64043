#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QProcess>
#include <QTimer>
#include <algorithm>
#include <memory>
#include <optional>

#include "app/pipeline_backend.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"
#include "ui/support/file_path.h"
#include "ui/support/language.h"
#include "ui/support/system_dialogs.h"
#include "ui/support/theme.h"
#include "ui/window/main_window.h"

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
}

// Qt asks for the scale once, at the very beginning. What this process was given is put back, for those it starts.
class ScaleOfWindow {
 public:
    explicit ScaleOfWindow(const ui::Places& places) {
        const int percent = ui::Settings(places.settingsFile()).get(ui::setting::kScalePercent);
        if (percent != 100) qputenv(kVariable, QByteArray::number(std::clamp(percent, 80, 200) / 100.0));
    }
    ~ScaleOfWindow() { m_given.isEmpty() ? qunsetenv(kVariable) : qputenv(kVariable, m_given); }

 private:
    static constexpr auto kVariable = "QT_SCALE_FACTOR";

    QByteArray m_given = qgetenv(kVariable);
};

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

// The window, and the one that takes its place when another language is chosen.
class Studio {
 public:
    Studio(const ui::Places& places, std::filesystem::path models) : m_places(places), m_models(std::move(models)) {}

    ui::MainWindow& window() { return *m_window; }

    void open() {
        m_window = std::make_unique<ui::MainWindow>(ground());
        m_window->show();
    }

 private:
    ui::Ground ground() {
        const core::ComputeOptions compute = computeOptions(m_places);
        const core::models::ModelSources sources(m_models, ui::toPath(m_places.modelsFile()));
        return {.places = m_places,
                .makePictures = [compute, sources] { return makeGenerator(sources, compute); },
                .dialogs = std::make_unique<ui::SystemDialogs>(m_places.settingsFile()),
                .runtimeSummary = summaryOf(compute),
                .devices = devices(),
                .openWindow =
                    [models = m_models] {
                        QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                                {"--models", ui::fromPath(models)});
                    },
                .reopen = [this] { QTimer::singleShot(0, qApp, [this] { reopen(); }); }};
    }

    // For a moment there is no window, which is no reason to end.
    void reopen() {
        QApplication::setQuitOnLastWindowClosed(false);
        m_window.reset();
        dress(*qApp, m_places);
        open();
        QTimer::singleShot(0, qApp, [] { QApplication::setQuitOnLastWindowClosed(true); });
    }

    ui::Places m_places;
    std::filesystem::path m_models;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace

int main(int argc, char** argv) {
    nameApplication();
    const ui::Places places = ui::Places::standard();
    std::optional<ScaleOfWindow> scale(places);
    QApplication app(argc, argv);
    scale.reset();
    QGuiApplication::setWindowIcon(QIcon(":/icons/org.pangu_draw.Studio.svg"));
    core::log::toFile(ui::toPath(places.logFile()));
    dress(app, places);
    const CommandLine commandLine = parse(app);
    core::initRuntime();

    Studio studio(places, commandLine.models);
    studio.open();
    if (!commandLine.picture.isEmpty()) studio.window().openFile(commandLine.picture);
    return QApplication::exec();
}
