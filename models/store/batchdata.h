// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/idkey.h"
#include "ngsild/entitysink.h"
#include "store/batch.h"
#include "store/cell.h"
#include "store/texts.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace civiscope::store {

// One cell as read; 40 bytes.
struct BatchCell {
    std::uint32_t row = 0;  // in the batch's table
    CellType type = CellType::None;
    ngsild::AttributeKind kind = ngsild::AttributeKind::Property;
    std::uint16_t unit = 0;  // in BatchTable::units; 0: none
    Moment observedAt = noMoment;
    union {
        double number;
        Moment moment;
        bool boolean;
        std::uint32_t text;  // in BatchColumn::texts
        LonLat place = {};
    };
};

// The texts of one column, equal ones once as long as that pays. Views into the document or the batch.
class BatchTexts {
public:
    [[nodiscard]] std::uint32_t addText(std::string_view text);
    [[nodiscard]] const std::vector<std::string_view> &all() const { return m_all; }

private:
    void rehash();

    std::vector<std::string_view> m_all;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_slots;  // hash, number + 1
    std::uint32_t m_asked = 0;
    bool m_distinct = true;
};

struct BatchColumn {
    std::vector<std::string_view> path;  // names as written
    std::string_view datasetId;
    std::vector<BatchCell> cells;  // by row
    BatchTexts texts;
};

struct BatchRow {
    std::string_view id;
    std::uint64_t hash = 0;  // of the id
    std::string_view raw;
    std::string_view scopes;  // joined by blanks
    Moment modifiedAt = noMoment;
    std::uint32_t position = 0;  // in the batch
};

// Entities with the same types and the same context.
struct BatchTable {
    std::uint32_t context = 0;  // in Batch::contexts()
    std::vector<std::string_view> types;
    std::vector<BatchRow> rows;
    std::deque<BatchColumn> columns;
    std::vector<std::string_view> units{{}};
    std::unordered_map<std::string, std::uint32_t> byPath;
};

struct Batch::Private {
    std::string_view document;
    std::string origin;
    std::size_t entities = 0;
    std::vector<std::string> contexts{{}};
    std::vector<ngsild::Quarantined> quarantine;
    ngsild::Remarks remarks;
    std::deque<BatchTable> tables;
    TextPool pool;  // texts that do not stand in the document
    ngsild::DocumentForm form = ngsild::DocumentForm::EntityArray;
    std::size_t firstIndex = 0;

    // "page 3, /17" or "file.ndjson, line 12"
    [[nodiscard]] std::string where(std::uint32_t position, std::string_view raw) const;
};

}  // namespace civiscope::store
