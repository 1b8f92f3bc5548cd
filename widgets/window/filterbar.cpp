// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/filterbar.h"

#include "items/celltext.h"
#include "query/completion.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/numberwords.h"
#include "words/querywords.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace civiscope::widgets {

namespace {

constexpr std::chrono::milliseconds typingPause(250);  // in typing, before the filter is put in force
constexpr qsizetype mostFilters = 12;
constexpr int mostTypeWidth = 160;  // pixels of the one type's name on its button
constexpr char filtersKey[] = "filter/recent";

QToolButton *makeButton(QWidget *parent, const QString &text, const QString &tip)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

FilterBar::FilterBar(workspace::Session &session, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_settings(settings)
    , m_edit(new QLineEdit(this))
    , m_more(makeButton(this, QString(), tr("Further conditions")))
    , m_types(makeButton(this, tr("All types"), tr("Only entities of these types")))
    , m_inMap(makeButton(this, tr("In map"), tr("Only entities in the part of the world that the map shows")))
    , m_recent(makeButton(this, QString(), tr("Recent filters")))
    , m_ran(new QLabel(tr("evaluated here"), this))
    , m_count(new QLabel(this))
    , m_message(wrappedLabel(this))
    , m_choices(new QStringListModel(this))
    , m_completer(new QCompleter(m_choices, this))
{
    m_edit->setPlaceholderText(tr("Filter, for example no2>40;name~=\"^A\""));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(icon("view-filter"), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_more->setIcon(icon("edit-clear"));
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->hide();
    m_types->setPopupMode(QToolButton::InstantPopup);
    m_types->setMenu(new QMenu(m_types));
    m_inMap->setCheckable(true);
    m_recent->setIcon(icon("view-history"));
    m_recent->setPopupMode(QToolButton::InstantPopup);
    m_recent->setMenu(new QMenu(m_recent));
    m_ran->setToolTip(tr("The filter was evaluated by this program, over the entities that are loaded."));
    m_ran->setForegroundRole(QPalette::PlaceholderText);
    m_count->setObjectName(QStringLiteral("filterCount"));
    m_count->setAccessibleName(tr("Entities that match"));
    m_message->setObjectName(QStringLiteral("filterMessage"));
    m_message->hide();
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    m_completer->setWidget(m_edit);  // not setCompleter: a choice replaces only a part of the text

    auto *line = new QHBoxLayout;
    line->setContentsMargins(8, 4, 8, 4);
    line->setSpacing(8);
    line->addWidget(m_edit, 1);
    for (QWidget *part :
         {static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_types), static_cast<QWidget *>(m_inMap),
          static_cast<QWidget *>(m_recent), static_cast<QWidget *>(m_ran), static_cast<QWidget *>(m_count)})
        line->addWidget(part);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(line);
    m_message->setContentsMargins(12, 0, 8, 4);
    lines->addWidget(m_message);
    setFocusProxy(m_edit);

    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPause);
    connect(&m_soon, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::edited);
    connect(m_edit, &QLineEdit::textEdited, this, &FilterBar::offer);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        m_completer->popup()->hide();
        apply();
        remember();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, &FilterBar::remember);
    connect(m_inMap, &QToolButton::toggled, this, &FilterBar::apply);
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_moreText = {};
        apply();
    });
    connect(m_types->menu(), &QMenu::aboutToShow, this, &FilterBar::listTypes);
    connect(m_recent->menu(), &QMenu::aboutToShow, this, &FilterBar::listRecent);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterBar::insert);
    connect(&session, &workspace::Session::filterChanged, this, &FilterBar::tell);
    connect(&session, &workspace::Session::shownChanged, this, &FilterBar::tell);
    tell();
}

// The edit loses the focus when it goes, after this object did, and would have its text remembered.
FilterBar::~FilterBar()
{
    m_edit->disconnect(this);
}

query::FilterText FilterBar::text() const
{
    query::FilterText text = m_moreText;
    text.q = m_edit->text().trimmed().toStdString();
    text.types = m_wantedTypes.join(QLatin1Char('|')).toStdString();
    return text;
}

void FilterBar::mapMoved()
{
    if (m_inMap->isChecked())
        m_soon.start();
}

