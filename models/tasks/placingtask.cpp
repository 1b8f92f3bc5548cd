// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/placingtask.h"

#include "base/inworker.h"

namespace civiscope::tasks {

namespace {

std::unexpected<Error> cancelled(const char *what)
{
    return std::unexpected(Error{ErrorCode::Cancelled, what, {}, {}});
}

}  // namespace

QCoro::Task<Result<Placing>> placeEntities(PlacingTask task, Job job)
{
    const auto work = [task = std::move(task)](const Job &of) -> Result<Placing> {
        carto::PlacedTablePtr places = task.known ? task.known : carto::PlacedTable::place(task.table, of.stop);
        if (of.cancelled())
            return cancelled("placing entities");  // places are cut short
        carto::RowMarksPtr marks = task.colouring ? task.colouring->marks(*task.table, *places) : nullptr;
        return Placing{std::move(places), std::move(marks)};
    };
    co_return co_await inWorker(std::move(job), work);
}

QCoro::Task<Result<carto::ValueSurvey>> surveyValues(std::vector<store::TablePtr> tables, std::string attribute,
                                                     Job job)
{
    const auto work = [tables = std::move(tables),
                       attribute = std::move(attribute)](const Job &of) -> Result<carto::ValueSurvey> {
        carto::ValueSurvey survey = carto::survey(tables, attribute);
        if (of.cancelled())
            return cancelled("reading values");
        return survey;
    };
    co_return co_await inWorker(std::move(job), work);
}

}  // namespace civiscope::tasks
