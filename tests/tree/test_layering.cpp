#include <QtTest>

#include "tests/support/test_program.h"
#include "tests/tree/include_rules.h"
#include "tests/tree/source_tree.h"

class TestLayering : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // The checker itself must be able to fail, rule by rule.
    void theCheckerFindsOffences_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* path, const char* include, const char* words) {
            QTest::addRow("%s <- %s", path, include) << QString(path) << QString(include) << QString(words);
        };
        row("core/base/error.h", "\"core/io/safetensors.h\"", "only those above it");
        row("core/pipeline/generator.cpp", "\"core/training/trainer.h\"", "only those above it");
        row("core/image/resize.cpp", "<QImage>", "no Qt");
        row("core/image/resize.cpp", "<QtCore/qglobal.h>", "no Qt");
        row("core/nets/unet.cpp", "\"ui/window/main_window.h\"", "neither ui nor app");
        row("core/plan/plan.h", "<torch/torch.h>", "neither Torch nor OpenCV");
        row("core/control/edge_map.h", "<opencv2/core.hpp>", "neither Torch nor OpenCV");
        row("core/pipeline/pipeline.h", "\"core/nets/unet.h\"", "only public headers");
        row("core/extra/thing.cpp", "<vector>", "no place in the order");
        row("ui/window/main_window.cpp", "<torch/torch.h>", "neither Torch nor OpenCV");
        row("ui/window/main_window.cpp", "\"core/nets/unet.h\"", "only public headers");
        row("ui/canvas/view.cpp", "\"ui/gallery/gallery_dock.h\"", "of ui uses only those above it");
        row("ui/gallery/gallery_dock.cpp", "\"ui/window/main_window.h\"", "of ui uses only those above it");
        row("ui/docks/thing.cpp", "<vector>", "no place in the order of ui");
        row("ui/canvas/view.cpp", "\"app/gui_main.h\"", "not know app");
        row("ui/canvas/view.cpp", "\"view.h\"", "from the root");
    }

    void theCheckerFindsOffences() {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(QString, words);
        const auto broken = test::brokenIncludeRules(path, "#pragma once\n  # include " + include + "\n");
        QCOMPARE(broken.size(), 1);
        QVERIFY2(broken.first().contains(words), qPrintable(broken.first()));
    }

    void theCheckerLetsHonestFilesPass() {
        const QString core =
            "#include <torch/torch.h>\n#include \"core/base/error.h\"\n#include \"core/nets/unet.h\"\n";
        QCOMPARE(test::brokenIncludeRules("core/pipeline/generator.cpp", core), QStringList());
        const QString ui = "#include <QWidget>\n#include \"core/plan/plan.h\"\n#include \"ui/document/document.h\"\n";
        QCOMPARE(test::brokenIncludeRules("ui/canvas/view.cpp", ui), QStringList());
    }

    void theTreeKeepsItsLayers() {
        const auto files = test::sourceFiles();
        QVERIFY2(files.size() > 50, qPrintable(QString("only %1 sources found").arg(files.size())));
        QStringList broken;
        for (const auto& path : files) broken += test::brokenIncludeRules(path, test::contentOf(path));
        QVERIFY2(broken.isEmpty(), qPrintable("\n" + broken.join('\n')));
    }
};

PGD_TEST(TestLayering)
#include "test_layering.moc"