void FilterBar::setFilter(const query::FilterText &text)
{
    m_wantedTypes = text.types.empty() ? QStringList()
                                       : QString::fromStdString(text.types).split(QLatin1Char('|'), Qt::SkipEmptyParts);
    m_moreText = text;
    m_moreText.q.clear();
    m_moreText.types.clear();
    m_edit->setText(QString::fromStdString(text.q));
    apply();
}

// Names the conditions that have no field, with their words in the tool tip.
void FilterBar::tellMore()
{
    QStringList names;
    QStringList words;
    const auto add = [&](const QString &name, const char *parameter, const std::string &value) {
        if (value.empty())
            return;
        if (!names.contains(name))
            names << name;
        words << QLatin1String(parameter) + QLatin1Char('=') + QString::fromStdString(value);
    };
    add(tr("at places"), "georel", m_moreText.geo.georel);
    add(tr("at places"), "geometry", m_moreText.geo.geometry);
    add(tr("at places"), "coordinates", m_moreText.geo.coordinates);
    add(tr("at places"), "geoproperty", m_moreText.geo.geoproperty);
    add(tr("with ids"), "idPattern", m_moreText.idPattern);
    add(tr("in scopes"), "scopeQ", m_moreText.scopeQ);
    words << tr("Click to take this away.");
    m_more->setText(names.join(QStringLiteral(", ")));
    m_more->setToolTip(items::plainToolTip(words.join(QLatin1Char('\n'))));
    m_more->setAccessibleName(tr("Only %1").arg(m_more->text()));
    m_more->setVisible(!names.isEmpty());
}

void FilterBar::begin()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::clear()
{
    m_wantedTypes.clear();
    m_moreText = {};
    m_inMap->setChecked(false);
    m_edit->clear();
    apply();
}

// Right or wrong is told at once; only what is right is evaluated, in the next pause.
void FilterBar::edited()
{
    const query::FilterText written = text();
    const auto filter = query::parseFilter(written);
    if (filter) {
        m_message->hide();
        setLook(written.q.empty() ? Look::Empty : Look::Right);
        m_soon.start();
        return;
    }
    m_soon.stop();
    setLook(Look::Wrong);
    m_message->setText(
        tr("Character %1: %2")
            .arg(QString::number(query::characterOf(filter.error(), written.q)), words::sentence(filter.error())));
    m_message->show();
}

void FilterBar::apply()
{
    m_soon.stop();
    std::optional<GeoBox> box;
    if (m_inMap->isChecked() && m_extent)
        box = m_extent();
    // A fault was told while it was written.
    std::ignore = m_session.filter().set(text(), box);
    m_types->setText(m_wantedTypes.isEmpty() ? tr("All types")
                     : m_wantedTypes.size() == 1
                         ? buttonText(m_wantedTypes.front(), m_types->fontMetrics(), mostTypeWidth)
                         : words::types(m_wantedTypes.size()));
    tellMore();
    tell();
}

void FilterBar::tell()
{
    const workspace::SessionFilter &filter = m_session.filter();
    const auto count = filter.count();
    m_ran->setVisible(filter.active());
    const auto error = filter.error();
    m_count->setText(!filter.active() ? words::entities(count.all)
                     : error          ? tr("? of %1").arg(words::count(count.all))
                                      : words::countOf(count.matching, count.all));
    m_count->setVisible(count.all > 0);
    if (m_look == Look::Wrong)
        return;
    if (error) {
        m_message->setText(tr("What matches is not known. %1").arg(words::sentence(*error)));
        m_message->show();
        return;
    }
    const bool nothing = filter.active() && !filter.busy() && count.all > 0 && count.matching == 0;
    const std::vector<std::string> unknown = nothing ? filter.unknown() : std::vector<std::string>();
    if (!unknown.empty())
        m_message->setText(words::nothingIsCalled(unknown));
    m_message->setVisible(!unknown.empty());
}

