// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/findbox.h"

#include "items/celltext.h"
#include "widgets/parts/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace civiscope::widgets {

namespace {
constexpr std::size_t mostResults = 30;
enum ResultRole { SourceRole = Qt::UserRole + 1, EntityRole };
}  // namespace

FindBox::FindBox(workspace::Session &session, QWidget *parent)
    : QLineEdit(parent)
    , m_session(session)
    , m_results(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_results, this))
{
    setPlaceholderText(tr("Find by id or name"));
    setAccessibleName(tr("Find an entity by id or name"));
    setClearButtonEnabled(true);
    addAction(icon("edit-find"), QLineEdit::LeadingPosition);
    setMinimumWidth(260);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(12);
    m_completer->setWidget(this);  // not setCompleter: choosing must not replace the words
    connect(this, &QLineEdit::textEdited, this, &FindBox::search);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { choose(index.row()); });
}

FindBox::~FindBox()
{
    m_search.request_stop();
}

void FindBox::search()
{
    m_search.request_stop();
    m_search = {};
    std::vector<store::VersionPtr> versions;
    std::vector<int> sources;
    for (const auto &source : m_session.sources()) {
        versions.push_back(m_session.shownVersion(*source));
        sources.push_back(source->id());
    }
    find(this, std::move(versions), std::move(sources), text(), m_search.get_token());
}

QCoro::Task<> FindBox::find(QPointer<FindBox> self, std::vector<store::VersionPtr> versions, std::vector<int> sources,
                            QString words, std::stop_token stop)
{
    Job job{stop, {}};
    const auto results = co_await workspace::searchEntities(versions, std::move(words), mostResults, std::move(job));
    if (self && !stop.stop_requested())
        self->show(results, versions, sources);
}

void FindBox::show(const std::vector<workspace::Found> &results, const std::vector<store::VersionPtr> &versions,
                   const std::vector<int> &sources)
{
    m_results->clear();
    for (const workspace::Found &result : results) {
        const store::Table &table = *versions[result.version]->tables()[result.entity.table];
        const std::string id(table.id(result.entity.row));
        const QString shown = result.name.isEmpty() ? items::shortId(id) : result.name;
        auto *item = new QStandardItem(shown + QStringLiteral("  ·  ") + QString::fromStdString(table.name()));
        item->setEditable(false);
        item->setToolTip(items::plainToolTip(QString::fromStdString(id)));
        item->setData(sources[result.version], SourceRole);
        item->setData(QString::fromStdString(id), EntityRole);
        m_results->appendRow(item);
    }
    if (results.empty() && !text().trimmed().isEmpty()) {
        auto *item = new QStandardItem(tr("Nothing in the open sources has these words in its id or name."));
        item->setFlags(Qt::NoItemFlags);
        m_results->appendRow(item);
    }
    if (m_results->rowCount() > 0 && hasFocus())
        m_completer->complete();
    else
        m_completer->popup()->hide();
    Q_EMIT searched();
}

void FindBox::choose(int row)
{
    const QStandardItem *item = m_results->item(row);
    if (!item || !item->isEnabled())
        return;
    m_completer->popup()->hide();
    Q_EMIT found({item->data(SourceRole).toInt(), item->data(EntityRole).toString().toStdString()});
}

void FindBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const QModelIndex current = m_completer->popup()->currentIndex();
        choose(current.isValid() ? current.row() : 0);
        return;
    }
    if (event->key() == Qt::Key_Down && m_results->rowCount() > 0 && !m_completer->popup()->isVisible()) {
        m_completer->complete();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace civiscope::widgets
