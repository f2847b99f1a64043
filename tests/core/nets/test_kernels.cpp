#include <torch/types.h>

#include <QtTest>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/nets/kernels/kernels.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

namespace kernels = core::nets::kernels;

// Our own arithmetic against LibTorch's in double precision, at sizes that fill no vector, tile or block evenly.
class TestKernels : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { torch::manual_seed(11); }

    void convolution_data();
    void convolution();
    void convolutionAddsWhatItIsGiven();
    void attention_data();
    void attention();
    void attentionOfLargeScoresStaysFinite();
    void groupNorm_data();
    void groupNorm();
    void gatedGelu_data();
    void gatedGelu();
    void modulatedNorm_data();
    void modulatedNorm();
    void rotarySplit_data();
    void rotarySplit();
    void threadsDoNotChangeResults();
    void whatIsNoNumberIsNotHidden_data();
    void whatIsNoNumberIsNotHidden();
    void scoresOfMinusInfinityHaveNoWeight_data();
    void scoresOfMinusInfinityHaveNoWeight();
};

namespace {

const kernels::Table& tableOf(const QString& name) {
    return name == "portable" ? kernels::portable() : kernels::best();
}

template <typename AddRows>
void forBothTables(const AddRows& addRows) {
    QTest::addColumn<QString>("table");
    for (const char* table : {"best", "portable"}) addRows(table);
}

torch::Tensor convolve(const kernels::Table& table, const torch::Tensor& x, const torch::Tensor& weight,
                       const torch::Tensor& bias, const torch::Tensor& residual = {}, int threads = 2) {
    auto result = torch::full({x.size(0), weight.size(0), x.size(2), x.size(3)}, 7.0f);
    kernels::Convolution c;
    c.x = x.data_ptr<float>();
    c.weight = weight.data_ptr<float>();
    c.bias = bias.data_ptr<float>();
    c.residual = residual.defined() ? residual.data_ptr<float>() : nullptr;
    c.result = result.data_ptr<float>();
    c.batch = x.size(0);
    c.in = x.size(1);
    c.out = weight.size(0);
    c.height = x.size(2);
    c.width = x.size(3);
    c.biasPerPicture = bias.dim() == 2;
    table.convolve3x3(c, threads);
    return result;
}

torch::Tensor attend(const kernels::Table& table, const torch::Tensor& q, const torch::Tensor& k,
                     const torch::Tensor& v, std::int64_t heads, int threads = 2) {
    auto result = torch::full(q.sizes(), 7.0f);
    kernels::Attention a;
    a.q = q.data_ptr<float>();
    a.k = k.data_ptr<float>();
    a.v = v.data_ptr<float>();
    a.result = result.data_ptr<float>();
    a.batch = q.size(0);
    a.queries = q.size(1);
    a.keys = k.size(1);
    a.heads = heads;
    a.d = q.size(2) / heads;
    table.attend(a, threads);
    return result;
}

torch::Tensor attendByFormula(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                              std::int64_t heads) {
    const auto d = q.size(2) / heads;
    const auto split = [&](const torch::Tensor& x) {
        return x.to(torch::kFloat64).view({x.size(0), x.size(1), heads, d}).transpose(1, 2);
    };
    const auto scores = split(q).matmul(split(k).transpose(2, 3)) / std::sqrt(static_cast<double>(d));
    return torch::softmax(scores, -1).matmul(split(v)).transpose(1, 2).reshape(q.sizes());
}

torch::Tensor normalise(const kernels::Table& table, const torch::Tensor& x, const torch::Tensor& weight,
                        const torch::Tensor& bias, std::int64_t groups, bool silu, int threads = 2) {
    auto result = torch::full(x.sizes(), 7.0f);
    kernels::GroupNorm n;
    n.x = x.data_ptr<float>();
    n.weight = weight.data_ptr<float>();
    n.bias = bias.data_ptr<float>();
    n.result = result.data_ptr<float>();
    n.batch = x.size(0);
    n.channels = x.size(1);
    n.pixels = x.size(2);
    n.groups = groups;
    n.silu = silu;
    table.groupNorm(n, threads);
    return result;
}

}  // namespace

void TestKernels::convolution_data() {
    QTest::addColumn<QList<int>>("sizes");  // batch, in, out, height, width
    forBothTables([](const char* table) {
        for (const QList<int>& s : {QList<int>{1, 1, 1, 1, 1},
                                    {2, 5, 3, 7, 9},
                                    {1, 8, 8, 4, 4},
                                    {1, 33, 17, 13, 6},
                                    {3, 40, 24, 5, 66},
                                    {1, 64, 32, 64, 64},
                                    {2, 320, 20, 20, 21}})
            QTest::addRow("%s, %d x %d -> %d, %d x %d", table, s[0], s[1], s[2], s[3], s[4]) << s << QString(table);
    });
}

