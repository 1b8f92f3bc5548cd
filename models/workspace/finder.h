// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "store/dataset.h"

#include <QString>
#include <qcorotask.h>

#include <stop_token>
#include <vector>

namespace civiscope::workspace {

// An entity whose id or name holds the words looked for.
struct Found {
    std::size_t version = 0;  // index in the list that was searched
    store::EntityRef entity;
    QString name;             // as people know it; empty: it has none
};

// Looks through ids and the attributes `name`, `title` and `alternateName`, whatever their case; every blank-separated
// word must occur. Beginnings come before middles; at most `most`. Pure work for a worker: about 0.1 s a million
// entities.
[[nodiscard]] std::vector<Found> findEntities(const std::vector<store::VersionPtr> &versions, const QString &words,
                                              std::size_t most, const std::stop_token &stop = {});

// The same in a worker. Nothing once the job was cancelled.
[[nodiscard]] QCoro::Task<std::vector<Found>> searchEntities(std::vector<store::VersionPtr> versions, QString words,
                                                             std::size_t most, Job job);

// What people call an entity: its `name`, `title` or `alternateName` in their language; empty: none of them.
[[nodiscard]] QString nameOf(const store::Version &version, store::EntityRef entity);

}  // namespace civiscope::workspace