// Tints the ground: green right, red wrong; the message below says it in words.
void FilterBar::setLook(Look look)
{
    m_look = look;
    QPalette palette = this->palette();
    if (look != Look::Empty) {
        const bool dark = themeOf(palette) == carto::Theme::Dark;
        const QColor right = dark ? QColor(0x17, 0x3b, 0x25) : QColor(0xdd, 0xf3, 0xe3);
        const QColor wrong = dark ? QColor(0x4a, 0x1f, 0x22) : QColor(0xfb, 0xe1, 0xe1);
        palette.setColor(QPalette::Base, look == Look::Right ? right : wrong);
    }
    m_edit->setPalette(palette);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setLook(m_look);
}

void FilterBar::offer()
{
    std::vector<store::VersionPtr> versions;
    for (const auto &source : m_session.sources())
        versions.push_back(m_session.shownVersion(*source));
    const std::string written = m_edit->text().toStdString();
    const std::size_t cursor = m_edit->text().left(m_edit->cursorPosition()).toUtf8().size();
    const query::Completion completion = query::complete(versions, written, cursor);
    QStringList choices;
    for (const std::string &choice : completion.choices)
        choices << QString::fromStdString(choice);
    m_replaceFrom = QString::fromUtf8(written.data(), qsizetype(completion.at)).size();
    m_choices->setStringList(choices);
    const bool begun = m_edit->cursorPosition() > m_replaceFrom;
    if (choices.isEmpty() || !begun)
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void FilterBar::insert(const QString &choice)
{
    const QString behind = m_edit->text().mid(m_edit->cursorPosition());
    const QString before = m_edit->text().left(m_replaceFrom) + choice;
    m_edit->setText(before + behind);
    m_edit->setCursorPosition(int(before.size()));
}

void FilterBar::listTypes()
{
    QMenu &menu = *m_types->menu();
    menu.clear();
    QStringList names;
    for (const auto &source : m_session.sources()) {
        const store::VersionPtr version = m_session.shownVersion(*source);
        for (const store::TablePtr &table : version->tables()) {
            for (const auto written = QString::fromStdString(table->name()).split(QStringLiteral(", "));
                 const QString &name : written) {
                if (table->rowCount() > 0 && !names.contains(name))
                    names << name;
            }
        }
    }
    names.sort(Qt::CaseInsensitive);
    QAction *all = menu.addAction(tr("All types"));
    connect(all, &QAction::triggered, this, [this] {
        m_wantedTypes.clear();
        apply();
    });
    menu.addSeparator();
    for (const QString &name : std::as_const(names)) {
        QAction *action = menu.addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(m_wantedTypes.contains(name));
        connect(action, &QAction::toggled, this, [this, name](bool wanted) {
            m_wantedTypes.removeAll(name);
            if (wanted)
                m_wantedTypes << name;
            apply();
        });
    }
}

void FilterBar::listRecent()
{
    QMenu &menu = *m_recent->menu();
    menu.clear();
    const QStringList recent = m_settings.value(QLatin1String(filtersKey)).toStringList();
    if (recent.isEmpty())
        menu.addAction(tr("No filters yet"))->setEnabled(false);
    for (const QString &query : recent) {
        connect(menu.addAction(QString(query).replace(QLatin1Char('&'), QLatin1String("&&"))), &QAction::triggered,
                this, [this, query] {
                    m_edit->setText(query);
                    apply();
                });
    }
}

void FilterBar::remember()
{
    const QString query = m_edit->text().trimmed();
    if (query.isEmpty() || m_look != Look::Right)
        return;
    QStringList recent = m_settings.value(QLatin1String(filtersKey)).toStringList();
    recent.removeAll(query);
    recent.prepend(query);
    m_settings.setValue(QLatin1String(filtersKey), QStringList(recent.first(std::min(recent.size(), mostFilters))));
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && event->type() == QEvent::ShortcutOverride) {
            event->accept();  // else the window takes it
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            if (m_completer->popup()->isVisible())
                m_completer->popup()->hide();
            else if (!m_edit->text().isEmpty() || m_session.filter().active())
                clear();
            else
                Q_EMIT left();
            return true;
        }
        const bool down = event->type() == QEvent::KeyPress && key->key() == Qt::Key_Down;
        if (down && !m_completer->popup()->isVisible()) {
            offer();
            if (m_choices->rowCount() > 0)
                m_completer->complete();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace civiscope::widgets
