#include "ui/plan_notices.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {
namespace {

using core::pipeline::PlanNotice;
using core::pipeline::PlanSource;

class PlanNotices {
    Q_DECLARE_TR_FUNCTIONS(ui::PlanNotices)

 public:
    static QString ofSource(PlanSource source, const QString& fileName) {
        if (source == PlanSource::Own) return tr("The plan of %1 is restored.").arg(fileName);
        return tr("The plan of %1, written by %2, is restored.").arg(fileName, nameOf(source));
    }

    static QString of(const PlanNotice& notice) {
        // All in one pass: a name that reads "%2" stays what it is.
        return patternOf(notice.kind).arg(QString::fromStdString(notice.found), QString::fromStdString(notice.used));
    }

 private:
    static QString nameOf(PlanSource source) {
        if (source == PlanSource::ComfyUi) return "ComfyUI";
        return source == PlanSource::InvokeAi ? "InvokeAI" : "A1111";
    }

    static QString patternOf(PlanNotice::Kind kind) {
        switch (kind) {
            case PlanNotice::Kind::Model:
                return tr("Its model %1 is not taken over: %2 stays.");
            case PlanNotice::Kind::Sampler:
                return tr("The sampler %1 became %2, the nearest one.");
            case PlanNotice::Kind::Steps:
                return tr("%1 steps became %2.");
            case PlanNotice::Kind::Guidance:
                return tr("Guidance %1 became %2.");
            case PlanNotice::Kind::Size:
                return tr("The size %1 became %2.");
            case PlanNotice::Kind::Seed:
                return tr("The seed %1 cannot be read: %2 stands in for it.");
            case PlanNotice::Kind::RandomSeed:
                return tr("The seed stays random, as %1 says.");
            case PlanNotice::Kind::LongPrompt:
                return tr("A prompt of %1 bytes was cut after %2.");
            case PlanNotice::Kind::BrokenPrompt:
                return tr("Bytes of a prompt that are no text were replaced.");
            case PlanNotice::Kind::JoinedPrompts:
                return tr("%1 prompts were joined into one.");
            case PlanNotice::Kind::LostLora:
                return tr("%1 of its prompt is left out.");
            case PlanNotice::Kind::LoraStrength:
                return tr("%1 of its prompt acts at the strength %2.");
            case PlanNotice::Kind::LaterPasses:
                return tr("Of its %1 passes the first one is taken.");
        }
        return {};
    }
};

}  // namespace

QString restoredSentence(const core::pipeline::PicturePlan& found, const QString& fileName) {
    QStringList sentences{PlanNotices::ofSource(found.source, fileName)};
    for (const PlanNotice& notice : found.notices) sentences += PlanNotices::of(notice);
    return sentences.join(' ');
}

}  // namespace ui
