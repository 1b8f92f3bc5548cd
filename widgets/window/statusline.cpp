// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/statusline.h"

#include "widgets/map/asofband.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/theme.h"
#include "words/errorwords.h"
#include "words/loadwords.h"
#include "words/numberwords.h"
#include "words/timewords.h"
#include "workspace/asof.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace civiscope::widgets {

using workspace::Source;

namespace {

QString howFar(const Source &source)
{
    const Progress &progress = source.progress();
    if (source.request().spec.kind == tasks::SourceSpec::Kind::File) {
        return progress.total && *progress.total > 0
                   ? StatusLine::tr("reading, %1 %").arg(words::count(progress.done * 100 / *progress.total))
                   : StatusLine::tr("reading");
    }
    return progress.total ? StatusLine::tr("loading %1").arg(words::countOf(progress.done, *progress.total))
                          : StatusLine::tr("loading, %1 so far").arg(words::count(progress.done));
}

// "✓ Antwerp  3,018 · live, 4 s ago"
QString said(const Source &source, Moment now)
{
    const auto count = static_cast<qint64>(source.version()->entityCount());
    const QString age = source.updated() ? words::relativeTime(*source.updated(), now) : QString();
    switch (source.state()) {
    case Source::State::Loading: return QStringLiteral("… %1  %2").arg(source.name(), howFar(source));
    case Source::State::Failed:
        return source.error() && source.error()->code == ErrorCode::Cancelled
                   ? StatusLine::tr("! %1  stopped").arg(source.name())
                   : StatusLine::tr("✕ %1  not loaded").arg(source.name());
    case Source::State::Incomplete: {
        const qint64 total = source.report() ? source.report()->total.value_or(0) : 0;
        return StatusLine::tr("! %1  incomplete: %2 · %3")
            .arg(source.name(), total > count ? words::countOf(count, total) : words::count(count), age);
    }
    case Source::State::Ready: break;
    }
    if (source.error())
        return StatusLine::tr("! %1  %2 · no answer since %3").arg(source.name(), words::count(count), age);
    if (source.report() && source.report()->limitReached)
        return StatusLine::tr("! %1  stopped at the limit of %2 · %3").arg(source.name(), words::count(count), age);
    return source.live() ? StatusLine::tr("✓ %1  all %2 · live, %3").arg(source.name(), words::count(count), age)
                         : StatusLine::tr("✓ %1  all %2 · %3").arg(source.name(), words::count(count), age);
}

QString details(const Source &source)
{
    QStringList lines{source.request().spec.spelling()};
    if (source.error())
        lines << words::sentence(*source.error()) << words::hint(*source.error());
    if (source.report()) {
        if (!source.report()->found.isEmpty())
            lines << words::elsewhere(source.report()->asked, source.report()->found);
        for (const Error &problem : source.report()->problems)
            lines << words::sentence(problem) << words::hint(problem);
        for (const Error &problem : source.report()->contextProblems)
            lines << words::sentence(problem);
    }
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

SourceStatus::SourceStatus(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QToolButton(this))
{
    m_text->setObjectName(QStringLiteral("sourceStatus"));
    m_bar->setFixedWidth(90);
    m_bar->setMaximumHeight(fontMetrics().height());
    m_bar->setTextVisible(false);
    m_stop->setIcon(icon("dialog-cancel"));
    m_stop->setToolTip(tr("Stop loading"));
    m_stop->setAccessibleName(tr("Stop loading"));
    m_stop->setAutoRaise(true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_text);
    line->addWidget(m_bar);
    line->addWidget(m_stop);
    connect(m_stop, &QToolButton::clicked, this, &SourceStatus::stopRequested);
}

void SourceStatus::show(const Source &source, Moment now)
{
    const bool loading = source.state() == Source::State::Loading;
    QString text = said(source, now);
    if (source.report() && !source.report()->found.isEmpty())
        text += tr(" · found at %1").arg(source.report()->found.toString());
    m_text->setText(text);
    m_text->setToolTip(Qt::convertFromPlainText(details(source), Qt::WhiteSpaceNormal));
    m_bar->setVisible(loading);
    m_stop->setVisible(loading);
    const auto total = source.progress().total;
    m_bar->setRange(0, loading && total && *total > 0 ? 1000 : 0);
    if (total && *total > 0)
        m_bar->setValue(static_cast<int>(source.progress().done * 1000 / *total));
}

StatusLine::StatusLine(workspace::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_asOf(new ElidedLabel(this))
    , m_sources(new QHBoxLayout)
    , m_quarantine(new QToolButton(this))
    , m_engine(new ElidedLabel(this))
{
    setAccessibleName(tr("Status"));
    m_asOf->setObjectName(QStringLiteral("statusTime"));
    m_quarantine->setObjectName(QStringLiteral("notReadable"));
    m_engine->setObjectName(QStringLiteral("baseMapStatus"));
    m_quarantine->setAutoRaise(true);
    m_quarantine->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_quarantine->setIcon(icon("dialog-warning"));
    m_quarantine->setToolTip(tr("List what could not be read, and why"));
    m_sources->setSpacing(18);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(8, 0, 8, 0);
    line->setSpacing(18);
    line->addWidget(m_asOf);
    line->addLayout(m_sources);
    line->addWidget(m_quarantine);
    line->addStretch();
    line->addWidget(m_engine);
    connect(m_quarantine, &QToolButton::clicked, this, &StatusLine::quarantineRequested);
    connect(&session, &workspace::Session::sourceAdded, this, &StatusLine::refresh);
    connect(&session, &workspace::Session::sourceClosed, this, &StatusLine::refresh);
    connect(&session, &workspace::Session::sourceChanged, this, &StatusLine::refresh);
    connect(&session, &workspace::Session::versionChanged, this, &StatusLine::refresh);
    connect(&session.asOf(), &workspace::AsOf::changed, this, &StatusLine::refresh);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &StatusLine::refresh);
    m_clock.start();
    refresh();
}

void StatusLine::setEngine(const QString &text)
{
    m_engine->setText(text);
}

void StatusLine::refresh()
{
    std::erase_if(m_status, [this](const auto &item) {
        const bool gone = !m_session.source(item.first);
        if (gone)
            item.second->deleteLater();
        return gone;
    });
    m_asOf->setText(asOfSentence(m_session));
    m_asOf->setVisible(!m_asOf->text().isEmpty());
    qint64 notRead = 0;
    for (const auto &source : m_session.sources()) {
        SourceStatus *&status = m_status[source->id()];
        if (!status) {
            status = new SourceStatus(this);
            m_sources->addWidget(status);
            connect(status, &SourceStatus::stopRequested, source.get(), &workspace::Source::cancel);
        }
        status->show(*source, m_session.now());
        notRead += static_cast<qint64>(source->version()->quarantine().size());
    }
    m_quarantine->setText(tr("%1 not readable").arg(words::count(notRead)));
    m_quarantine->setVisible(notRead > 0);
}

}  // namespace civiscope::widgets
