#include "ui/worker/inquiry_worker.h"

#include "ui/worker/failure.h"

namespace ui {

void InquiryWorker::listModels() {
    try {
        Q_EMIT modelsListed(m_maker->get().models());
    } catch (const std::exception& error) {
        Q_EMIT failed(describe(error));
    }
}

void InquiryWorker::listOwnModels() {
    try {
        Q_EMIT ownModelsListed(m_maker->get().ownModels());
    } catch (const std::exception& error) {
        Q_EMIT failed(describe(error));
    }
}

void InquiryWorker::editModels(const core::models::RegistryEdit& edit) {
    try {
        m_maker->get().editModels(edit);
    } catch (const std::exception& error) {
        Q_EMIT failed(describe(error));
        return;
    }
    listOwnModels();
    if (edit.kind != core::models::RegistryEdit::Kind::Note) listModels();
}

void InquiryWorker::countTokens(const QString& model, const QString& prompt) {
    TokenReport report{prompt, {}};
    try {
        report.count = m_maker->get().countTokens(model.toStdString(), prompt.toStdString());
    } catch (const std::exception&) {
        // No count then: what is wrong with the model is told when a picture is asked for.
    }
    Q_EMIT tokensCounted(report);
}

}  // namespace ui
