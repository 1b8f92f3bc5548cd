// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audit/scorecardpage.h"

#include "widgets/audit/scorecardview.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/plainlabel.h"
#include "words/auditreport.h"
#include "words/auditwords.h"
#include "words/errorwords.h"
#include "words/numberwords.h"
#include "words/timewords.h"
#include "workspace/findingsbook.h"
#include "workspace/sourcesubject.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

namespace civiscope::widgets {

using audit::Scorecard;
using workspace::Source;

ScorecardPage::ScorecardPage(workspace::Session &session, std::shared_ptr<const tasks::SourceServices> services,
                             const workspace::FindingsBook *book, QString programVersion, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_services(std::move(services))
    , m_book(book)
    , m_programVersion(std::move(programVersion))
    , m_sources(new QComboBox)
    , m_run(new QPushButton(tr("Run the self-check")))
    , m_stopButton(new QPushButton(tr("Stop")))
    , m_export(new QPushButton(tr("Save report…")))
    , m_progress(new QProgressBar)
    , m_state(wrappedLabel(this))
    , m_view(new ScorecardView)
{
    m_sources->setAccessibleName(tr("Source to check"));
    keepNarrow(*m_sources);
    m_progress->setAccessibleName(tr("Progress of the self-check"));
    m_progress->setMaximumWidth(160);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 8, 8, 0);
    for (QWidget *widget : {static_cast<QWidget *>(m_sources), static_cast<QWidget *>(m_run),
                            static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_stopButton)})
        bar->addWidget(widget);
    bar->addWidget(m_state, 1);
    bar->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);

    connect(m_run, &QPushButton::clicked, this, &ScorecardPage::run);
    connect(m_stopButton, &QPushButton::clicked, this, &ScorecardPage::stop);
    connect(m_export, &QPushButton::clicked, this, &Page::askWhereToExport);
    connect(m_sources, &QComboBox::currentIndexChanged, this, &ScorecardPage::showChosen);
    connect(m_view, &ScorecardView::entityChosen, this, [this](const QString &id) { select({id}); });
    connect(m_view, &ScorecardView::entitiesChosen, this, &ScorecardPage::select);
    connect(&m_session, &workspace::Session::sourceAdded, this, &ScorecardPage::listSources);
    connect(&m_session, &workspace::Session::sourceChanged, this, &ScorecardPage::showState);
    connect(&m_session, &workspace::Session::sourceClosed, this, [this](int source) {
        if (m_running == source)
            stop();
        m_audited.erase(source);
        listSources();
    });
    listSources();
}

ScorecardPage::~ScorecardPage()
{
    m_stop.request_stop();
}

int ScorecardPage::chosen() const
{
    return m_sources->currentData().toInt();
}

std::shared_ptr<const tasks::Audited> ScorecardPage::audited() const
{
    const auto found = m_audited.find(chosen());
    return found == m_audited.end() ? nullptr : found->second;
}

std::shared_ptr<const Scorecard> ScorecardPage::card() const
{
    const auto of = audited();
    return of ? std::shared_ptr<const Scorecard>(of, &of->card) : nullptr;
}

void ScorecardPage::chooseSource(int source)
{
    if (const int index = m_sources->findData(source); index >= 0)
        m_sources->setCurrentIndex(index);
}

void ScorecardPage::listSources()
{
    const int before = chosen();
    {
        const QSignalBlocker quiet(m_sources);
        m_sources->clear();
        for (const auto &source : m_session.sources())
            m_sources->addItem(source->name(), source->id());
        if (const int index = m_sources->findData(before); index >= 0)
            m_sources->setCurrentIndex(index);
    }
    showChosen();
}

void ScorecardPage::run()
{
    const Source *source = m_session.source(chosen());
    if (!source || running() || source->state() == Source::State::Loading)
        return;
    tasks::AuditTask task{.subject = workspace::subjectOf(*source), .programVersion = m_programVersion.toStdString()};
    if (m_book)
        task.schemas = m_book->schemasOf(source->request().spec);
    m_running = source->id();
    m_stop = {};
    m_progress->setRange(0, 0);
    const Job job{m_stop.get_token(), [self = QPointer(this), stop = m_stop.get_token()](const Progress &progress) {
                      if (!self || stop.stop_requested())
                          return;
                      self->m_progress->setRange(0, int(progress.total.value_or(0)));
                      self->m_progress->setValue(int(progress.done));
                  }};
    showState();
    work(this, m_running, std::move(task), job);
}

