// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/taskprogress.h"

#include <QCoreApplication>

#include <utility>

namespace civiscope::app {

namespace {

struct TaskProgressText {
    Q_DECLARE_TR_FUNCTIONS(TaskProgressText)
};

QString wordsOf(tasks::Stage stage)
{
    switch (stage) {
    case tasks::Stage::ReadingSchemas: return TaskProgressText::tr("reading schemas");
    case tasks::Stage::Validating: return TaskProgressText::tr("validating");
    case tasks::Stage::Auditing: return TaskProgressText::tr("auditing, step");
    case tasks::Stage::Comparing: return TaskProgressText::tr("comparing, step");
    case tasks::Stage::Writing: return TaskProgressText::tr("writing");
    }
    return {};
}

}  // namespace

TaskProgress::TaskProgress(Output &output, QString what)
    : m_output(output)
    , m_what(std::move(what))
{
}

TaskProgress::~TaskProgress()
{
    m_output.progressDone();
}

Job TaskProgress::job()
{
    return {m_interrupt.token(), [this](const Progress &progress) { m_output.progress(m_what, progress); }};
}

tasks::StageReport TaskProgress::stages()
{
    return [this](tasks::Stage stage) {
        m_output.progressDone();
        m_what = wordsOf(stage);
    };
}

}  // namespace civiscope::app
