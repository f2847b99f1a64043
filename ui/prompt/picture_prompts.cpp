#include "ui/prompt/picture_prompts.h"

#include "core/base/error.h"
#include "core/base/log.h"

namespace ui {
namespace {

using namespace std::chrono_literals;

QString readPrompt(const Picture& picture) {
    try {
        return QString::fromStdString(planOf(picture).prompt);
    } catch (const core::Error& error) {
        core::log::warning(error.what());
        return {};
    }
}

}  // namespace

PicturePrompts::PicturePrompts(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);  // the other cores paint
    m_tellSoon.setSingleShot(true);
    m_tellSoon.setInterval(100ms);
    connect(&m_tellSoon, &QTimer::timeout, this, &PicturePrompts::loaded);
}

PicturePrompts::~PicturePrompts() {
    m_pool.clear();
    m_pool.waitForDone();
}

QString PicturePrompts::of(const Picture& picture) {
    const auto known = m_known.constFind(picture.id);
    if (known != m_known.cend()) return *known;
    if (picture.plan) return *m_known.insert(picture.id, QString::fromStdString(picture.plan->prompt));
    read(picture);
    return {};
}

void PicturePrompts::read(const Picture& picture) {
    m_known.insert(picture.id, {});
    m_pool.start([this, picture] {
        const auto take = [this, id = picture.id, prompt = readPrompt(picture)] {
            m_known.insert(id, prompt);
            if (!m_tellSoon.isActive()) m_tellSoon.start();
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    });
}

}  // namespace ui
