#include "core/nets/rotary_positions.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "core/nets/kernels/kernels.h"

namespace core::nets {
namespace {

constexpr double kSlowest = 100.0;  // tokens for one radian of the slowest pair

torch::Tensor turned(const torch::Tensor& x, const torch::Tensor& cosines, const torch::Tensor& sines, double sense) {
    const auto half = x.size(-1) / 2;
    const auto y = torch::empty(x.sizes(), x.options());
    const auto a = x.narrow(-1, 0, half), b = x.narrow(-1, half, half);
    auto ya = y.narrow(-1, 0, half), yb = y.narrow(-1, half, half);
    torch::mul_out(ya, a, cosines).addcmul_(b, sines, -sense);
    torch::mul_out(yb, b, cosines).addcmul_(a, sines, sense);
    return y;
}

// A rotation's derivative is the rotation back. Recorded as one operation it keeps nothing but the angles and passes
// over memory four times where the chain of products would do it ten times.
struct Rotation : torch::autograd::Function<Rotation> {
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& cosines, const torch::Tensor& sines) {
        context->save_for_backward({cosines, sines});
        return turned(x, cosines, sines, 1.0);
    }

    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::tensor_list& gradients) {
        const auto angles = context->get_saved_variables();
        return {turned(gradients[0], angles[0], angles[1], -1.0), {}, {}};
    }
};

}  // namespace

RotaryPositions RotaryPositions::of(std::int64_t height, std::int64_t width, std::int64_t headWidth,
                                    const torch::Tensor& like) {
    const auto pairs = headWidth / 4;  // along each axis
    const auto options = torch::TensorOptions(torch::kFloat32).device(like.device());
    const auto speeds = torch::exp(torch::arange(pairs, options) * (-std::log(kSlowest) / static_cast<double>(pairs)));
    const auto along = [&](std::int64_t tokens) { return torch::arange(tokens, options).unsqueeze(1) * speeds; };
    const auto rows = along(height).unsqueeze(1).expand({height, width, pairs});
    const auto columns = along(width).unsqueeze(0).expand({height, width, pairs});
    const auto angles = torch::cat({rows, columns}, 2).reshape({height * width, 1, 2 * pairs});
    return {angles.cos().to(like.scalar_type()), angles.sin().to(like.scalar_type())};
}

torch::Tensor rotate(const torch::Tensor& x, const RotaryPositions& places) {
    if (!torch::GradMode::is_enabled()) return turned(x, places.cosines, places.sines, 1.0);
    return Rotation::apply(x, places.cosines, places.sines);
}

void splitProjection(const torch::Tensor& projection, const RotaryPositions& places, std::int64_t heads,
                     const RotaryParts& parts) {
    kernels::RotarySplit s;
    s.x = projection.data_ptr<float>();
    s.cosines = places.cosines.data_ptr<float>();
    s.sines = places.sines.data_ptr<float>();
    s.queries = parts.queries.data_ptr<float>();
    s.keys = parts.keys.data_ptr<float>();
    s.values = parts.values.data_ptr<float>();
    s.mixed = parts.mixed.data_ptr<float>();
    s.batch = projection.size(0);
    s.tokens = projection.size(1);
    s.keyRows = parts.keys.size(1);
    s.width = parts.queries.size(2);
    s.heads = heads;
    s.hidden = projection.size(2) - 3 * s.width;
    kernels::best().rotarySplit(s, at::get_num_threads());
}

}  // namespace core::nets
