#include "ui/window/plan_notices.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "ui/window/amended_text.h"

namespace ui {
namespace {

using core::plan::PicturePlan;
using core::plan::PlanNotice;
using core::plan::PlanPart;
using core::plan::PlanSource;

class PlanNotices {
    Q_DECLARE_TR_FUNCTIONS(ui::PlanNotices)

 public:
    static QString ofSource(const PicturePlan& found, const QString& fileName) {
        const QString name = nameOf(found.source);
        if (!found.isWhole())
            return tr("Of the plan of %1, written by %2, this is restored: %3. All else is as in a new plan.")
                .arg(fileName, name, partsOf(found));
        if (found.source == PlanSource::Own) return tr("The plan of %1 is restored.").arg(fileName);
        return tr("The plan of %1, written by %2, is restored.").arg(fileName, name);
    }

    static QString of(const PlanNotice& notice) {
        // All in one pass: a name that reads "%2" stays what it is.
        return patternOf(notice.kind).arg(QString::fromStdString(notice.found), QString::fromStdString(notice.used));
    }

 private:
    static QString nameOf(PlanSource source) {
        switch (source) {
            case PlanSource::Own:
                return "PanGu-Draw Studio";
            case PlanSource::A1111:
                return "A1111";
            case PlanSource::ComfyUi:
                return "ComfyUI";
            case PlanSource::InvokeAi:
                return "InvokeAI";
            case PlanSource::Fooocus:
                return "Fooocus";
            case PlanSource::SwarmUi:
                return "SwarmUI";
        }
        return {};
    }

    static QString nameOf(PlanPart part) {
        switch (part) {
            case PlanPart::Prompt:
                return tr("prompt");
            case PlanPart::NegativePrompt:
                return tr("negative prompt");
            case PlanPart::Steps:
                return tr("steps");
            case PlanPart::Sampler:
                return tr("sampler");
            case PlanPart::Guidance:
                return tr("guidance");
            case PlanPart::Seed:
                return tr("seed");
            case PlanPart::Size:
                return tr("size");
            case PlanPart::Loras:
                return tr("LoRAs");
            case PlanPart::Controls:
                return tr("ControlNets");
        }
        return {};
    }

    static QString partsOf(const PicturePlan& found) {
        auto parts = found.restored;
        std::ranges::sort(parts);
        QStringList names;
        for (const PlanPart part : parts) names += nameOf(part);
        return names.join(tr(", "));
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
                return tr("The LoRA %1 is left out.");
            case PlanNotice::Kind::LoraStrength:
                return tr("The LoRA %1 acts at the strength %2.");
            case PlanNotice::Kind::LaterPasses:
                return tr("Of its %1 passes the first one is taken.");
            case PlanNotice::Kind::HiresFix:
                return tr("Its hires fix is a first stage of %1 now, on the way to %2.");
            case PlanNotice::Kind::JoinedStyles:
                return tr("Its style prompts were joined to the prompts: %1.");
            case PlanNotice::Kind::LostWords:
                return tr("Not understood in its prompts, and left out: %1.");
            case PlanNotice::Kind::ChangingWords:
                return tr("%1 of its prompt changes while the picture forms: “%2” stands in for it.");
            case PlanNotice::Kind::Embeddings:
                return tr("Words that stood for embeddings are mere words here: %1.");
            case PlanNotice::Kind::ControlMap:
                return tr("The map of the ControlNet %1 is not in the picture: it is switched off.");
            case PlanNotice::Kind::LostControl:
                return tr("The ControlNet %1 is left out.");
            case PlanNotice::Kind::OtherSettings:
                return tr("A plan has no such settings: %1.");
        }
        return {};
    }
};

}  // namespace

QString restoredSentence(const core::plan::PicturePlan& found, const QString& fileName) {
    if (!found.amendments.empty()) return amendedFileSentence(fileName, found.amendments);
    QStringList sentences{PlanNotices::ofSource(found, fileName)};
    for (const PlanNotice& notice : found.notices) sentences += PlanNotices::of(notice);
    return sentences.join(' ');
}

}  // namespace ui
