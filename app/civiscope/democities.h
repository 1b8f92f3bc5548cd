// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/livecity.h"
#include "tasks/sourcespec.h"

#include <QCoroTask>
#include <QFuture>
#include <QString>

#include <map>

namespace civiscope::app {

// The demo cities of this run, each made in the pool when it is first asked for. Main thread.
class DemoCities {
public:
    // Where the city's broker answers: "http://127.0.0.1:41234". Precondition: spec.kind is Demo.
    [[nodiscard]] QCoro::Task<Result<QString>> url(tasks::SourceSpec spec);

private:
    std::map<QString, QFuture<Result<std::shared_ptr<LiveCity>>>> m_cities;  // by spelling
};

// "antwerp", "brisbane".
[[nodiscard]] demo::CityName cityName(const QString &city);

}  // namespace civiscope::app
