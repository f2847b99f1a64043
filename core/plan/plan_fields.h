#pragma once

#include <concepts>
#include <type_traits>

#include "core/plan/plan.h"

// The fields of a plan and what they are called in JSON, once for reading and writing. A visitor is called with
// each name and field; the plan may be constant.
namespace core::plan {

template <typename T, typename Struct>
concept Like = std::same_as<std::remove_const_t<T>, Struct>;

void visitFields(auto& visit, Like<StyleTerm> auto& style) {
    visit("prefix", style.prefix);
    visit("strength", style.strength);
}

void visitFields(auto& visit, Like<TimestepRange> auto& range) {
    visit("first", range.first);
    visit("last", range.last);
}

void visitFields(auto& visit, Like<CurvePoint> auto& point) {
    visit("timestep", point.timestep);
    visit("strength", point.strength);
}

void visitFields(auto& visit, Like<PartnerPlan> auto& partner) {
    visit("model", partner.model);
    visit("on", partner.on);
    visit("strength", partner.strength);
    visit("curve", partner.curve);
    visit("range", partner.range);
    visit("guidance", partner.guidance);
    visit("bridge", partner.bridge);
    visit("mask", partner.mask);
    visit("prompt", partner.prompt);
    visit("negative", partner.negative);
    visit("controls", partner.controls);
    visit("loras", partner.loras);
    visit("tStruct", partner.tStruct);
    visit("steps", partner.steps);
    visit("width", partner.width);
    visit("height", partner.height);
}

void visitFields(auto& visit, Like<ControlPlan> auto& control) {
    visit("model", control.model);
    visit("on", control.on);
    visit("map", control.map);
    visit("strength", control.strength);
    visit("range", control.range);
}

void visitFields(auto& visit, Like<LoraPlan> auto& lora) {
    visit("model", lora.model);
    visit("on", lora.on);
    visit("strength", lora.strength);
}

void visitFields(auto& visit, Like<LowStage> auto& stage) {
    visit("width", stage.width);
    visit("height", stage.height);
    visit("tLow", stage.tLow);
}

// OpenPose's own names.
void visitFields(auto& visit, Like<control::Person> auto& person) {
    visit("pose_keypoints_2d", person.body);
    visit("hand_left_keypoints_2d", person.leftHand);
    visit("hand_right_keypoints_2d", person.rightHand);
    visit("face_keypoints_2d", person.face);
}

void visitFields(auto& visit, Like<Plan> auto& plan) {
    visit("prompt", plan.prompt);
    visit("negativePrompt", plan.negativePrompt);
    visit("styles", plan.styles);
    visit("model", plan.model);
    visit("width", plan.width);
    visit("height", plan.height);
    visit("steps", plan.steps);
    visit("guidance", plan.guidance);
    visit("seed", plan.seed);
    visit("sampler", plan.sampler);
    visit("spacing", plan.spacing);
    visit("tStruct", plan.tStruct);
    visit("stopAfter", plan.stopAfter);
    visit("lastTimestep", plan.lastTimestep);
    visit("lowStages", plan.lowStages);
    visit("people", plan.people);
    visit("edges", plan.edges);
    visit("partners", plan.partners);
    visit("controls", plan.controls);
    visit("loras", plan.loras);
}

}  // namespace core::plan
