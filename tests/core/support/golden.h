#pragma once

#include <torch/types.h>

#include <QString>
#include <QtTest>
#include <filesystem>
#include <set>
#include <string>

#include "core/io/safetensors.h"

// Expected outputs of reference implementations, kept in tests/data/golden/<case>.
namespace golden {

inline std::filesystem::path folder(const std::string& name) {
    return std::filesystem::path(PGD_TEST_DATA) / "golden" / name;
}

// The inputs and outputs of one case: tensors called in.<run>.<name> and out.<run>.<name>.
class Case {
 public:
    explicit Case(const std::string& name) : m_file(folder(name) / "io.safetensors") {}

    torch::Tensor in(const std::string& name) const { return m_file.require("in." + name); }
    torch::Tensor out(const std::string& name) const { return m_file.require("out." + name); }
    // An undefined tensor when there is none of that name.
    torch::Tensor findIn(const std::string& name) const { return m_file.find("in." + name); }
    torch::Tensor findOut(const std::string& name) const { return m_file.find("out." + name); }

    // Names of the runs that have inputs.
    std::set<std::string> runs() const {
        std::set<std::string> names;
        for (const auto& key : m_file.keys())
            if (key.starts_with("in.")) names.insert(key.substr(3, key.find('.', 3) - 3));
        return names;
    }

 private:
    core::io::SafetensorsFile m_file;
};

// Empty when max|got - want| <= tolerance * max(1, max|want|), else what differs. NaN never passes.
inline QString difference(const torch::Tensor& got, const torch::Tensor& want, double tolerance) {
    if (got.sizes() != want.sizes())
        return QString::fromStdString(
            fmt::format("expected shape [{}], got [{}]", fmt::join(want.sizes(), ", "), fmt::join(got.sizes(), ", ")));
    const auto g = got.detach().to(torch::kCPU, torch::kFloat64), w = want.to(torch::kFloat64);
    const double error = (g - w).abs().max().item<double>();
    const double scale = std::max(1.0, w.abs().max().item<double>());
    if (error <= tolerance * scale) return {};
    return QString::fromStdString(
        fmt::format("off by {:.3g}, {:.3g} of the largest value; allowed {:.3g}", error, error / scale, tolerance));
}

}  // namespace golden

// Fails the test when the tensors differ by more than golden::difference() allows.
#define COMPARE_TENSORS(got, want, tolerance)                                 \
    do {                                                                      \
        const QString difference_ = golden::difference(got, want, tolerance); \
        QVERIFY2(difference_.isEmpty(), qPrintable(difference_));             \
    } while (false)