// The arguments live in the coroutine, for it may outlast the page.
QCoro::Task<> ScorecardPage::work(QPointer<ScorecardPage> self, int source, tasks::AuditTask task, Job job)
{
    auto audited = co_await tasks::auditSource(std::move(task), self->m_services, std::move(job));
    if (self)
        self->setAudited(source, std::move(audited));
}

void ScorecardPage::setAudited(int source, Result<tasks::Audited> audited)
{
    m_running = 0;
    if (!audited) {
        showState();
        m_state->setText(words::sentence(audited.error()));
        return;
    }
    if (m_session.source(source))
        m_audited[source] = std::make_shared<const tasks::Audited>(*std::move(audited));
    showChosen();
    Q_EMIT finished(source);
}

void ScorecardPage::stop()
{
    m_stop.request_stop();
}

void ScorecardPage::showChosen()
{
    m_view->setCard(card());
    showState();
}

void ScorecardPage::showState()
{
    const Source *source = m_session.source(chosen());
    const auto shown = card();
    m_run->setEnabled(source && !running() && source->state() != Source::State::Loading);
    m_run->setText(shown ? tr("Run again") : tr("Run the self-check"));
    m_progress->setVisible(running());
    m_stopButton->setVisible(running());
    m_export->setEnabled(shown != nullptr);
    m_view->setVisible(shown != nullptr);
    if (running()) {
        m_state->setText(tr("Reading only; nothing is written to the broker."));
    } else if (!source) {
        m_state->setText(tr("No source yet: open a broker, a file or a demo city."));
    } else if (!shown) {
        m_state->setText(source->state() == Source::State::Loading
                             ? tr("The source is still being loaded.")
                             : tr("Checks how far this source meets the OASC mechanisms, and keeps the evidence. It "
                                  "takes a minute and only reads."));
    } else {
        QString text = tr("Self-check, %1, our reading. %2, requests: %3.")
                           .arg(QString::fromStdString(shown->edition->name), words::exactTime(shown->begun),
                                words::count(shown->requests));
        if (shown->stopped)
            text += QLatin1Char(' ') + tr("Stopped before its end; what was tested stands.");
        if (shown->gone)
            text += QLatin1Char(' ') + tr("The broker stopped answering; what was tested stands.");
        m_state->setText(text);
        m_state->setToolTip(
            (words::auditScope(*shown) + QLatin1Char('\n') + words::sampleWords(*shown)).toHtmlEscaped());
    }
}

void ScorecardPage::select(const QStringList &ids)
{
    std::vector<workspace::EntityKey> keys;
    for (const QString &id : ids)
        keys.push_back({chosen(), id.toStdString()});
    m_session.selection().select(std::move(keys));
}

Result<void> ScorecardPage::exportTo(const QString &path)
{
    const auto shown = card();
    const bool html = path.endsWith(QLatin1String(".html"), Qt::CaseInsensitive);
    if (!shown || (!html && !path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)))
        return std::unexpected(
            Error{ErrorCode::Usage, "writing the report", path.toStdString(), "reports are written as .html or .json"});
    const QByteArray bytes = html ? words::auditHtml(*shown).toUtf8()
                                  : QByteArray::fromStdString(words::auditJson(*shown).dump(
                                        2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(Error{ErrorCode::FileNotWritable, "writing the report", path.toStdString(),
                                     file.errorString().toStdString()});
    return {};
}

std::optional<Page::ExportOffer> ScorecardPage::exportOffer() const
{
    if (!card())
        return std::nullopt;
    const QString name = m_sources->currentText().toLower().replace(QLatin1Char('/'), QLatin1Char('-'));
    return ExportOffer{tr("Save the report"), name + QStringLiteral("-mims.html"),
                       tr("Report (*.html);;For machines (*.json)")};
}

}  // namespace civiscope::widgets
