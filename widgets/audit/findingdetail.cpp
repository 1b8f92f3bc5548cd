// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audit/findingdetail.h"

#include "widgets/parts/plainlabel.h"
#include "schema/jsonplace.h"
#include "words/findingwords.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

namespace civiscope::widgets {

namespace {

// Takes what room there is, and a few lines where there is none.
class RawView : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;
    [[nodiscard]] QSize sizeHint() const override { return {256, 96}; }
};

qsizetype letters(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).size();
}

// A blank after each comma and colon between the values of compact JSON: there a line may break.
QString airy(const std::string &json)
{
    std::string spaced;
    bool inText = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        spaced += json[i];
        if (inText && json[i] == '\\' && i + 1 < json.size())
            spaced += json[++i];
        else if (json[i] == '"')
            inText = !inText;
        else if (!inText && (json[i] == ',' || json[i] == ':'))
            spaced += ' ';
    }
    return QString::fromStdString(spaced);
}

}  // namespace

std::string prettyJson(const std::string &raw)
{
    const auto json = nlohmann::ordered_json::parse(raw, nullptr, false);
    return json.is_discarded() ? raw : json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void lightPlace(QPlainTextEdit &edit, const std::string &pretty, const std::string &pointer)
{
    const QString text = QString::fromStdString(pretty);
    if (edit.toPlainText() != text)
        edit.setPlainText(text);
    edit.setExtraSelections({});
    const auto place = pointer.empty() ? std::nullopt : schema::placeOf(pretty, pointer);
    QTextCursor top(edit.document());
    edit.setTextCursor(top);
    if (!place)
        return;
    QTextEdit::ExtraSelection lit;
    lit.cursor = QTextCursor(edit.document());
    lit.cursor.setPosition(int(letters(std::string_view(pretty).substr(0, place->begin))));
    lit.cursor.setPosition(int(letters(std::string_view(pretty).substr(0, place->end))), QTextCursor::KeepAnchor);
    // Dark letters on amber in both themes, a bar of contrast 4.5 and more.
    lit.format.setBackground(QColor(0xff, 0xd5, 0x4f));
    lit.format.setForeground(Qt::black);
    edit.setExtraSelections({lit});
    QTextCursor begin(edit.document());
    begin.setPosition(lit.cursor.selectionStart());
    edit.setTextCursor(begin);
    edit.centerCursor();
}

FindingDetail::FindingDetail(QWidget *parent)
    : QScrollArea(parent)
    , m_form(new QFormLayout)
    , m_sentence(wrappedLabel(this))
    , m_fix(wrappedLabel(this))
    , m_raw(new RawView(this))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.15);
    large.setBold(true);
    m_sentence->setFont(large);
    m_sentence->setObjectName(QStringLiteral("findingSentence"));
    m_fix->setObjectName(QStringLiteral("findingFix"));
    m_form->setContentsMargins(0, 4, 0, 4);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(2);
    m_found = addLine(tr("Found"));
    m_expected = addLine(tr("Expected"));
    m_place = addLine(tr("Where"));
    m_schema = addLine(tr("Schema"));
    m_rule = addLine(tr("Rule"));
    m_raw->setAccessibleName(tr("Raw JSON of the entity, the place of the finding lit"));
    m_raw->setReadOnly(true);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setTabChangesFocus(true);
    auto *page = new QWidget;
    auto *all = new QVBoxLayout(page);
    all->setContentsMargins(8, 0, 8, 0);
    all->addWidget(m_sentence);
    all->addWidget(m_fix);
    all->addLayout(m_form);
    all->addWidget(m_raw, 1);
    setWidget(page);
    setAccessibleName(tr("The chosen finding"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(280);
}

QLabel *FindingDetail::addLine(const QString &name)
{
    QLabel *label = wrappedLabel(this);
    m_form->addRow(name, label);
    return label;
}

void FindingDetail::show(const schema::Finding &finding, const std::string &raw)
{
    const auto set = [this](QLabel *label, const QString &text) {
        label->setText(text);
        m_form->setRowVisible(label, !text.isEmpty());
    };
    m_sentence->setText(words::sentence(finding));
    m_fix->setText(words::advice(finding));
    const bool isStructure = finding.found.starts_with('{') || finding.found.starts_with('[');
    set(m_found, isStructure ? airy(finding.found) : QString::fromStdString(finding.found));
    set(m_expected, words::expectation(finding));
    set(m_place, QString::fromStdString(finding.entity + " " + finding.pointer).trimmed());
    set(m_schema, QString::fromStdString(finding.schema));
    set(m_rule, tr("%1 · %2 · fault of the %3")
                    .arg(QString::fromUtf8(schema::ruleWord(finding.rule)), words::severity(finding.severity),
                         words::fault(finding.fault)));
    m_raw->setVisible(!raw.empty());
    lightPlace(*m_raw, prettyJson(raw), finding.pointer);
}

void FindingDetail::clear(const QString &why)
{
    m_sentence->clear();
    m_fix->setText(why);
    for (QLabel *label : {m_found, m_expected, m_place, m_schema, m_rule})
        m_form->setRowVisible(label, false);
    m_raw->hide();
}

}  // namespace civiscope::widgets
