#pragma once

#include <QSettings>
#include <QSize>
#include <QStringList>
#include <QVariant>

namespace ui {

// A value that is kept between runs: where it is written and what it is before anyone chose.
template <typename T>
struct Setting {
    const char* key;
    T fallback;
};

// What a person chose, in settings.ini.
namespace setting {
inline const Setting<bool> kLightTheme{"window/lightTheme", false};
inline const Setting<QString> kLanguage{"window/language", {}};   // "en", "zh_CN"; empty: as the system
inline const Setting<QString> kDevice{"compute/device", "auto"};  // names of core/base/compute_options.h
inline const Setting<QString> kPrecision{"compute/precision", {}};
inline const Setting<int> kMemoryPercent{"compute/memoryPercent", 70};  // of the free memory, for models
inline const Setting<QString> kSaveFolder{"files/saveFolder", {}};
inline const Setting<QString> kExportNames{"files/exportNames", "{prompt}-{seed}"};
inline const Setting<QStringList> kPromptHistory{"prompt/history", {}};  // newest first
inline const Setting<int> kScalePercent{"window/scalePercent", 100};     // of everything in the window
inline const Setting<QStringList> kRecentProjects{"files/recentProjects", {}};
inline const Setting<int> kStarterEdition{"models/starterEdition", 0};  // the last one that was told of
}  // namespace setting

// How the window of the last session looked, in session.ini.
namespace session {
inline const Setting<QByteArray> kGeometry{"window/geometry", {}};
inline const Setting<QSize> kSize{"window/size", {}};  // as a person left it; Qt's geometry is cut in its own ways
inline const Setting<QByteArray> kDocks{"window/docks", {}};
}  // namespace session

// Typed access to one file of settings.
class Settings {
 public:
    explicit Settings(const QString& file) : m_store(file, QSettings::IniFormat) {}

    template <typename T>
    T get(const Setting<T>& setting) const {
        return m_store.value(setting.key, QVariant::fromValue(setting.fallback)).template value<T>();
    }
    template <typename T>
    void set(const Setting<T>& setting, const T& value) {
        m_store.setValue(setting.key, QVariant::fromValue(value));
    }
    // Writes to disk now rather than when the event loop gets to it.
    void sync() { m_store.sync(); }

 private:
    QSettings m_store;
};

}  // namespace ui