void TestKernels::convolution() {
    QFETCH(QList<int>, sizes);
    QFETCH(QString, table);
    const auto x = torch::randn({sizes[0], sizes[1], sizes[3], sizes[4]});
    const auto weight = torch::randn({sizes[2], sizes[1], 3, 3}) / std::sqrt(9.0 * sizes[1]);
    const auto bias = torch::randn({sizes[2]});
    const auto want = torch::conv2d(x.to(torch::kFloat64), weight.to(torch::kFloat64), bias.to(torch::kFloat64), 1, 1);
    COMPARE_TENSORS(convolve(tableOf(table), x, weight, bias), want, 3e-5);
}

void TestKernels::convolutionAddsWhatItIsGiven() {
    const auto x = torch::randn({2, 12, 9, 10}), weight = torch::randn({20, 12, 3, 3}) / 10;
    const auto bias = torch::randn({2, 20}), residual = torch::randn({2, 20, 9, 10});
    const auto want = torch::conv2d(x, weight, {}, 1, 1) + bias.view({2, 20, 1, 1}) + residual;
    COMPARE_TENSORS(convolve(kernels::best(), x, weight, bias, residual), want, 3e-5);
}

void TestKernels::attention_data() {
    QTest::addColumn<QList<int>>("sizes");  // batch, queries, keys, heads, width of a head
    forBothTables([](const char* table) {
        for (const QList<int>& s : {QList<int>{1, 1, 1, 1, 1},
                                    {2, 5, 77, 3, 12},
                                    {1, 101, 77, 2, 40},
                                    {1, 300, 300, 2, 40},
                                    {1, 200, 301, 2, 64},
                                    {1, 97, 129, 1, 80},
                                    {1, 100, 50, 2, 160},
                                    {1, 95, 17, 1, 7},
                                    {1, 50, 500, 1, 512}})
            QTest::addRow("%s, %d x %d, %d keys, %d heads of %d", table, s[0], s[1], s[2], s[3], s[4])
                << s << QString(table);
    });
}

void TestKernels::attention() {
    QFETCH(QList<int>, sizes);
    QFETCH(QString, table);
    const auto width = sizes[3] * sizes[4];
    const auto q = torch::randn({sizes[0], sizes[1], width});
    const auto k = torch::randn({sizes[0], sizes[2], width}), v = torch::randn({sizes[0], sizes[2], width});
    COMPARE_TENSORS(attend(tableOf(table), q, k, v, sizes[3]), attendByFormula(q, k, v, sizes[3]), 5e-6);
}

void TestKernels::attentionOfLargeScoresStaysFinite() {
    const auto q = torch::randn({1, 150, 16}) * 100, v = torch::randn({1, 150, 16});
    COMPARE_TENSORS(attend(kernels::best(), q, q, v, 2), attendByFormula(q, q, v, 2), 1e-4);
}

void TestKernels::groupNorm_data() {
    QTest::addColumn<QList<int>>("sizes");  // batch, channels, pixels, groups
    QTest::addColumn<bool>("silu");
    forBothTables([](const char* table) {
        for (const bool silu : {false, true})
            for (const QList<int>& s : {QList<int>{1, 1, 1, 1}, {2, 12, 35, 4}, {1, 64, 4099, 32}})
                QTest::addRow("%s, %d x %d x %d in %d%s", table, s[0], s[1], s[2], s[3], silu ? ", SiLU" : "")
                    << s << silu << QString(table);
    });
}

void TestKernels::groupNorm() {
    QFETCH(QList<int>, sizes);
    QFETCH(bool, silu);
    QFETCH(QString, table);
    const auto x =
        torch::randn({sizes[0], sizes[1], sizes[2]}) * 3 + 20;  // far from zero: the mean must come off first
    const auto weight = torch::randn({sizes[1]}), bias = torch::randn({sizes[1]});
    const auto got = normalise(tableOf(table), x, weight, bias, sizes[3], silu);
    auto want =
        torch::group_norm(x.to(torch::kFloat64), sizes[3], weight.to(torch::kFloat64), bias.to(torch::kFloat64));
    COMPARE_TENSORS(got, silu ? torch::silu(want) : want, 2e-5);
}

