#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace core::plan {

// A value that could not stay as it was.
struct Amendment {
    std::string field;    // by its path in JSON: "partners[1].range.first", "drawing.low"
    std::string found;    // what was there
    std::string used;     // what stands there now; empty: nothing
    bool isLoss = false;  // what was there could not be used at all

    bool operator==(const Amendment&) const = default;
};

// What became something else, in the order in which it was found. A damaged file may hold a million of them: the first
// ones are kept, and several of one field count as one.
class Amendments {
 public:
    void add(Amendment amendment);
    void add(const Amendments& others);

    bool empty() const { return m_count == 0; }
    bool hasLoss() const { return m_hasLoss; }
    std::size_t count() const { return m_count; }
    const std::vector<Amendment>& first() const { return m_first; }

 private:
    std::vector<Amendment> m_first;
    std::string m_lastField;
    std::size_t m_count = 0;
    bool m_hasLoss = false;
};

}  // namespace core::plan
