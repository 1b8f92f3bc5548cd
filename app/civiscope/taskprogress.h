// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/interrupt.h"
#include "app/civiscope/output.h"
#include "tasks/subject.h"

namespace civiscope::app {

// What a command gives a task of models/tasks: its progress is told on standard error, with a word for each stage, and
// Ctrl-C stops it. Lives until the task has answered; main thread.
class TaskProgress {
public:
    // `what`: what is told before the first stage, and by tasks that have none.
    explicit TaskProgress(Output &output, QString what = {});
    ~TaskProgress();
    TaskProgress(const TaskProgress &) = delete;
    TaskProgress &operator=(const TaskProgress &) = delete;

    [[nodiscard]] Job job();
    [[nodiscard]] tasks::StageReport stages();

private:
    Output &m_output;
    Interrupt m_interrupt;
    QString m_what;
};

}  // namespace civiscope::app
