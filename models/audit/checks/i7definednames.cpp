// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"
#include "audit/checks/names.h"

#include "store/table.h"

namespace civiscope::audit::checks {

// I7: types and attributes have an IRI that a context gave them, not the default vocabulary.
CheckResult definedNames(const Material &material)
{
    NameShare names;
    // A table of entities with several types is named by all of them.
    const auto nameOf = [](const store::Table &table, std::string_view iri) {
        return table.typeIris().size() == 1 ? std::string_view(table.name()) : iri.substr(iri.find_last_of("/#:") + 1);
    };
    for (const store::TablePtr &table : material.version->tables()) {
        for (const std::string &iri : table->typeIris())
            names.addName(iri, nameOf(*table, iri), table->typeIris().size() > 1 || table->defined());
        for (const store::ColumnPtr &column : table->columns())
            if (column->key().path.size() == 1)
                names.addName(column->key().path.front(), column->name(), column->defined());
    }
    return judgeNames("I7", names, material, "entities");
}

}  // namespace civiscope::audit::checks
