#pragma once

#include <QObject>
#include <memory>

#include "ui/worker/job.h"
#include "ui/worker/lazy_backend.h"

namespace ui {

// Answers small questions about models on a thread of its own, also while a picture is painted.
class InquiryWorker : public QObject {
    Q_OBJECT

 public:
    explicit InquiryWorker(std::shared_ptr<LazyBackend> maker) : m_maker(std::move(maker)) {}

    void listModels();
    void listOwnModels();
    void editModels(const core::models::RegistryEdit& edit);  // the lists follow
    void countTokens(const QString& model, const QString& prompt);

 Q_SIGNALS:
    void modelsListed(const std::vector<core::plan::ModelInfo>& models);
    void ownModelsListed(const core::models::OwnModels& models);
    void tokensCounted(const ui::TokenReport& report);
    void failed(const ui::Failure& failure);

 private:
    std::shared_ptr<LazyBackend> m_maker;
};

}  // namespace ui
