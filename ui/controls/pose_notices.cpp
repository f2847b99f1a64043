#include "ui/controls/pose_notices.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {
namespace {

class PoseNotices {
    Q_DECLARE_TR_FUNCTIONS(ui::PoseNotices)

 public:
    static QStringList of(const core::control::OpenPose& pose, const QString& fileName) {
        QStringList sentences;
        if (pose.frames > 1)
            sentences += tr("%1 holds %2 frames: the first one with people is taken.").arg(fileName).arg(pose.frames);
        if (pose.nobodies > 0)
            sentences += tr("%n person(s) without a visible joint left out.", nullptr, pose.nobodies);
        if (pose.canvasIsGuess)
            sentences += tr("%1 does not say how large its canvas is: it is taken as %2 x %3.")
                             .arg(fileName)
                             .arg(pose.canvasWidth)
                             .arg(pose.canvasHeight);
        return sentences;
    }
};

}  // namespace

QString poseNotices(const core::control::OpenPose& pose, const QString& fileName) {
    return PoseNotices::of(pose, fileName).join(' ');
}

}  // namespace ui
