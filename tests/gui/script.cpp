#include "tests/gui/script.h"

#include <chrono>
#include <utility>

#include "core/base/error.h"
#include "core/image/resize.h"

using core::GeneratorRole;
using core::pipeline::Phase;
using core::plan::ControlMap;
using core::plan::ModelKind;

void Script::failNext(const std::string& sentence) {
    const std::lock_guard lock(m_mutex);
    m_failure = sentence;
}

std::vector<core::models::ModelLocation> Script::places() const {
    const std::lock_guard lock(m_mutex);
    return m_places;
}

std::string Script::notesOf(const std::string& id) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_notes.find(id);
    return found == m_notes.end() ? std::string() : found->second;
}

std::vector<std::filesystem::path> Script::folders() const {
    const std::lock_guard lock(m_mutex);
    return m_folders;
}

// Paints one colour, decided by the seed, in as many steps as the plan says.
class ScriptedBackend : public ui::PictureBackend {
 public:
    explicit ScriptedBackend(std::shared_ptr<Script> script) : m_script(std::move(script)) {}

    core::models::OwnModels ownModels() override {
        core::models::OwnModels own;
        for (const auto& place : m_script->places()) own.models.push_back(entryOf(place, m_script->notesOf(place.id)));
        for (const auto& folder : m_script->folders()) {
            core::models::WatchedFolder watched{.path = folder, .models = {}, .subfolders = {}, .problem = {}};
            for (const auto& file : std::filesystem::directory_iterator(folder)) {
                watched.models.push_back(file.path());
                own.models.push_back(entryOf({.id = file.path().stem().string(), .path = file.path()}, ""));
                own.models.back().folder = folder;
            }
            own.folders.push_back(watched);
        }
        return own;
    }

    void editModels(const core::models::RegistryEdit& edit) override {
        using Kind = core::models::RegistryEdit::Kind;
        auto place = edit.place;
        if (place.path.string().find("broken") != std::string::npos) core::fail("broken: file incomplete");
        const std::lock_guard lock(m_script->m_mutex);
        if (place.id.empty()) place.id = place.path.stem().string();
        if (edit.kind == Kind::Note) m_script->m_notes[place.id] = edit.notes;
        if (edit.kind == Kind::Watch) m_script->m_folders.push_back(place.path);
        if (edit.kind == Kind::Unwatch) std::erase(m_script->m_folders, place.path);
        if (edit.kind != Kind::Add && edit.kind != Kind::Change && edit.kind != Kind::Remove) return;
        if (edit.kind != Kind::Add)
            std::erase_if(m_script->m_places, [&](const auto& known) { return known.id == place.id; });
        if (edit.kind != Kind::Remove) m_script->m_places.push_back(place);
    }

    std::vector<core::plan::ModelInfo> models() override {
        auto list = bundled();
        list.front().edition = m_script->m_edition;
        for (const auto& place : m_script->places()) list.push_back({.id = place.id, .label = place.id});
        return list;
    }

    // Twice as large.
    core::Image enlarge(const core::Image& picture, const core::CancelToken&) override {
        if (picture.width > 1024) core::fail("expected a picture of at most 1024 pixels a side");
        return core::resized(picture, 2 * picture.width, 2 * picture.height);
    }

    core::pipeline::TokenCount countTokens(const std::string&, const std::string& prompt) override {
        core::pipeline::TokenCount count{0, kTokenLimit, prompt.size()};
        bool inWord = false;
        for (std::size_t i = 0; i < prompt.size(); ++i) {
            const bool isSpace = prompt[i] == ' ';
            if (!isSpace && !inWord && ++count.used == kTokenLimit + 1) count.keptBytes = i;
            inWord = !isSpace;
        }
        return count;
    }

    core::pipeline::Result paint(const core::plan::Plan& plan, const core::pipeline::ProgressFunction& progress,
                                 const core::CancelToken& cancel) override {
        ++m_script->m_started;
        for (int step = 0; step < plan.steps; ++step) {
            progress(stateAt(plan, step));
            if (!waitForStep(cancel)) return {.cancelled = true, .image = {}, .plan = plan};
            throwIfTold();
            if (cancel.isFinishing()) return finishedAfter(step + 1, plan);
        }
        return {.image = picture(plan), .plan = plan, .seconds = 1.5};
    }

