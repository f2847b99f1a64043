#include "core/models/model_library.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/models/learned_bridge.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

const char* pluralOf(Kind kind) {
    switch (kind) {
        case Kind::Pair:
            return "models";
        case Kind::Partner:
            return "partners";
        case Kind::ControlNet:
            return "ControlNets";
    }
    return "";
}

}  // namespace

std::vector<ModelSummary> ModelLibrary::models() const {
    std::vector<ModelSummary> found;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(m_root, code)) {
        try {
            if (const auto summary = findSummary(entry.path())) found.push_back(*summary);
        } catch (const Error& error) {
            log::warning(error.what());  // one broken folder must not hide the others
        }
    }
    std::ranges::sort(found, {}, &ModelSummary::id);
    return found;
}

ModelSummary ModelLibrary::require(const std::string& id, Kind kind) const {
    if (const auto summary = findSummary(m_root / id); summary && summary->kind == kind) return *summary;
    std::vector<std::string> known;
    for (const auto& model : models())
        if (model.kind == kind) known.push_back(model.id);
    fail("expected one of the {} [{}] in {}, found \"{}\"", pluralOf(kind), fmt::join(known, ", "), m_root.string(),
         id);
}

ModelParts ModelLibrary::open(const std::string& id, Kind kind) const {
    require(id, kind);
    return openModelFolder(m_root / id);
}

PartFiles ModelLibrary::openControlNet(const std::string& id) const {
    require(id, Kind::ControlNet);
    return openPart(m_root / id);
}

std::shared_ptr<nets::LatentBridge> ModelLibrary::findBridge(const std::string& leader,
                                                             const std::string& partner) const {
    return findLearnedBridge(m_root, leader, partner);
}

}  // namespace core::models
