// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/batchdata.h"
#include "store/column.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace civiscope::store {

// Writes to a copy of a column that no reader has yet. `number` is the version being made; rows below `shared` are
// seen by earlier versions too, so what they stand in is copied before it is changed.
class ColumnWriter {
public:
    ColumnWriter(Column &column, std::uint64_t number, std::uint32_t shared)
        : m_column(column)
        , m_number(number)
        , m_shared(shared)
    {
    }

    // Gives the texts and units of a batch's column their meaning: the same for all calls of one batch.
    struct Source {
        const std::vector<std::string_view> &texts;
        const std::vector<std::string_view> &units;
        std::vector<std::uint32_t> textNumbers;  // as known here, filled on demand
        std::vector<std::uint16_t> unitNumbers;
    };

    // Chooses the main type where none is settled: the most frequent of these cells; null says nothing.
    void settleType(const std::vector<BatchCell> &cells);
    // Gives whether the cell differs from what was there.
    bool setCell(std::uint32_t row, const BatchCell &cell, Source &source);
    // The same for many cells of rows that are new; `rows` gives the row for each of the batch, ascending.
    void appendCells(std::span<const BatchCell> cells, std::span<const std::uint32_t> rows, Source &source);
    bool clearCell(std::uint32_t row);
    // To be called when all is written.
    void finish(std::uint32_t rows);

    // The same column without some rows: `kept` lists the rows from `first` on that stay.
    [[nodiscard]] static std::shared_ptr<Column> without(const Column &column, std::uint32_t first,
                                                         std::span<const std::uint32_t> kept, std::uint64_t number);

private:
    [[nodiscard]] Pen penOf(std::uint32_t row) const;
    ColumnChunk &chunkFor(std::uint32_t row);
    [[nodiscard]] bool sameCell(std::uint32_t row, const BatchCell &cell, std::uint16_t unit,
                                const Source &source) const;
    void writeFitting(ColumnChunk &chunk, std::uint16_t row, const BatchCell &cell, Source &source, Pen pen);
    void writeOther(ColumnChunk &chunk, std::uint16_t row, const BatchCell &cell, Source &source, Pen pen);
    void appendToChunk(std::span<const BatchCell> cells, std::span<const std::uint32_t> rows, Source &source);
    void appendUnitsAndKinds(ColumnChunk &chunk, std::span<const BatchCell> cells, std::span<const std::uint32_t> rows,
                             Source &source, Pen pen);
    bool copyCell(const Column &from, std::uint32_t row, std::uint32_t to);
    void markSlot(ColumnChunk &chunk, std::uint32_t row, bool other, Pen pen) const;
    void countCell(const ColumnChunk &chunk, std::uint32_t row, int step);
    void setOther(ColumnChunk &chunk, std::uint16_t row, const OtherCell *cell) const;
    std::uint32_t textNumber(std::uint32_t text, Source &source);
    std::uint16_t unitNumber(std::uint16_t unit, Source &source);

    Column &m_column;
    std::uint64_t m_number;
    std::uint32_t m_shared;
};

}  // namespace civiscope::store
