#include "core/control/skeleton.h"

namespace core::control {

const std::array<Limb, kLimbCount>& limbs() {
    using enum Joint;
    static constexpr std::array<Limb, kLimbCount> table{{{Neck, RightShoulder},
                                                         {Neck, LeftShoulder},
                                                         {RightShoulder, RightElbow},
                                                         {RightElbow, RightWrist},
                                                         {LeftShoulder, LeftElbow},
                                                         {LeftElbow, LeftWrist},
                                                         {Neck, RightHip},
                                                         {RightHip, RightKnee},
                                                         {RightKnee, RightAnkle},
                                                         {Neck, LeftHip},
                                                         {LeftHip, LeftKnee},
                                                         {LeftKnee, LeftAnkle},
                                                         {Neck, Nose},
                                                         {Nose, RightEye},
                                                         {RightEye, RightEar},
                                                         {Nose, LeftEye},
                                                         {LeftEye, LeftEar}}};
    return table;
}

}  // namespace core::control
