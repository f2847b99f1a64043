#include "core/sampling/partner_walk.h"

#include <torch/types.h>

#include <utility>

#include "core/base/error.h"
#include "core/sampling/ladder_match.h"
#include "core/sampling/latent_mask.h"

namespace core::sampling {
namespace {

void checkPartner(const Partner& partner, torch::IntArrayRef leaderShape) {
    if (!partner.denoiser || !partner.bridge.toLeader || !partner.bridge.toPartner || !partner.noise)
        fail("Partner \"{}\": expected a network, a bridge in both directions and a noise source", partner.name);
    if (!partner.startNoise.defined() || partner.startNoise.dim() != 4)
        fail("Partner \"{}\": expected start noise of shape [batch, channels, height, width]", partner.name);
    if (!(partner.window.lowest <= partner.window.highest))
        fail("Partner \"{}\": expected a window that begins at or above its end, found t = {} down to {}", partner.name,
             partner.window.highest, partner.window.lowest);
    if (partner.mask.defined()) checkLatentMask(partner.mask, leaderShape, partner.name);
}

void checkShape(const torch::Tensor& latent, torch::IntArrayRef expected, const std::string& partner,
                const char* where) {
    if (latent.sizes() == expected) return;
    fail("Partner \"{}\": expected its bridge to give {} latents of shape [{}], found [{}]", partner, where,
         fmt::join(expected, ", "), fmt::join(latent.sizes(), ", "));
}

}  // namespace

PartnerWalk::PartnerWalk(Partner partner, const Sampler& leader, torch::IntArrayRef leaderShape)
    : m_partner(std::move(partner)),
      m_leaderShape(leaderShape.vec()),
      m_matches(matchByLogSnr(leader, m_partner.sampler)) {
    checkPartner(m_partner, leaderShape);
}

bool PartnerWalk::actsAt(double t) const { return m_partner.window.contains(t) && m_partner.strength.at(t) > 0.0; }

Contribution PartnerWalk::estimate(const StepState& leader) {
    const int due = m_matches[leader.step];
    moveTo(due, leader.clean);
    if (m_step == due) {
        m_bridged = toLeader(predict());
        m_isStepDue = true;
    }
    return {m_bridged, weightAt(leader.timestep)};
}

void PartnerWalk::follow(const torch::Tensor& fused) {
    if (!std::exchange(m_isStepDue, false)) return;
    m_target = toPartner(fused);
    stepTowards(m_target);
}

void PartnerWalk::rest() { m_target.reset(); }

torch::Tensor PartnerWalk::toLeader(const torch::Tensor& clean) const {
    torch::Tensor bridged = m_partner.bridge.toLeader(clean);
    checkShape(bridged, m_leaderShape, m_partner.name, "the leader's");
    return bridged;
}

torch::Tensor PartnerWalk::toPartner(const torch::Tensor& clean) const {
    torch::Tensor bridged = m_partner.bridge.toPartner(clean);
    checkShape(bridged, m_partner.startNoise.sizes(), m_partner.name, "the partner's");
    return bridged;
}

void PartnerWalk::moveTo(int step, const torch::Tensor& leaderClean) {
    if (!m_x.defined()) start(step, leaderClean);
    if (m_step < step && !m_target.defined()) m_target = toPartner(leaderClean);
    while (m_step < step) stepTowards(m_target);
}

void PartnerWalk::start(int step, const torch::Tensor& leaderClean) {
    const Sampler& sampler = m_partner.sampler;
    m_x = step == 0 ? m_partner.startNoise * sampler.initNoiseSigma()
                    : sampler.addNoise(step, toPartner(leaderClean), m_partner.startNoise);
    m_step = step;
}

void PartnerWalk::stepTowards(const torch::Tensor& clean) {
    m_x = m_partner.sampler.step(m_step, m_x, clean, m_partner.noise);
    ++m_step;
}

torch::Tensor PartnerWalk::predict() const {
    const Sampler& sampler = m_partner.sampler;
    const double t = sampler.timesteps()[m_step];
    torch::Tensor clean = sampler.predictClean(m_step, m_x, m_partner.denoiser(sampler.scaleInput(m_step, m_x), t));
    if (!torch::isfinite(clean).all().item<bool>())
        fail("Partner \"{}\": expected finite numbers from the network, found NaN or infinity at t = {}",
             m_partner.name, t);
    return clean;
}

torch::Tensor PartnerWalk::weightAt(double t) const {
    const double strength = m_partner.strength.at(t);
    return m_partner.mask.defined() ? m_partner.mask * strength : torch::scalar_tensor(strength, torch::kFloat64);
}

}  // namespace core::sampling
