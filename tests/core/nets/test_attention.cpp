#include <torch/autograd.h>

#include <QtTest>

#include "core/nets/attention.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

class TestAttention : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void matchesTheFormula_data();
    void matchesTheFormula();
    void gradientsMatchTheFormula();
    void largeScoresStayFinite();
};

namespace {

// softmax(q k^T / sqrt(d)) v as it is written, one head at a time, in double precision.
torch::Tensor byFormula(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads) {
    const auto d = q.size(2) / heads;
    std::vector<torch::Tensor> out;
    for (std::int64_t head = 0; head < heads; ++head) {
        const auto part = [&](const torch::Tensor& x) { return x.narrow(2, head * d, d).to(torch::kFloat64); };
        const auto scores = part(q).matmul(part(k).transpose(1, 2)) / std::sqrt(static_cast<double>(d));
        out.push_back(torch::softmax(scores, 2).matmul(part(v)));
    }
    return torch::cat(out, 2);
}

}  // namespace

void TestAttention::matchesTheFormula_data() {
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    QTest::addColumn<bool>("gradMode");
    for (const bool gradMode : {true, false})
        for (const auto& [queries, keys] :
             {std::pair{1, 1}, {64, 77}, {256, 256}, {257, 77}, {512, 512}, {513, 3}, {1100, 1100}})
            QTest::addRow("%d x %d%s", queries, keys, gradMode ? ", differentiable" : "")
                << queries << keys << gradMode;
}

void TestAttention::matchesTheFormula() {
    QFETCH(int, queries);
    QFETCH(int, keys);
    QFETCH(bool, gradMode);
    const torch::AutoGradMode mode(gradMode);
    torch::manual_seed(3);
    const auto q = torch::randn({2, queries, 12}), k = torch::randn({2, keys, 12}), v = torch::randn({2, keys, 12});
    COMPARE_TENSORS(core::nets::attend(q, k, v, 3), byFormula(q, k, v, 3), 1e-5);
}

void TestAttention::gradientsMatchTheFormula() {
    torch::manual_seed(4);
    const auto leaf = [] { return torch::randn({2, 300, 8}).requires_grad_(); };
    const auto q = leaf(), k = leaf(), v = leaf();
    const auto weights = torch::randn({2, 300, 8});
    const auto got = torch::autograd::grad({(core::nets::attend(q, k, v, 2) * weights).sum()}, {q, k, v});
    const auto want = torch::autograd::grad({(byFormula(q, k, v, 2) * weights).sum()}, {q, k, v});
    for (std::size_t i = 0; i < want.size(); ++i) COMPARE_TENSORS(got[i], want[i], 1e-5);
}

// Scores far beyond what exp() can take on its own.
void TestAttention::largeScoresStayFinite() {
    torch::manual_seed(5);
    const torch::InferenceMode guard;
    const auto q = torch::randn({1, 300, 8}) * 100, v = torch::randn({1, 300, 8});
    COMPARE_TENSORS(core::nets::attend(q, q, v, 1), byFormula(q, q, v, 1), 1e-4);
}

PGD_TEST(TestAttention)
#include "test_attention.moc"
