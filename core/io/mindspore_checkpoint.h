#pragma once

#include <map>
#include <memory>

#include "core/io/weight_source.h"

namespace core::io {

class MappedFile;

// A MindSpore checkpoint (.ckpt) such as PanGu-Draw v3's: protobuf messages
//     Checkpoint { repeated Value value = 1; }
//     Value { string tag = 1; TensorProto tensor = 2; }
//     TensorProto { repeated int64 dims = 1; string tensor_type = 2; bytes tensor_content = 3; }
// The file is memory-mapped, of any size; opening walks from tensor to tensor and reads no values. A tensor
// that was saved in slices (several values of one tag) is put together when it is asked for.
// Tags become PyTorch's: gamma, beta and embedding_table are called weight and bias there.
class MindSporeCheckpoint final : public WeightSource {
 public:
    // Throws Error for a file that is damaged or holds types that networks do not have.
    explicit MindSporeCheckpoint(const std::filesystem::path& file);

    // Whether the file begins as such a checkpoint does.
    static bool looksLike(const MappedFile& file);

    std::filesystem::path where() const override { return m_file; }
    std::vector<std::string> keys() const override;
    torch::Tensor find(const std::string& key) const override;
    std::optional<std::vector<std::int64_t>> shapeOf(const std::string& key) const override;

    struct Slice {
        std::size_t begin = 0;  // of the values in the file
        std::size_t bytes = 0;
    };
    struct Entry {
        torch::Dtype dtype = torch::kFloat32;
        std::vector<std::int64_t> shape;
        std::vector<Slice> slices;
    };

 private:
    std::filesystem::path m_file;
    std::shared_ptr<const MappedFile> m_mapping;
    std::map<std::string, Entry> m_entries;
};

}  // namespace core::io