void TestKernels::gatedGelu_data() {
    forBothTables([](const char* table) { QTest::addRow("%s", table) << QString(table); });
}

void TestKernels::gatedGelu() {
    QFETCH(QString, table);
    const auto x = torch::randn({5, 2 * 19}) * 4;
    auto result = torch::empty({5, 19});
    tableOf(table).geglu(x.data_ptr<float>(), result.data_ptr<float>(), 5, 19, 2);
    const auto halves = x.to(torch::kFloat64).chunk(2, 1);
    COMPARE_TENSORS(result, halves[0] * torch::gelu(halves[1]), 2e-6);
}

void TestKernels::modulatedNorm_data() {
    QTest::addColumn<QList<int>>("sizes");  // batch, tokens, width
    forBothTables([](const char* table) {
        for (const QList<int>& s : {QList<int>{1, 1, 8}, {2, 3, 13}, {3, 50, 320}})
            QTest::addRow("%s, %d x %d x %d", table, s[0], s[1], s[2]) << s << QString(table);
    });
}

void TestKernels::modulatedNorm() {
    QFETCH(QList<int>, sizes);
    QFETCH(QString, table);
    const auto batch = sizes[0], tokens = sizes[1], width = sizes[2];
    const auto x = torch::randn({batch, tokens, width}) * 3 + 5, modulation = torch::randn({batch, 3 * width});
    const auto scale = modulation.narrow(1, 0, width), shift = modulation.narrow(1, width, width);
    const auto result = torch::full_like(x, 7.0f);
    kernels::ModulatedNorm n;
    n.x = x.data_ptr<float>();
    n.scale = scale.data_ptr<float>();
    n.shift = shift.data_ptr<float>();
    n.result = result.data_ptr<float>();
    n.batch = batch;
    n.tokens = tokens;
    n.width = width;
    n.modulationStride = 3 * width;
    tableOf(table).modulatedNorm(n, 2);
    const auto normal = torch::layer_norm(x.to(torch::kFloat64), {width});
    COMPARE_TENSORS(result, normal * (1 + scale.unsqueeze(1)) + shift.unsqueeze(1), 2e-5);
}

void TestKernels::rotarySplit_data() {
    QTest::addColumn<QList<int>>("sizes");  // batch, tokens, heads, width of a head, hidden units, text's keys
    forBothTables([](const char* table) {
        for (const QList<int>& s : {QList<int>{1, 1, 1, 4, 3, 0}, {2, 6, 3, 20, 17, 5}, {2, 40, 5, 64, 1280, 77}})
            QTest::addRow("%s, %d x %d, %d heads of %d, %d hidden, %d keys more", table, s[0], s[1], s[2], s[3], s[4],
                          s[5])
                << s << QString(table);
    });
}

void TestKernels::rotarySplit() {
    QFETCH(QList<int>, sizes);
    QFETCH(QString, table);
    const std::int64_t batch = sizes[0], tokens = sizes[1], heads = sizes[2], d = sizes[3], hidden = sizes[4];
    const auto width = heads * d, keyRows = tokens + sizes[5];
    const auto x = torch::randn({batch, tokens, 3 * width + hidden}), angles = torch::randn({tokens, 1, d / 2});
    const auto cosines = angles.cos(), sines = angles.sin();
    const auto blank = [](torch::IntArrayRef shape) { return torch::full(shape, 7.0f); };
    const auto queries = blank({batch, tokens, width}), keys = blank({batch, keyRows, width});
    const auto values = blank({batch, keyRows, width}), mixed = blank({batch, tokens, width + hidden});
    kernels::RotarySplit s;
    s.x = x.data_ptr<float>();
    s.cosines = cosines.data_ptr<float>();
    s.sines = sines.data_ptr<float>();
    s.queries = queries.data_ptr<float>();
    s.keys = keys.data_ptr<float>();
    s.values = values.data_ptr<float>();
    s.mixed = mixed.data_ptr<float>();
    s.batch = batch;
    s.tokens = tokens;
    s.keyRows = keyRows;
    s.width = width;
    s.heads = heads;
    s.hidden = hidden;
    tableOf(table).rotarySplit(s, 2);
    const auto turned = [&](const torch::Tensor& part) {
        const auto pairs = part.to(torch::kFloat64).view({batch, tokens, heads, d}).chunk(2, -1);
        return torch::cat({pairs[0] * cosines - pairs[1] * sines, pairs[1] * cosines + pairs[0] * sines}, -1)
            .view({batch, tokens, width});
    };
    const auto parts = x.split_with_sizes({width, width, width, hidden}, -1);
    COMPARE_TENSORS(queries, turned(parts[0].contiguous()), 1e-5);
    COMPARE_TENSORS(keys.narrow(1, 0, tokens), turned(parts[1].contiguous()), 1e-5);
    COMPARE_TENSORS(values.narrow(1, 0, tokens), parts[2], 0.0);
    COMPARE_TENSORS(mixed.narrow(2, width, hidden), torch::gelu(parts[3].to(torch::kFloat64)), 1e-5);
    // What others write stays as it is.
    for (const auto& rest :
         {keys.narrow(1, tokens, sizes[5]), values.narrow(1, tokens, sizes[5]), mixed.narrow(2, 0, width)})
        QVERIFY((rest == 7.0f).all().item<bool>());
}

