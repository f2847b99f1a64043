#include <QtTest>
#include <cmath>

#include "app/cli/bench_architectures.h"
#include "app/cli/bench_work.h"
#include "core/base/error.h"

// The operations that `bench` counts, against those of the same networks counted layer by layer elsewhere.
class TestBenchWork : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void countsStableDiffusion() {
        const auto a = cli::architectureOf("sd15");
        const auto giga = [](double operations) { return std::round(operations / 1e9); };
        QCOMPARE(giga(cli::unetOperations(a.unet, 64, 64, 77)), 803.0);
        QCOMPARE(giga(cli::unetOperations(a.unet, 32, 32, 77)), 180.0);
        QCOMPARE(giga(cli::decoderOperations(a.autoencoder, 64, 64)), 2515.0);
    }

    void refusesAnUnknownArchitecture() { QVERIFY_EXCEPTION_THROWN(cli::architectureOf("sd9"), core::Error); }
};

QTEST_APPLESS_MAIN(TestBenchWork)
#include "test_bench_work.moc"
