// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/batchdata.h"
#include "store/column.h"
#include "store/lane.h"
#include "store/texts.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace civiscope::store {

// A cell that is not of its column's main type.
struct OtherCell {
    std::uint16_t row = 0;  // in the chunk
    CellType type = CellType::None;
    std::uint32_t text = 0;  // in the column's texts
    double number = 0;       // also a boolean
    Moment moment = 0;
    LonLat place;
};

// The cells of 65,536 rows. Only the lane of the column's main type is in use, with special values for a missing cell
// and for one that stands among the others.
struct ColumnChunk {
    ColumnChunk();

    Lane<double> numbers;
    Lane<Moment> times;
    Lane<LonLat> places;
    Lane<std::uint32_t> texts;
    Lane<std::uint8_t> booleans;
    Lane<Moment> observed;
    Lane<std::uint16_t> units;
    Lane<std::uint8_t> kinds;
    std::shared_ptr<std::vector<OtherCell>> others;  // by row; null: none
    std::uint64_t othersOwner = 0;                   // the version that made them, and alone may change them

    [[nodiscard]] std::size_t bytes() const;
};

// One state of a column. Readers hold it const; a writer copies it (cheap: chunks share their arrays) and changes the
// copy with a pen.
class ColumnData final : public Column {
public:
    ColumnData(ColumnKey key, std::string name, bool defined);

    [[nodiscard]] const ColumnKey &key() const override { return *m_key; }
    [[nodiscard]] const std::string &name() const override { return *m_name; }
    [[nodiscard]] bool defined() const override { return m_defined; }
    [[nodiscard]] CellType type() const override { return m_type; }
    [[nodiscard]] bool mixed() const override { return m_others != 0; }
    [[nodiscard]] std::uint32_t present() const override { return m_present; }
    [[nodiscard]] std::span<const std::uint32_t, ngsild::attributeKindCount> kinds() const override { return m_kinds; }
    [[nodiscard]] std::vector<std::string> units() const override;
    [[nodiscard]] std::optional<Moment> newest() const override;
    [[nodiscard]] Cell at(std::uint32_t row) const override;
    [[nodiscard]] std::optional<Moment> observedAt(std::uint32_t row) const override;
    [[nodiscard]] std::string_view unitCode(std::uint32_t row) const override;
    [[nodiscard]] ngsild::AttributeKind kind(std::uint32_t row) const override;
    [[nodiscard]] std::span<const double> numbers(std::uint32_t chunk) const override;
    [[nodiscard]] int compare(std::uint32_t a, std::uint32_t b) const override;
    [[nodiscard]] std::size_t bytes() const override { return m_bytes; }

    // Whether the row has the attribute, be it with a null.
    [[nodiscard]] bool has(std::uint32_t row) const;

    // Writing. `source` gives texts and units their meaning and is the same for all calls of one Source.
    struct Source {
        const std::vector<std::string_view> &texts;
        const std::vector<std::string_view> &units;
        std::vector<std::uint32_t> textNumbers;  // as known here, filled on demand
        std::vector<std::uint16_t> unitNumbers;
    };
    // `number`: of the version being made; rows below `shared` are seen by earlier ones. Chooses the main type where
    // none is settled. Gives whether the cell differs from what was there.
    bool set(std::uint32_t row, const BatchCell &cell, Source &source, std::uint64_t number, std::uint32_t shared);
    // The same for many cells of rows that are new; `rows` gives the row for each of the batch, ascending.
    void append(std::span<const BatchCell> cells, std::span<const std::uint32_t> rows, Source &source,
                std::uint64_t number, std::uint32_t shared);
    bool clear(std::uint32_t row, std::uint64_t number, std::uint32_t shared);
    void settleType(const std::vector<BatchCell> &cells);
    // To be called when all is written.
    void finish(std::uint32_t rows, std::uint64_t number);
    // The same column without some rows: `kept` lists the rows from `first` on that stay.
    [[nodiscard]] std::shared_ptr<ColumnData> without(std::uint32_t first, std::span<const std::uint32_t> kept,
                                                      std::uint64_t number) const;

private:
    struct Slot {
        bool missing = true;
        bool other = false;
    };
    [[nodiscard]] Slot slot(const ColumnChunk &chunk, std::uint32_t row) const;
    [[nodiscard]] const OtherCell *other(const ColumnChunk &chunk, std::uint32_t row) const;
    ColumnChunk &chunkFor(std::uint32_t row);
    void appendToChunk(std::span<const BatchCell> cells, std::span<const std::uint32_t> rows, Source &source,
                       std::uint64_t number, std::uint32_t shared);
    void mark(ColumnChunk &chunk, std::uint32_t row, bool other, Pen pen);
    void count(const ColumnChunk &chunk, std::uint32_t row, int step);
    void setOther(ColumnChunk &chunk, std::uint16_t row, const OtherCell *cell, std::uint64_t number);
    std::uint32_t textNumber(std::uint32_t text, Source &source);
    std::uint16_t unitNumber(std::uint16_t unit, Source &source);
    void countUnit(std::uint16_t unit, int step);
    void findNewest();

    std::shared_ptr<const ColumnKey> m_key;
    std::shared_ptr<const std::string> m_name;
    bool m_defined = true;
    CellType m_type = CellType::None;
    std::uint32_t m_rows = 0;
    std::uint32_t m_present = 0;
    std::uint32_t m_others = 0;  // cells of another type that have a value
    std::array<std::uint32_t, ngsild::attributeKindCount> m_kinds{};
    Moment m_newest = noMoment;
    bool m_newestLost = false;
    std::size_t m_bytes = 0;
    std::vector<ColumnChunk> m_chunks;
    std::shared_ptr<Texts> m_texts;
    std::shared_ptr<const std::vector<std::string>> m_units;  // by number; the first is empty
    std::vector<std::uint32_t> m_unitCounts;
};

}  // namespace civiscope::store
