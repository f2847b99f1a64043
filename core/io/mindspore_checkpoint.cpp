#include "core/io/mindspore_checkpoint.h"

#include <torch/types.h>

#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include "core/base/error.h"
#include "core/io/mapped_file.h"
#include "core/io/wire_reader.h"

namespace core::io {
namespace {

using Entry = MindSporeCheckpoint::Entry;

constexpr std::size_t kMostDimensions = 8, kMostTensors = 100'000, kLongestName = 4096;

constexpr std::array<std::pair<std::string_view, torch::Dtype>, 10> kTypes{{{"Float64", torch::kFloat64},
                                                                            {"Float32", torch::kFloat32},
                                                                            {"Float16", torch::kFloat16},
                                                                            {"BFloat16", torch::kBFloat16},
                                                                            {"Int64", torch::kInt64},
                                                                            {"Int32", torch::kInt32},
                                                                            {"Int16", torch::kInt16},
                                                                            {"Int8", torch::kInt8},
                                                                            {"UInt8", torch::kUInt8},
                                                                            {"Bool", torch::kBool}}};

std::string pyTorchName(std::string name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kEndings = {
        {{".gamma", ".weight"}, {".beta", ".bias"}, {".embedding_table", ".weight"}}};
    for (const auto& [mindSpore, pyTorch] : kEndings)
        if (name.ends_with(mindSpore)) return name.replace(name.size() - mindSpore.size(), mindSpore.size(), pyTorch);
    return name;
}

// One message Value: its tag and the tensor, or a part of it.
class ValueReader {
 public:
    ValueReader(WireReader message, const std::filesystem::path& file) : m_where(file.string()) {
        while (!message.atEnd()) {
            const auto field = message.next();
            if (field.type != WireReader::kBytes) continue;
            if (field.number == 1) readName(message, field);
            if (field.number == 2) readTensor(message.inside(field));
        }
        if (m_name.empty()) fail("{}: expected a name for the tensor before byte {}", m_where, message.position());
    }

    const std::string& name() const { return m_name; }
    // Empty for a value that is no tensor.
    const std::optional<Entry>& entry() const { return m_entry; }

 private:
    void readName(const WireReader& message, const WireReader::Field& field) {
        if (field.end - field.begin > kLongestName)
            fail("{}: expected a name of at most {} bytes at byte {}", m_where, kLongestName, field.begin);
        m_name = pyTorchName(message.text(field));
    }

    void readTensor(WireReader message) {
        auto& entry = m_entry.emplace();
        while (!message.atEnd()) {
            const auto field = message.next();
            if (field.number == 1 && field.type == WireReader::kVarint) addSize(field.value);
            if (field.type != WireReader::kBytes) continue;
            if (field.number == 1) readPackedSizes(message.inside(field));
            if (field.number == 2) entry.dtype = dtypeCalled(message, field);
            if (field.number == 3) entry.slices = {{field.begin, field.end - field.begin}};
        }
        if (entry.slices.empty()) entry.slices = {{message.position(), 0}};
    }

    void readPackedSizes(WireReader sizes) {
        while (!sizes.atEnd()) addSize(sizes.varint());
    }

    void addSize(std::uint64_t size) {
        if (size > (1ull << 40) || m_entry->shape.size() == kMostDimensions)
            fail("{}: expected at most {} sizes below 2^40 for the tensor \"{}\", found {}", m_where, kMostDimensions,
                 m_name, size);
        m_entry->shape.push_back(static_cast<std::int64_t>(size));
    }

    torch::Dtype dtypeCalled(const WireReader& message, const WireReader::Field& field) const {
        const auto text = field.end - field.begin <= 32 ? message.text(field) : std::string("a longer word");
        for (const auto& [name, type] : kTypes)
            if (text == name) return type;
        fail("{}: expected a type such as Float32 for the tensor \"{}\", found {}", m_where, m_name, text);
    }

    std::string m_where;
    std::string m_name;
    std::optional<Entry> m_entry;
};

// The bytes of a tensor's shape. MindSpore writes a single number with the shape [0].
std::uint64_t expectedBytes(const std::string& name, Entry& entry, std::uint64_t found, const std::string& where) {
    const std::uint64_t elementBytes = torch::elementSize(entry.dtype);
    if (entry.shape == std::vector<std::int64_t>{0} && found == elementBytes) entry.shape.clear();
    auto bytes = elementBytes;
    for (const auto size : entry.shape)
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes))
            fail("{}: the shape of \"{}\" overflows", where, name);
    return bytes;
}

