// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/openbrokerdialog.h"

#include "client/connection.h"
#include "widgets/parts/plainlabel.h"
#include "words/errorwords.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace civiscope::widgets {

namespace {

QLabel *sayingLabel(QWidget *parent)
{
    QLabel *label = wrappedLabel(parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

// "Name: value" a line; nullopt: a line is no header.
std::optional<std::vector<net::HttpHeader>> headersOf(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"));
    std::vector<net::HttpHeader> headers;
    for (const auto lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts); const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const QString key = line.section(QLatin1Char(':'), 0, 0).trimmed();
        if (!line.contains(QLatin1Char(':')) || !name.match(key).hasMatch())
            return std::nullopt;
        headers.push_back({key.toLatin1(), line.section(QLatin1Char(':'), 1).trimmed().toUtf8()});
    }
    return headers;
}

}  // namespace

OpenBrokerDialog::OpenBrokerDialog(QWidget *parent)
    : QDialog(parent)
    , m_url(new QLineEdit(this))
    , m_said(sayingLabel(this))
    , m_more(new QGroupBox(tr("More"), this))
    , m_tenant(new QLineEdit(m_more))
    , m_context(new QLineEdit(m_more))
    , m_token(new QLineEdit(m_more))
    , m_types(new QLineEdit(m_more))
    , m_headers(new QPlainTextEdit(m_more))
    , m_headersSaid(sayingLabel(m_more))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Open broker"));
    m_url->setObjectName(QLatin1String(urlName));
    m_url->setPlaceholderText(QStringLiteral("https://broker.example.org/ngsi-ld/v1"));
    m_url->setAccessibleName(tr("URL of the broker"));
    m_url->setMinimumWidth(420);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("kept in memory only"));
    m_context->setPlaceholderText(tr("URL; empty: what the broker itself names"));
    m_types->setPlaceholderText(tr("separated by commas; empty: all"));
    m_headers->setObjectName(QLatin1String(headersName));
    m_headers->setPlaceholderText(QStringLiteral("X-Api-Key: …"));
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(fontMetrics().height() * 4);

    auto *inside = new QWidget(m_more);
    auto *form = new QFormLayout(inside);
    form->addRow(tr("&Tenant"), m_tenant);
    form->addRow(tr("&Context"), m_context);
    form->addRow(tr("Bearer to&ken"), m_token);
    form->addRow(tr("T&ypes"), m_types);
    form->addRow(tr("&Headers"), m_headers);
    form->addRow(QString(), m_headersSaid);
    auto *moreLayout = new QVBoxLayout(m_more);
    moreLayout->addWidget(inside);
    m_more->setCheckable(true);
    m_more->setChecked(false);
    m_more->setFlat(true);
    inside->hide();

    auto *all = new QVBoxLayout(this);
    auto *label = new QLabel(tr("&URL of an NGSI-LD broker"), this);
    label->setBuddy(m_url);
    all->addWidget(label);
    all->addWidget(m_url);
    all->addWidget(m_said);
    all->addWidget(m_more);
    all->addStretch();
    all->addWidget(m_buttons);

    connect(m_more, &QGroupBox::toggled, this, [this, inside](bool on) {
        inside->setVisible(on);
        check();  // what is folded away is not sent, so it cannot be wrong
        m_more->layout()->activate();  // else the dialog keeps the size that it had unfolded
        layout()->activate();
        adjustSize();
    });
    connect(m_url, &QLineEdit::textChanged, this, &OpenBrokerDialog::check);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &OpenBrokerDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void OpenBrokerDialog::check()
{
    bool good = false;
    const QString words = m_url->text().trimmed();
    if (words.isEmpty()) {
        m_said->setText(tr("Paste it as you have it; the rest is found out."));
    } else if (const auto connection = client::connectionFromText(words.toStdString()); connection) {
        m_said->setText(tr("Will ask %1").arg(connection->base.toDisplayString(QUrl::RemoveUserInfo)));
        good = true;
    } else {
        m_said->setText(words::sentence(connection.error()));
    }
    const bool headersGood = !m_more->isChecked() || headersOf(m_headers->toPlainText()).has_value();
    m_headersSaid->setText(headersGood ? QString() : tr("Each line needs a name, a colon and a value."));
    m_headersSaid->setVisible(!headersGood);
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(good && headersGood);
}

tasks::SourceRequest OpenBrokerDialog::request() const
{
    tasks::SourceRequest request;
    QString text = m_url->text().trimmed();
    // A password in the URL is used but never shown or remembered.
    if (const auto connection = client::connectionFromText(text.toStdString());
        connection && !connection->authorization.isEmpty()) {
        request.authorization = connection->authorization;
        static const QRegularExpression userInfo(QStringLiteral("^((?:[a-zA-Z]+://)?)[^/]*@"));
        text.replace(userInfo, QStringLiteral("\\1"));
    }
    request.spec = {tasks::SourceSpec::Kind::Broker, text};
    if (!m_more->isChecked())
        return request;
    request.tenant = m_tenant->text().trimmed().toStdString();
    request.options.context = m_context->text().trimmed();
    if (!m_token->text().isEmpty())
        request.authorization = "Bearer " + m_token->text().trimmed().toUtf8();
    for (const auto wanted = m_types->text().split(QLatin1Char(','), Qt::SkipEmptyParts);
         const QString &type : wanted) {
        if (!type.trimmed().isEmpty())
            request.options.types << type.trimmed();
    }
    request.headers = headersOf(m_headers->toPlainText()).value_or(std::vector<net::HttpHeader>());
    return request;
}

}  // namespace civiscope::widgets
