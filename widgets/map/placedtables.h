// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/colouring.h"
#include "carto/placedtable.h"
#include "tasks/placingtask.h"
#include "workspace/sessionfilter.h"

#include <QObject>
#include <QPointer>

#include <qcoro/qcorotask.h>

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace civiscope::widgets {

// The tables of all sources as the map needs them: where the entities of each are and how each looks, read in workers,
// kept until geometry or colours change. GUI thread.
class PlacedTables : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    using Key = std::pair<int, std::uint32_t>;  // source, table

    // What is drawn of one table; all of it is of one version always.
    struct Drawn {
        carto::PlacedTablePtr table;  // what the filter leaves; null: nothing is drawn yet
        carto::RowMarksPtr marks;  // null: the type alone tells how an entity looks
        std::shared_ptr<const carto::Colouring> markedBy;  // what `marks` mean
        std::vector<std::int64_t> counts;  // of the marks, for the legend
        store::VersionPtr version;
    };

    // Reads in a worker what is not known yet of this version of a table; `changed` follows. While a table is being
    // read it is not read again: whoever hears `changed` asks for all once more.
    void place(Key key, const store::VersionPtr &version, const std::shared_ptr<const carto::Colouring> &colouring);
    void forget(int source);

    [[nodiscard]] bool busy() const { return m_reading > 0; }
    // The places of a whole table; null: not read yet.
    [[nodiscard]] carto::PlacedTablePtr places(Key key) const;
    [[nodiscard]] std::vector<carto::PlacedTablePtr> placesOf(int source) const;
    // What the filter leaves of a table, with its marks. Precondition: its places are there.
    [[nodiscard]] const Drawn &drawn(Key key, const workspace::SessionFilter::Shown &shown);

Q_SIGNALS:
    void changed();  // a table was read

private:
    // Places are kept until the geometry changes, colours until their attribute changes.
    struct Placed {
        store::VersionPtr version;  // where the places are those of the table
        store::ColumnPtr geometry;
        std::uint32_t rows = 0;
        carto::PlacedTablePtr table;
        std::shared_ptr<const carto::Colouring> colouring;
        std::vector<store::ColumnPtr> coloured;
        carto::RowMarksPtr marks;
        std::shared_ptr<const carto::Colouring> markedBy;  // what `marks` mean
        bool running = false;
        Drawn drawn;
        carto::PlacedTablePtr drawnFrom;  // of what `drawn` was made
        std::shared_ptr<const query::Rows> drawnBy;
    };
    static QCoro::Task<> read(QPointer<PlacedTables> self, Key key, store::VersionPtr version, tasks::PlacingTask task);

    std::map<Key, Placed> m_placed;
    int m_reading = 0;
};

}  // namespace civiscope::widgets