void TestKernels::threadsDoNotChangeResults() {
    const auto x = torch::randn({1, 40, 50, 30}), weight = torch::randn({48, 40, 3, 3}), bias = torch::randn({48});
    const auto q = torch::randn({2, 210, 24});
    for (const int threads : {2, 3}) {
        QVERIFY(torch::equal(convolve(kernels::best(), x, weight, bias, {}, threads),
                             convolve(kernels::best(), x, weight, bias, {}, 1)));
        QVERIFY(torch::equal(attend(kernels::best(), q, q, q, 3, threads), attend(kernels::best(), q, q, q, 3, 1)));
    }
}

void TestKernels::whatIsNoNumberIsNotHidden_data() {
    QTest::addColumn<quint32>("bits");
    forBothTables([](const char* table) {
        for (const quint32 bits : {0x7fc00000u, 0x7fc00001u, 0x7fffffffu, 0xffc00001u, 0x7f800001u, 0xffffffffu})
            QTest::addRow("%s, %x", table, bits) << bits << QString(table);
    });
}

void TestKernels::whatIsNoNumberIsNotHidden() {
    QFETCH(quint32, bits);
    QFETCH(QString, table);
    const auto& kernels = tableOf(table);
    const auto spoil = [&](torch::Tensor& x, std::int64_t at) {
        std::memcpy(x.data_ptr<float>() + at, &bits, sizeof bits);
    };
    auto k = torch::randn({1, 20, 8}), map = torch::randn({1, 8, 16}), gates = torch::randn({1, 38});
    const auto ones = torch::ones({8});
    spoil(k, 3 * 8 + 2);
    spoil(map, 2 * 16 + 5);
    for (const int gate : {22, 37}) spoil(gates, gate);  // in a whole vector, and behind the last one
    QVERIFY(attend(kernels, torch::randn({1, 9, 8}), k, torch::randn({1, 20, 8}), 1).isnan().all().item<bool>());
    for (const bool silu : {false, true})
        QVERIFY(normalise(kernels, map, ones, ones, 1, silu).isnan().all().item<bool>());
    const auto x = map.view({1, 8, 4, 4});
    QVERIFY(convolve(kernels, x, torch::randn({8, 8, 3, 3}), ones).isnan().any().item<bool>());
    auto gated = torch::zeros({1, 19});
    kernels.geglu(gates.data_ptr<float>(), gated.data_ptr<float>(), 1, 19, 1);
    QVERIFY(gated[0][3].isnan().item<bool>() && gated[0][18].isnan().item<bool>());
    QCOMPARE(gated.isnan().sum().item<int>(), 2);
}

void TestKernels::scoresOfMinusInfinityHaveNoWeight_data() {
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    forBothTables([](const char* table) {
        for (const auto& [first, last] : {std::pair{0, 128}, {0, 300}, {128, 256}, {0, 310}})
            QTest::addRow("%s, keys %d to %d of 310", table, first, last) << first << last << QString(table);
    });
}

void TestKernels::scoresOfMinusInfinityHaveNoWeight() {
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(QString, table);
    const auto q = torch::rand({1, 100, 8}) + 0.1, v = torch::randn({1, 310, 8});
    auto k = torch::randn({1, 310, 8});
    k.slice(1, first, last).fill_(-std::numeric_limits<float>::infinity());
    const auto got = attend(tableOf(table), q, k, v, 1), want = attendByFormula(q, k, v, 1);
    QCOMPARE(got.isnan().all().item<bool>(), first == 0 && last == 310);  // all of them: there is no softmax
    if (last - first < 310) COMPARE_TENSORS(got, want, 5e-6);
}

PGD_TEST(TestKernels)
#include "test_kernels.moc"