 private:
    // A file whose name contains "folder" stands for a model folder.
    static core::models::RegistryEntry entryOf(const core::models::ModelLocation& place, const std::string& notes) {
        core::models::ModelSummary about;
        about.id = place.id;
        about.family = "Stable Diffusion 2.x";
        about.latentChannels = 4;
        about.downsampling = 8;
        about.prediction = place.prediction;
        core::models::RegistryEntry entry{.place = place, .notes = notes};
        entry.isFile = place.id.find("folder") == std::string::npos;
        entry.about = about;
        entry.words = {.licence = "openrail++", .licenceText = "Be kind.", .thumbnail = {}, .picture = {}};
        entry.words.picture = std::filesystem::path(place.path).replace_extension(".png");
        entry.bytes = 5'000'000'000;
        return entry;
    }

    static std::vector<core::plan::ModelInfo> bundled() {
        return {{.id = "starter", .label = "Starter pair", .timeDecoupled = true},
                {.id = "other", .label = "Other pair", .nativeWidth = 512, .nativeHeight = 512, .sizeStep = 64},
                partner("starter-pose", "Starter pose", ControlMap::Pose),
                partner("starter-edge", "Starter edges", ControlMap::Edges),
                {.id = "net", .label = "Pose net", .kind = ModelKind::ControlNet, .control = ControlMap::Pose},
                {.id = "ink", .label = "Ink style", .kind = ModelKind::Lora, .strength = 1.0},
                {.id = "hero", .label = "Hero", .kind = ModelKind::Lora, .strength = 1.0}};
    }

    static core::plan::ModelInfo partner(const char* id, const char* label, ControlMap map) {
        return {.id = id,
                .label = label,
                .kind = ModelKind::Partner,
                .nativeWidth = 128,
                .nativeHeight = 128,
                .sizeStep = 8,
                .latentChannels = 12,
                .downsampling = 8,
                .control = map,
                .strength = 0.6};
    }

    static core::pipeline::Result finishedAfter(int steps, core::plan::Plan plan) {
        plan.stopAfter = steps;
        return {.image = picture(plan), .plan = plan, .seconds = 0.5};
    }

    static core::Image picture(const core::plan::Plan& plan) {
        core::Image image(plan.width, plan.height);
        std::fill(image.pixels.begin(), image.pixels.end(), static_cast<std::uint8_t>(plan.seed));
        return image;
    }

    static core::pipeline::Progress stateAt(const core::plan::Plan& plan, int step) {
        const int timestep = 999 - 999 * step / plan.steps;
        core::pipeline::Progress state;
        state.phase = Phase::Sampling;
        state.role = timestep > plan.tStruct ? GeneratorRole::Structure : GeneratorRole::Texture;
        state.step = step;
        state.steps = plan.steps;
        state.timestep = timestep;
        state.secondsLeft = step > 0 ? 2.1 : -1.0;
        state.preview = std::make_shared<core::Image>(plan.width / 8, plan.height / 8);
        state.stages = 1 + static_cast<int>(plan.lowStages.size());
        const bool low = state.stages > 1 && timestep > plan.lowStages.front().tLow;
        state.width = low ? plan.lowStages.front().width : plan.width;
        state.height = low ? plan.lowStages.front().height : plan.height;
        for (const auto& partner : plan.partners)
            if (partner.on && timestep <= partner.range.first && timestep >= partner.range.last)
                state.partners.push_back(partner.model);
        return state;
    }

    // False when the wait ended because somebody cancelled.
    bool waitForStep(const core::CancelToken& cancel) {
        constexpr int kPollMilliseconds = 2;
        while (!m_script->m_steps.tryAcquire(1, kPollMilliseconds))
            if (cancel.isCancelled() && m_script->m_honoursCancel) return false;
        return !(cancel.isCancelled() && m_script->m_honoursCancel);
    }

    void throwIfTold() {
        const std::lock_guard lock(m_script->m_mutex);
        if (!m_script->m_failure.empty()) throw core::Error(std::exchange(m_script->m_failure, {}));
    }

    std::shared_ptr<Script> m_script;
};

ui::BackendFactory makersOf(std::shared_ptr<Script> script) {
    return [script = std::move(script)] { return std::make_unique<ScriptedBackend>(script); };
}
