#include "tests/tree/include_rules.h"

#include <QRegularExpression>

namespace test {
namespace {

struct Include {
    QString path;
    bool system = false;  // in angle brackets
};

// A folder of core may use itself and those before it.
const QStringList kCoreFolders{"base", "image",    "control", "plan",     "io",      "text",
                               "nets", "sampling", "models",  "pipeline", "training"};

// Likewise of ui.
const QStringList kUiFolders{"support",  "document", "widgets", "project", "worker",   "queue",
                             "canvas",   "models",   "plan",    "prompt",  "timeline", "layers",
                             "controls", "partners", "gallery", "grid",    "window"};

// What ui may see of core; these headers show neither Torch nor OpenCV. All of core/control is public, too.
const QStringList kPublicHeaders{"core/base/error.h",
                                 "core/base/generator_role.h",
                                 "core/base/image.h",
                                 "core/base/shared_image.h",
                                 "core/base/cancel_token.h",
                                 "core/base/compute_options.h",
                                 "core/base/log.h",
                                 "core/base/model_id.h",
                                 "core/base/process_memory.h",
                                 "core/base/range.h",
                                 "core/base/runtime.h",
                                 "core/image/ground.h",
                                 "core/image/picture_read.h",
                                 "core/models/model_location.h",
                                 "core/plan/metadata/picture_text.h",
                                 "core/models/model_registry.h",
                                 "core/models/model_summary.h",
                                 "core/models/model_words.h",
                                 "core/models/watched_folder.h",
                                 "core/plan/amendments.h",
                                 "core/plan/plan.h",
                                 "core/plan/plan_json.h",
                                 "core/plan/known_models.h",
                                 "core/plan/limits.h",
                                 "core/plan/model_info.h",
                                 "core/plan/plan_nearest.h",
                                 "core/plan/plan_stages.h",
                                 "core/plan/metadata/picture_file.h",
                                 "core/pipeline/pipeline.h",
                                 "core/pipeline/enlarging/enlarging.h",
                                 "core/image/png_file.h",
                                 "core/image/resize.h",
                                 "core/plan/low_stage_suggestion.h",
                                 "core/plan/metadata/picture_plan.h",
                                 "core/plan/sampler_names.h"};

QList<Include> includesOf(const QString& text) {
    static const QRegularExpression kPattern(R"re(^\s*#\s*include\s*([<"])([^>"]+))re",
                                             QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (auto matches = kPattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        includes.append({match.captured(2), match.captured(1) == "<"});
    }
    return includes;
}

bool isPublic(const QString& path) {
    return kPublicHeaders.contains(path) || (path.startsWith("core/control/") && path.endsWith(".h"));
}

bool isQt(const Include& include) {
    static const QRegularExpression kQt("^(Q[A-Z]|Qt)");
    return include.system && include.path.contains(kQt);
}

bool isTensorLibrary(const Include& include) {
    static const QRegularExpression kTensors("^(torch|ATen|c10|caffe2|opencv2?)/");
    return include.path.contains(kTensors);
}

bool isBelow(const QString& path, const QString& folder) { return path.startsWith(folder + "/"); }

int coreRank(const QString& path) {
    return isBelow(path, "core") ? int(kCoreFolders.indexOf(path.section('/', 1, 1))) : -1;
}

int uiRank(const QString& path) { return int(kUiFolders.indexOf(path.section('/', 1, 1))); }

QString coreOffence(const QString& path, const Include& include) {
    if (isQt(include)) return "core has no Qt";
    if (isBelow(include.path, "ui") || isBelow(include.path, "app")) return "core knows neither ui nor app";
    if (isBelow(include.path, "core") && coreRank(include.path) > coreRank(path))
        return "a folder of core uses only those above it";
    if (isPublic(path) && isTensorLibrary(include)) return "public headers show neither Torch nor OpenCV";
    if (isPublic(path) && isBelow(include.path, "core") && !isPublic(include.path))
        return "public headers include only public headers";
    return {};
}

QString uiOffence(const QString& path, const Include& include) {
    const auto to = [&](const char* folder) { return isBelow(include.path, folder); };
    if (isTensorLibrary(include)) return "ui sees neither Torch nor OpenCV";
    if (to("app")) return "ui does not know app";
    if (to("core") && !isPublic(include.path)) return "ui sees only public headers of core";
    if (to("ui") && uiRank(include.path) > uiRank(path)) return "a folder of ui uses only those above it";
    return {};
}

QString offence(const QString& path, const Include& include) {
    const bool generated = include.path.endsWith(".moc");
    if (!include.system && !generated && !include.path.contains('/')) return "includes are written from the root";
    if (isBelow(path, "core")) return coreOffence(path, include);
    if (isBelow(path, "ui")) return uiOffence(path, include);
    return {};
}

}  // namespace

QStringList brokenIncludeRules(const QString& path, const QString& text) {
    QStringList broken;
    if (isBelow(path, "core") && coreRank(path) < 0) broken += path + ": this folder has no place in the order of core";
    if (isBelow(path, "ui") && uiRank(path) < 0) broken += path + ": this folder has no place in the order of ui";
    for (const auto& include : includesOf(text)) {
        const auto rule = offence(path, include);
        if (!rule.isEmpty()) broken += QString("%1 includes %2: %3").arg(path, include.path, rule);
    }
    return broken;
}

}  // namespace test
