#include "ui/document/picture_export.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <algorithm>

#include "core/base/error.h"
#include "core/plan/metadata/picture_file.h"
#include "ui/support/file_path.h"
#include "ui/support/free_file.h"
#include "ui/support/image_conversion.h"

namespace ui {
namespace {

constexpr int kPromptCharacters = 40;
constexpr int kNameBytes = 200;  // file systems take 255; the rest is for a number and the suffix

// Whole characters as a person sees them: no half of an emoji, no letter without its accent.
QString beginningOf(const QString& text, qsizetype most) {
    if (text.size() <= most) return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(most);
    return text.left(finder.isAtBoundary() ? most : std::max<qsizetype>(0, finder.toPreviousBoundary()));
}

QString cleaned(QString name) {
    // What file systems refuse, and marks between words, which would stand beside the dash: "red-hat", not "red,-hat".
    static const QRegularExpression kForbidden(R"([\\/:*?"<>|,;!，。、；！？\s\x{0}-\x{1f}\x{7f}-]+)");
    static const QRegularExpression kEnds(R"(^[-.]+|[-.]+$)");
    name.replace(kForbidden, "-").remove(kEnds);
    for (qsizetype most = kNameBytes; name.toUtf8().size() > kNameBytes; --most) name = beginningOf(name, most);
    return name.isEmpty() ? QString("picture") : name;
}

QDate dateOf(const Picture& picture) {
    const QDateTime written = QFileInfo(picture.file).lastModified();
    return written.isValid() ? written.date() : QDate::currentDate();
}

QString exportPicture(const Picture& picture, const ExportOrder& order, int n) {
    const core::Image image = toCoreImage(imageOf(picture));
    const auto plan = planInside(picture);
    const QString name = exportName(order.pattern, plan.value_or(core::plan::Plan()), dateOf(picture), n);
    const QString file = createFreeFile(order.folder, [&name](int attempt) {
        return attempt == 0 ? name + ".png" : QString("%1-%2.png").arg(name).arg(attempt + 1);
    });
    try {
        if (plan && order.withPlan)
            core::plan::savePicture(toPath(file), image, *plan);
        else
            core::plan::savePictureWithoutMetadata(toPath(file), image);
    } catch (...) {
        QFile::remove(file);
        throw;
    }
    return file;
}

}  // namespace

std::optional<core::plan::Plan> planInside(const Picture& picture) {
    if (picture.plan) return picture.plan;
    return core::plan::readPlan(toPath(picture.file));
}

QString exportName(const QString& pattern, const core::plan::Plan& plan, const QDate& date, int n) {
    // All in one pass: a prompt that reads "{seed}" stays what it is.
    static const QRegularExpression kField(R"(\{(prompt|seed|date|n)\})");
    QString name;
    qsizetype end = 0;
    for (auto found = kField.globalMatch(pattern); found.hasNext();) {
        const QRegularExpressionMatch field = found.next();
        name += pattern.mid(end, field.capturedStart() - end);
        end = field.capturedEnd();
        const QString what = field.captured(1);
        if (what == "prompt") name += beginningOf(QString::fromStdString(plan.prompt), kPromptCharacters);
        if (what == "seed") name += QString::number(plan.seed);
        if (what == "date") name += date.toString(Qt::ISODate);
        if (what == "n") name += QString("%1").arg(n, 3, 10, QChar('0'));
    }
    return cleaned(name + pattern.mid(end));
}

QStringList exportPictures(const std::vector<Picture>& pictures, const ExportOrder& order) {
    if (!QDir().mkpath(order.folder))
        core::fail("{}: expected a folder that can be made, the system refused", order.folder.toStdString());
    QStringList files;
    for (const Picture& picture : pictures) files << exportPicture(picture, order, static_cast<int>(files.size()) + 1);
    return files;
}

}  // namespace ui
