#include "core/io/safetensors_header.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/io/float8.h"
#include "core/io/other_content.h"

namespace core::io {
namespace {

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kMaxHeaderBytes = 100u << 20;  // the format's own limit
constexpr std::size_t kMaxDimensions = 8;
constexpr std::uint64_t kMostBytes = 1ull << 60;
constexpr std::ptrdiff_t kMaxTensors = 100'000;  // the largest models of this kind have a few thousand

const std::array<std::pair<const char*, torch::Dtype>, 10> kTypes{{{"F64", torch::kFloat64},
                                                                   {"F32", torch::kFloat32},
                                                                   {"F16", torch::kFloat16},
                                                                   {"BF16", torch::kBFloat16},
                                                                   {"I64", torch::kInt64},
                                                                   {"I32", torch::kInt32},
                                                                   {"I16", torch::kInt16},
                                                                   {"I8", torch::kInt8},
                                                                   {"U8", torch::kUInt8},
                                                                   {"BOOL", torch::kBool}}};

torch::Dtype dtypeCalled(const std::string& name) {
    for (const auto& [known, type] : kTypes)
        if (name == known) return type;
    return torch::Dtype::Undefined;
}

// One entry being read, with what an error message needs.
class EntryReader {
 public:
    EntryReader(const std::filesystem::path& file, const std::string& name, const nlohmann::json& json)
        : m_where(file.string() + ": tensor \"" + name + "\""), m_json(json) {}

    SafetensorsFile::Entry read() const {
        SafetensorsFile::Entry entry;
        if (!m_json.is_object()) fail("{}: expected an object in the header", m_where);
        entry.type = type();
        entry.dtype = dtypeCalled(entry.type);
        entry.shape = shape();
        std::tie(entry.begin, entry.end) = offsets();
        checkSize(entry);
        return entry;
    }

 private:
    std::string type() const {
        const auto name = m_json.value("dtype", nlohmann::json());
        if (!name.is_string()) fail("{}: expected a dtype such as F32 or F16, found {}", m_where, name.dump());
        return name.get<std::string>();
    }

    std::vector<std::int64_t> shape() const {
        const auto list = m_json.value("shape", nlohmann::json());
        if (!list.is_array() || list.size() > kMaxDimensions)
            fail("{}: expected a shape of at most {} dimensions", m_where, kMaxDimensions);
        std::vector<std::int64_t> shape;
        for (const auto& size : list) {
            if (!size.is_number_unsigned() || size.get<std::uint64_t>() > (1ull << 40))
                fail("{}: expected sizes below 2^40 in its shape, found {}", m_where, size.dump());
            shape.push_back(size.get<std::int64_t>());
        }
        return shape;
    }

    std::pair<std::size_t, std::size_t> offsets() const {
        const auto pair = m_json.value("data_offsets", nlohmann::json());
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_unsigned() || !pair[1].is_number_unsigned())
            fail("{}: expected two data_offsets", m_where);
        const auto begin = pair[0].get<std::uint64_t>();
        const auto end = pair[1].get<std::uint64_t>();
        if (begin > end || end > kMostBytes) fail("{}: expected its bytes in order, found {}..{}", m_where, begin, end);
        return {begin, end};
    }

    void checkSize(const SafetensorsFile::Entry& entry) const {
        if (entry.dtype == torch::Dtype::Undefined && !isFloat8(entry.type)) return;  // nobody reads it
        std::uint64_t bytes = isFloat8(entry.type) ? 1 : torch::elementSize(entry.dtype);
        for (const auto size : entry.shape)
            if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes))
                fail("{}: its shape overflows", m_where);
        if (bytes != entry.end - entry.begin)
            fail("{}: expected {} bytes for its shape, found {}", m_where, bytes, entry.end - entry.begin);
    }

    std::string m_where;
    const nlohmann::json& m_json;
};

std::size_t headerBytes(const MappedFile& bytes, const std::filesystem::path& file) {
    const auto shown = std::min(bytes.size(), kTellingBytes);
    if (const auto other = otherContent({reinterpret_cast<const char*>(bytes.data()), shown}); !other.empty())
        fail("{}: not a safetensors file: found {}", file.string(), other);
    if (bytes.size() < kLengthBytes)
        fail("{}: file incomplete: expected at least 8 bytes, found {}", file.string(), bytes.size());
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), kLengthBytes);
    if (length > kMaxHeaderBytes)
        fail("{}: not a safetensors file: expected a header below 100 MB, found {} bytes", file.string(), length);
    if (length > bytes.size() - kLengthBytes)
        fail("{}: file incomplete: expected at least {} bytes, found {}", file.string(), kLengthBytes + length,
             bytes.size());
    return length;
}

void readMetadata(const nlohmann::json& json, SafetensorsHeader& header) {
    if (!json.is_object()) return;
    for (const auto& [key, value] : json.items())
        if (value.is_string()) header.metadata.emplace(key, value.get<std::string>());
}

// The last tensor's last byte is the file's.
void checkWhole(const SafetensorsHeader& header, std::size_t fileBytes, const std::filesystem::path& file) {
    std::size_t end = 0;
    for (const auto& [name, entry] : header.entries) end = std::max(end, entry.end);
    if (header.dataStart + end > fileBytes)
        fail("{}: file incomplete: expected {} bytes, found {}", file.string(), header.dataStart + end, fileBytes);
}

void checkOverlap(const SafetensorsHeader& header, const std::filesystem::path& file) {
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (const auto& [name, entry] : header.entries) ranges.emplace_back(entry.begin, entry.end);
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].first < ranges[i - 1].second)
            fail("{}: two tensors share bytes at {}", file.string(), ranges[i].first);
}

}  // namespace

SafetensorsHeader readSafetensorsHeader(const MappedFile& bytes, const std::filesystem::path& file) {
    const auto length = headerBytes(bytes, file);
    const auto* text = reinterpret_cast<const char*>(bytes.data()) + kLengthBytes;
    // Before parsing, which takes many times the text's memory; each tensor is an object of its own.
    if (const auto objects = std::count(text, text + length, '{'); objects > kMaxTensors)
        fail("{}: expected at most {} tensors, found about {}", file.string(), kMaxTensors, objects);
    const auto json = nlohmann::json::parse(text, text + length, nullptr, false);
    if (!json.is_object()) fail("{}: expected a safetensors header in JSON, which does not parse", file.string());
    SafetensorsHeader header;
    header.dataStart = kLengthBytes + length;
    for (const auto& [name, value] : json.items()) {
        if (name == "__metadata__")
            readMetadata(value, header);
        else
            header.entries.emplace(name, EntryReader(file, name, value).read());
    }
    checkWhole(header, bytes.size(), file);
    checkOverlap(header, file);
    return header;
}

std::string safetensorsTypeName(torch::Dtype dtype) {
    for (const auto& [name, type] : kTypes)
        if (type == dtype) return name;
    fail("expected a tensor type that safetensors has, found {}", torch::toString(dtype));
}

}  // namespace core::io
