// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cell.h"
#include "store/lane.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

namespace civiscope::store {

inline constexpr std::uint32_t chunkRows = 65'536;

// Which array of a chunk holds the cells of a type.
enum class LaneKind : std::uint8_t { None, Number, Time, Place, Text, Boolean };

[[nodiscard]] constexpr LaneKind laneOf(CellType type)
{
    switch (type) {
    case CellType::None: return LaneKind::None;
    case CellType::Number: return LaneKind::Number;
    case CellType::Boolean: return LaneKind::Boolean;
    case CellType::Time: return LaneKind::Time;
    case CellType::Point: return LaneKind::Place;
    case CellType::String:
    case CellType::Relationship:
    case CellType::Geometry:
    case CellType::Json: return LaneKind::Text;
    }
    return LaneKind::None;
}

// What stands in a lane where a cell is missing, and where it stands among the others. Of numbers two of the many
// values that are no number; JSON has none.
namespace mark {
inline constexpr std::uint64_t missingBits = 0x7FF8'0000'0000'0001;
inline constexpr std::uint64_t otherBits = 0x7FF8'0000'0000'0002;
inline constexpr double missingNumber = std::bit_cast<double>(missingBits);
inline constexpr double otherNumber = std::bit_cast<double>(otherBits);
inline constexpr std::uint32_t missingText = 0xFFFF'FFFF;
inline constexpr std::uint32_t otherText = 0xFFFF'FFFE;
inline constexpr std::uint8_t missingBoolean = 0xFF;
inline constexpr std::uint8_t otherBoolean = 0xFE;
inline constexpr Moment otherMoment = noMoment + 1;
}  // namespace mark

// A cell that is not of its column's main type.
struct OtherCell {
    std::uint16_t row = 0;  // in the chunk
    CellType type = CellType::None;
    std::uint32_t text = 0;  // in the column's texts
    double number = 0;       // also a boolean
    Moment moment = 0;
    LonLat place;
};

// The cells of 65,536 rows. Only the lane of the column's main type is in use, with the marks above for a missing cell
// and for one that stands among the others.
struct ColumnChunk {
    Lane<double> numbers{mark::missingNumber};
    Lane<Moment> times{noMoment};
    Lane<LonLat> places{{mark::missingNumber, mark::missingNumber}};
    Lane<std::uint32_t> texts{mark::missingText};
    Lane<std::uint8_t> booleans{mark::missingBoolean};
    Lane<Moment> observed{noMoment};
    Lane<std::uint16_t> units;
    Lane<std::uint8_t> kinds;
    std::shared_ptr<std::vector<OtherCell>> others;  // by row; null: none
    std::uint64_t othersOwner = 0;                   // the version that made them, and alone may change them

    struct Slot {
        bool missing = true;
        bool other = false;
    };
    // What stands in the lane of the column's main type.
    [[nodiscard]] Slot slot(CellType main, std::uint32_t row) const
    {
        switch (laneOf(main)) {
        case LaneKind::None: return {};
        case LaneKind::Number: return slotOf(numbers.at(row));
        case LaneKind::Time: {
            const Moment value = times.at(row);
            return {value == noMoment, value == mark::otherMoment};
        }
        case LaneKind::Place: return slotOf(places.at(row).lon);
        case LaneKind::Text: {
            const std::uint32_t value = texts.at(row);
            return {value == mark::missingText, value == mark::otherText};
        }
        case LaneKind::Boolean: {
            const std::uint8_t value = booleans.at(row);
            return {value == mark::missingBoolean, value == mark::otherBoolean};
        }
        }
        return {};
    }
    // The cell among the others; null: none.
    [[nodiscard]] const OtherCell *other(std::uint32_t row) const
    {
        if (!others)
            return nullptr;
        const auto found = std::ranges::lower_bound(*others, row, {}, &OtherCell::row);
        return found != others->end() && found->row == row ? &*found : nullptr;
    }
    [[nodiscard]] std::size_t bytes() const
    {
        return sizeof(ColumnChunk) + numbers.bytes() + times.bytes() + places.bytes() + texts.bytes() +
               booleans.bytes() + observed.bytes() + units.bytes() + kinds.bytes() +
               (others ? others->capacity() * sizeof(OtherCell) : 0);
    }

private:
    static Slot slotOf(double number)
    {
        const auto bits = std::bit_cast<std::uint64_t>(number);
        return {bits == mark::missingBits, bits == mark::otherBits};
    }
};

}  // namespace civiscope::store
