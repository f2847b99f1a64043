#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/model_options.h"
#include "core/models/model_registry.h"
#include "core/pipeline/pipeline.h"

namespace cli {
namespace {

namespace models = core::models;

const char* nameOf(models::Kind kind) {
    switch (kind) {
        case models::Kind::Pair:
            return "model";
        case models::Kind::Partner:
            return "partner";
        case models::Kind::ControlNet:
            return "ControlNet";
        case models::Kind::Lora:
            return "LoRA";
        case models::Kind::Enlarger:
            return "enlarger";
    }
    return "";
}

void show(const models::ModelSummary& model, const std::string& where) {
    const auto orDash = [](const std::string& text) { return text.empty() ? "-" : text.c_str(); };
    std::string size = "-";
    if (model.kind == models::Kind::Enlarger)
        size = fmt::format("{} times", model.scale);
    else if (model.kind != models::Kind::Lora)
        size = fmt::format("{0:4} x {0:<4}", model.nativeSize);
    std::printf("%-24s %-10s %-20s %-12s %-11s  %s\n", model.id.c_str(), nameOf(model.kind), orDash(model.family),
                orDash(model.prediction), size.c_str(), where.c_str());
}

// The bundled ones, then those that were added; what is wrong with one stands in its line.
void list(const std::filesystem::path& registry) {
    for (const auto& entry : std::filesystem::directory_iterator(core::pipeline::bundledModels()))
        if (const auto model = models::findSummary(entry.path())) show(*model, "(comes with the program)");
    const auto own = models::ownModels(registry);
    for (const auto& folder : own.folders)
        std::printf("watching %s%s\n", folder.path.c_str(), folder.problem.empty() ? "" : ", which cannot be read");
    for (const auto& entry : own.models) {
        if (entry.about)
            show(*entry.about, entry.place.path.string());
        else
            std::printf("%-24s broken: %s\n", entry.place.id.c_str(), entry.problem.c_str());
    }
}

// A file reads the vocabulary that was named, another model's, or one that was found on this machine; or it lacks one.
void tellOfVocabulary(const std::filesystem::path& registry, const models::ModelLocation& added) {
    for (const auto& entry : models::ownModels(registry).models) {
        if (entry.place.id != added.id) continue;
        if (!entry.vocabulary.empty() && added.vocabulary.empty())
            std::printf("  vocabulary: %s (found; --vocabulary names another)\n", entry.vocabulary.c_str());
        if (!entry.lacks.empty()) std::printf("  before it paints: %s\n", entry.lacks.c_str());
    }
}

using RegistryFile = std::shared_ptr<std::filesystem::path>;

void addNote(CLI::App& command, const RegistryFile& registry) {
    struct Note {
        std::string id, text;
    };
    const auto note = std::make_shared<Note>();
    auto* added = command.add_subcommand("note", "Keep words of your own about a model");
    added->add_option("id", note->id, "Its id")->required();
    added->add_option("text", note->text, "The words; none: forget them");
    added->callback([registry, note] { models::noteInRegistry(*registry, note->id, note->text); });
}

void addWatching(CLI::App& command, const RegistryFile& registry) {
    const auto folder = std::make_shared<std::filesystem::path>();
    auto* watch = command.add_subcommand("watch", "List whatever models lie in a folder, from now on");
    watch->add_option("folder", *folder, "Folder of model files and model folders")->required();
    watch->callback([registry, folder] { models::watchFolder(*registry, *folder); });
    auto* unwatch = command.add_subcommand("unwatch", "List them no longer; the files stay");
    unwatch->add_option("folder", *folder, "A folder that is watched")->required();
    unwatch->callback([registry, folder] { models::unwatchFolder(*registry, *folder); });
}

}  // namespace

void addModels(CLI::App& app) {
    auto* command = app.add_subcommand("models", "List, add and forget models; their files stay where they are");
    command->require_subcommand(0, 1);
    const auto registry = std::make_shared<std::filesystem::path>(models::standardRegistry());
    const auto place = std::make_shared<models::ModelLocation>();
    command->add_option("--registry", *registry, "File that remembers the added models")->capture_default_str();
    command->callback([command, registry] {
        if (command->get_subcommands().empty()) list(*registry);
    });
    auto* add = command->add_subcommand("add", "Put a model folder or file on the list");
    add->add_option("path", place->path, "Folder in the layout of diffusers, or a single file")->required();
    add->add_option("--id", place->id, "What plans call it (default: the file's name)");
    addPlaceOptions(*add, *place);
    add->callback([registry, place] {
        auto added = *place;
        added.id = models::addToRegistry(*registry, added);
        show(models::describe(added), added.path.string());
        tellOfVocabulary(*registry, added);
    });
    auto* forget = command->add_subcommand("remove", "Take an added model off the list");
    forget->add_option("id", place->id, "Its id")->required();
    forget->callback([registry, place] { models::removeFromRegistry(*registry, place->id); });
    addNote(*command, registry);
    addWatching(*command, registry);
}

}  // namespace cli
