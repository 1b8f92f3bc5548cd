// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include "store/table.h"

namespace civiscope::audit::checks {

// G6: of each type that has places at all, 95 % of the entities say where they are. Types without any are taken for
// things that have no place; a source of only such types does not meet it.
CheckResult locationShare(const Material &material)
{
    Finding finding("G6");
    std::int64_t placed = 0;
    bool partly = false;
    for (const store::TablePtr &table : material.version->tables()) {
        const store::ColumnPtr geometry = table->geometry();
        if (!geometry || geometry->present() == 0)
            continue;
        ++placed;
        if (double(geometry->present()) >= nearlyAll * double(table->rowCount()))
            continue;
        partly = true;
        finding.reason(ReasonCode::LocationsPartly,
                       {table->name(), text(geometry->present()), text(table->rowCount())});
        for (std::uint32_t row = 0; row < table->rowCount(); ++row)
            if (geometry->at(row).type == store::CellType::None)
                finding.entity(table->id(row));
    }
    finding.evidence(material.sample.pages);
    if (material.version->entityCount() == 0)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"entities"});
    if (placed == 0)
        return finding.close(Verdict::NotMet, ReasonCode::NoLocations);
    return finding.close(partly ? Verdict::MetWithRemarks : Verdict::Met, ReasonCode::LocationsGiven, {text(placed)});
}

}  // namespace civiscope::audit::checks
