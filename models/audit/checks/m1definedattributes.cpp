// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"
#include "audit/checks/names.h"

#include "store/table.h"

namespace civiscope::audit::checks {

// M1: as I7, of attributes and their sub-attributes.
CheckResult definedAttributes(const Material &material)
{
    NameShare names;
    for (const store::TablePtr &table : material.version->tables())
        for (const store::ColumnPtr &column : table->columns())
            names.addName(column->key().path.back(), column->name(), column->defined());
    return judgeNames("M1", names, material, "attributes");
}

}  // namespace civiscope::audit::checks
