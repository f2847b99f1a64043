#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "tests/support/test_program.h"

using namespace core::io;

class TestSafetensors : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }

 private Q_SLOTS:
    void everyTypeSurvives_data() {
        QTest::addColumn<int>("type");
        for (const auto type : {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kInt64,
                                torch::kInt32, torch::kInt16, torch::kInt8, torch::kUInt8, torch::kBool})
            QTest::newRow(torch::toString(type)) << static_cast<int>(type);
    }
    void everyTypeSurvives() {
        QFETCH(int, type);
        const auto value = (torch::arange(24).view({2, 3, 4}) % 2).to(static_cast<torch::Dtype>(type));
        writeSafetensors(file("types"), {{"x", value}, {"a.scalar", torch::tensor(2.5)}}, {{"format", "pt"}});
        const SafetensorsFile read(file("types"));
        QCOMPARE(read.keys(), (std::vector<std::string>{"a.scalar", "x"}));
        QCOMPARE(read.metadata().at("format"), std::string("pt"));
        QVERIFY(read.require("x").dtype() == value.dtype());
        QVERIFY(torch::equal(read.require("x"), value));
        QCOMPARE(read.require("a.scalar").dim(), std::int64_t{0});
    }

    void viewsOutliveTheFile() {
        torch::Tensor view;
        {
            writeSafetensors(file("view"), {{"x", torch::arange(1000)}});
            view = SafetensorsFile(file("view")).require("x");
        }
        QCOMPARE(view.sum().item<std::int64_t>(), std::int64_t{499500});
    }

    void nonContiguousTensorsAreWrittenInOrder() {
        const auto transposed = torch::arange(6).view({2, 3}).t();
        writeSafetensors(file("t"), {{"x", transposed}});
        QVERIFY(torch::equal(SafetensorsFile(file("t")).require("x"), transposed));
    }

    void findIsNullAndRequireNamesTheKey() {
        writeSafetensors(file("keys"), {{"x", torch::ones(1)}});
        const SafetensorsFile read(file("keys"));
        QVERIFY(!read.find("y").defined());
        try {
            read.require("y");
            QFAIL("a missing tensor was found");
        } catch (const core::Error& error) {
            QVERIFY(QString(error.what()).contains("\"y\""));
        }
    }

    void emptyTensorsAreAllowed() {
        writeSafetensors(file("empty"), {{"x", torch::empty({0, 4})}});
        QCOMPARE(SafetensorsFile(file("empty")).require("x").size(1), std::int64_t{4});
    }
};

PGD_TEST(TestSafetensors)
#include "test_safetensors.moc"
