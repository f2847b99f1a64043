#include "ui/grid/grid_axis.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <limits>

#include "core/base/error.h"
#include "core/plan/sampler_names.h"
#include "ui/grid/grid_values.h"

namespace ui {
namespace {

namespace limits = core::plan::limits;
using core::plan::Plan;
using Kind = GridParameter::Kind;

struct GridText {
    Q_DECLARE_TR_FUNCTIONS(ui::GridText)
};

constexpr quint64 kMostSeed = std::numeric_limits<quint64>::max();

bool isCalled(const QString& name, const std::string& label, const std::string& id) {
    return name.compare(QString::fromStdString(label), Qt::CaseInsensitive) == 0 ||
           name.compare(QString::fromStdString(id), Qt::CaseInsensitive) == 0;
}

struct SamplerChoice {
    QString label;
    std::string sampler;
    std::string spacing = {};  // empty: the plan's, where the sampler offers it
};

// "DPM++ 2M" or "DPM++ 2M Karras", by labels or ids, in any case.
SamplerChoice samplerCalled(const QString& name) {
    for (const auto& sampler : core::plan::samplers()) {
        if (isCalled(name, sampler.label, sampler.id)) return {QString::fromStdString(sampler.label), sampler.id};
        for (const auto& spacing : core::plan::spacings()) {
            const auto label = sampler.label + ' ' + spacing.label;
            if (core::plan::offersSpacing(sampler.id, spacing.id) &&
                isCalled(name, label, sampler.id + '_' + spacing.id))
                return {QString::fromStdString(label), sampler.id, spacing.id};
        }
    }
    core::fail("expected a sampler of the list, found \"{}\"", name.toStdString());
}

QStringList readSamplers(const QString& text) {
    QStringList labels;
    for (const QString& name : readWords(text)) labels << samplerCalled(name).label;
    return labels;
}

const core::plan::SpacingRow& spacingCalled(const QString& name) {
    for (const auto& spacing : core::plan::spacings())
        if (isCalled(name, spacing.label, spacing.id)) return spacing;
    core::fail("expected a spacing of the list, found \"{}\"", name.toStdString());
}

QStringList readSpacings(const QString& text) {
    QStringList labels;
    for (const QString& name : readWords(text)) {
        const auto& spacing = spacingCalled(name);
        labels << QString::fromStdString(spacing.label.empty() ? spacing.id : spacing.label);
    }
    return labels;
}

QSize sizeFrom(const QString& text) {
    static const QRegularExpression pattern(R"(^(\d{1,5})\s*[x×*]\s*(\d{1,5})$)");
    const auto match = pattern.match(text);
    if (!match.hasMatch()) core::fail("expected a size such as 256x320, found \"{}\"", text.toStdString());
    return {match.captured(1).toInt(), match.captured(2).toInt()};
}

QStringList readSizes(const QString& text) {
    QStringList sizes;
    for (const QString& entry : readWords(text)) {
        const QSize size = sizeFrom(entry);
        sizes << QString("%1x%2").arg(size.width()).arg(size.height());
    }
    return sizes;
}

QStringList readPromptWords(const QString& text, const Plan& plan) {
    const QStringList words = readWords(text);
    if (words.isEmpty()) return words;
    if (words.first().isEmpty() || !QString::fromStdString(plan.prompt).contains(words.first()))
        core::fail("expected the first word to stand in the prompt, found \"{}\"", words.first().toStdString());
    return words;
}

QStringList readValues(Kind kind, const QString& text, const Plan& plan) {
    switch (kind) {
        case Kind::Seed:
            return readWholeNumbers(text, 0, kMostSeed);
        case Kind::Steps:
            return readWholeNumbers(text, limits::kSteps.least, limits::kSteps.most);
        case Kind::Guidance:
            return readNumbers(text, limits::kGuidance.least, limits::kGuidance.most);
        case Kind::TStruct:
            return readWholeNumbers(text, limits::kTStruct.least, limits::kTStruct.most);
        case Kind::Sampler:
            return readSamplers(text);
        case Kind::Spacing:
            return readSpacings(text);
        case Kind::Size:
            return readSizes(text);
        case Kind::Words:
            return readPromptWords(text, plan);
        case Kind::Partner:
            return readNumbers(text, limits::kPartnerStrength.least, limits::kPartnerStrength.most);
        case Kind::ControlNet:
            return readNumbers(text, limits::kControlStrength.least, limits::kControlStrength.most);
        case Kind::None:
            break;
    }
    return {QString()};
}

void replaceWords(Plan& plan, const QString& from, const QString& to) {
    plan.prompt = QString::fromStdString(plan.prompt).replace(from, to).toStdString();
}

void setSampler(Plan& plan, const SamplerChoice& choice) {
    plan.sampler = choice.sampler;
    if (!choice.spacing.empty()) plan.spacing = choice.spacing;
    if (!core::plan::offersSpacing(plan.sampler, plan.spacing)) plan.spacing = core::plan::spacings().front().id;
}

// A curve would stand in for the strength.
void setPartner(core::plan::PartnerPlan& partner, double strength) {
    partner.on = true;
    partner.curve.clear();
    partner.strength = strength;
}

void setControl(core::plan::ControlPlan& control, double strength) {
    control.on = true;
    control.strength = strength;
}

void setSize(Plan& plan, const QSize& size) {
    plan.width = size.width();
    plan.height = size.height();
}

}  // namespace

std::vector<GridParameter> gridParameters(const Plan& plan) {
    std::vector<GridParameter> list{{Kind::None},    {Kind::Seed},    {Kind::Steps}, {Kind::Guidance}, {Kind::TStruct},
                                    {Kind::Sampler}, {Kind::Spacing}, {Kind::Size},  {Kind::Words}};
    for (std::size_t i = 0; i < plan.partners.size(); ++i) list.push_back({Kind::Partner, i});
    for (std::size_t i = 0; i < plan.controls.size(); ++i) list.push_back({Kind::ControlNet, i});
    return list;
}

QString nameOf(const GridParameter& parameter, const Plan& plan, const core::plan::KnownModels& models) {
    switch (parameter.kind) {
        case Kind::Seed:
            return GridText::tr("Seed");
        case Kind::Steps:
            return GridText::tr("Steps");
        case Kind::Guidance:
            return GridText::tr("Guidance");
        case Kind::TStruct:
            return GridText::tr("T_struct");
        case Kind::Sampler:
            return GridText::tr("Sampler");
        case Kind::Spacing:
            return GridText::tr("Spacing");
        case Kind::Size:
            return GridText::tr("Size");
        case Kind::Words:
            return GridText::tr("Words of the prompt");
        case Kind::Partner:
            return GridText::tr("Strength of %1")
                .arg(QString::fromStdString(models.nameOf(plan.partners.at(parameter.index).model)));
        case Kind::ControlNet:
            return GridText::tr("Strength of %1")
                .arg(QString::fromStdString(models.nameOf(plan.controls.at(parameter.index).model)));
        case Kind::None:
            break;
    }
    return GridText::tr("Nothing");
}

QString exampleOf(const GridParameter& parameter) {
    switch (parameter.kind) {
        case Kind::Seed:
            return "1-4";
        case Kind::Steps:
            return "10-30 (+10)";
        case Kind::Guidance:
            return "3, 5, 7.5";
        case Kind::TStruct:
            return "300-700 [5]";
        case Kind::Sampler:
            return "Euler, DDIM, DPM++ 2M Karras";
        case Kind::Spacing:
            return "Karras, Exponential";
        case Kind::Size:
            return "256x256, 256x320";
        case Kind::Words:
            return GridText::tr("red, blue, green");
        case Kind::Partner:
        case Kind::ControlNet:
            return "0-1 (+0.25)";
        case Kind::None:
            break;
    }
    return {};
}

GridAxis readAxis(const GridParameter& parameter, const QString& text, const Plan& plan) {
    GridAxis axis{parameter, readValues(parameter.kind, text.trimmed(), plan)};
    if (axis.values.isEmpty()) core::fail("expected values such as {}, found none", exampleOf(parameter).toStdString());
    return axis;
}

void apply(const GridAxis& axis, const QString& value, Plan& plan) {
    switch (axis.parameter.kind) {
        case Kind::Seed:
            plan.seed = value.toULongLong();
            break;
        case Kind::Steps:
            plan.steps = value.toInt();
            break;
        case Kind::Guidance:
            plan.guidance = value.toDouble();
            break;
        case Kind::TStruct:
            plan.tStruct = value.toInt();
            break;
        case Kind::Sampler:
            setSampler(plan, samplerCalled(value));
            break;
        case Kind::Spacing:
            plan.spacing = spacingCalled(value).id;
            break;
        case Kind::Size:
            setSize(plan, sizeFrom(value));
            break;
        case Kind::Words:
            replaceWords(plan, axis.values.first(), value);
            break;
        case Kind::Partner:
            setPartner(plan.partners.at(axis.parameter.index), value.toDouble());
            break;
        case Kind::ControlNet:
            setControl(plan.controls.at(axis.parameter.index), value.toDouble());
            break;
        case Kind::None:
            break;
    }
}

QString labelOf(const GridAxis& axis, const QString& value, const Plan& plan, const core::plan::KnownModels& models) {
    switch (axis.parameter.kind) {
        case Kind::None:
        case Kind::Sampler:
        case Kind::Spacing:
        case Kind::Size:
            return value;
        case Kind::Words:
            return value.isEmpty() ? GridText::tr("without \"%1\"").arg(axis.values.first()) : value;
        default:
            return nameOf(axis.parameter, plan, models) + ' ' + value;
    }
}

}  // namespace ui
