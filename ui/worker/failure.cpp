#include "ui/worker/failure.h"

#include <QCoreApplication>
#include <new>

#include "core/plan/metadata/picture_file.h"

namespace ui {

Failure describe(const std::exception& error) {
    const QString text = QString::fromUtf8(error.what());
    if (dynamic_cast<const std::bad_alloc*>(&error))
        return {QCoreApplication::translate("ui::Failure",
                                            "There was not enough memory for this picture. Try a smaller size."),
                text};
    // LibTorch appends a stack trace: the first line is the message.
    const QString sentence = text.section('\n', 0, 0);
    return {sentence, text == sentence ? QString() : text};
}

Failure describe(const std::exception& error, const core::plan::Plan& plan) {
    Failure failure = describe(error);
    if (!failure.details.isEmpty()) failure.details += "\n\n";
    failure.details += QString::fromStdString(core::plan::parametersText(plan));
    return failure;
}

}  // namespace ui
