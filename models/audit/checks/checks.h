// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/check.h"

// The checks, each in a file of its own, named as in the catalogue. What they decide on stands above each function
// there.
namespace civiscope::audit::checks {

using Task = QCoro::Task<CheckResult>;

Task formats(MaterialPtr material, std::stop_token stop);         // A1
CheckResult strictJson(const Material &material);                 // A2
Task entitiesByGet(MaterialPtr material, std::stop_token stop);   // A3
CheckResult uniformKinds(const Material &material);               // A5
Task typeFilter(MaterialPtr material, std::stop_token stop);      // A6
Task valueFilter(MaterialPtr material, std::stop_token stop);        // A7
Task placeFilter(MaterialPtr material, std::stop_token stop);        // A8
Task history(MaterialPtr material, std::stop_token stop);         // A9
CheckResult currentData(const Material &material);                // A10
Task versionedPath(MaterialPtr material, std::stop_token stop);   // A13
Task structuredErrors(MaterialPtr material, std::stop_token stop);// A16
Task paging(MaterialPtr material, std::stop_token stop);          // A19
CheckResult uniqueIds(const Material &material);                  // I1
Task idsResolve(MaterialPtr material, std::stop_token stop);      // I2
CheckResult definedNames(const Material &material);               // I7
Task relationsResolve(MaterialPtr material, std::stop_token stop);// I9
CheckResult definedAttributes(const Material &material);          // M1
CheckResult knownSchemas(const Material &material);               // M2
CheckResult units(const Material &material);                      // M3
CheckResult times(const Material &material);                      // M4
CheckResult schemaPasses(const Material &material);               // M9
Task transportSecurity(MaterialPtr material, std::stop_token stop); // S1
CheckResult validGeometries(const Material &material);            // G2
CheckResult plausiblePlaces(const Material &material);            // G5
CheckResult locationShare(const Material &material);              // G6

}  // namespace civiscope::audit::checks