void checkSize(const std::string& name, Entry& entry, const std::string& where) {
    std::uint64_t found = 0;
    for (const auto& slice : entry.slices) found += slice.bytes;
    const auto expected = expectedBytes(name, entry, found, where);
    if (found != expected) fail("{}: expected {} bytes for the tensor \"{}\", found {}", where, expected, name, found);
}

// Checksums may follow the last tensor, as text rather than protobuf.
bool checksumsBegin(const MappedFile& file, std::size_t at) {
    static constexpr std::string_view kMark = "crc_num";
    return file.size() - at >= kMark.size() && std::memcmp(file.data() + at, kMark.data(), kMark.size()) == 0;
}

}  // namespace

MindSporeCheckpoint::MindSporeCheckpoint(const std::filesystem::path& file)
    : m_file(file), m_mapping(std::make_shared<const MappedFile>(file)) {
    WireReader reader(m_mapping->data(), 0, m_mapping->size(), m_file);
    while (!reader.atEnd() && !checksumsBegin(*m_mapping, reader.position())) {
        const auto field = reader.next();
        if (field.number != 1 || field.type != WireReader::kBytes) continue;
        const ValueReader value(reader.inside(field), file);
        if (!value.entry()) continue;
        const auto [known, isNew] = m_entries.try_emplace(value.name(), *value.entry());
        if (m_entries.size() > kMostTensors) fail("{}: expected at most {} tensors", file.string(), kMostTensors);
        if (isNew) continue;
        const auto& next = *value.entry();
        if (next.dtype != known->second.dtype || next.shape != known->second.shape)
            fail("{}: two tensors called \"{}\" differ in type or shape", file.string(), value.name());
        known->second.slices.push_back(next.slices.front());
    }
    if (m_entries.empty()) fail("{}: expected a MindSpore checkpoint, found no tensor in it", file.string());
    for (auto& [name, entry] : m_entries) checkSize(name, entry, file.string());
}

bool MindSporeCheckpoint::looksLike(const MappedFile& file) {
    constexpr auto kFirstField = std::byte{0x0a};  // number 1, bytes: in the checkpoint and in its first value
    if (file.size() < 3 || file.data()[0] != kFirstField) return false;
    std::size_t at = 1;
    while (at < 11 && at < file.size() && (file.data()[at] & std::byte{0x80}) != std::byte{0}) ++at;
    return at + 1 < file.size() && file.data()[at + 1] == kFirstField;
}

std::vector<std::string> MindSporeCheckpoint::keys() const {
    std::vector<std::string> keys;
    for (const auto& [name, entry] : m_entries) keys.push_back(name);
    return keys;
}

std::optional<std::vector<std::int64_t>> MindSporeCheckpoint::shapeOf(const std::string& key) const {
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) return std::nullopt;
    return found->second.shape;
}

torch::Tensor MindSporeCheckpoint::find(const std::string& key) const {
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) return {};
    auto entry = found->second;
    const bool flags = entry.dtype == torch::kBool;
    if (flags) entry.dtype = torch::kUInt8;  // a byte that is neither 0 nor 1 is no C++ bool
    const auto* base = m_mapping->data();
    const auto address = reinterpret_cast<std::uintptr_t>(base + entry.slices.front().begin);
    if (entry.slices.size() == 1 && !flags && address % torch::elementSize(entry.dtype) == 0)
        return torch::from_blob(
            reinterpret_cast<void*>(address), entry.shape, [keep = m_mapping](void*) {}, entry.dtype);
    auto tensor = torch::empty(entry.shape, entry.dtype);
    auto* target = static_cast<std::byte*>(tensor.data_ptr());
    for (const auto& slice : entry.slices) {
        if (slice.bytes > 0) std::memcpy(target, base + slice.begin, slice.bytes);
        target += slice.bytes;
    }
    return flags ? tensor.ne(0) : tensor;
}

}  // namespace core::io
