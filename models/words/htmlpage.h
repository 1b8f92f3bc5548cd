// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <initializer_list>

// Reports as one HTML file that needs nothing else: no scripts, no outside resources; wide screens, phones and paper;
// light and dark as the reader's system is. Any thread.
namespace civiscope::words {

// Markup that is safe to put into a page. Texts from outside come in by text() or as attribute values, which escape;
// only trusted() takes markup as it is.
class Html {
public:
    Html() = default;
    Html(std::initializer_list<Html> parts);

    [[nodiscard]] const QString &markup() const { return m_markup; }
    [[nodiscard]] bool isEmpty() const { return m_markup.isEmpty(); }
    Html &operator+=(const Html &more);

    // For markup of our own making, drawings (SVG) for one: every text in it must be escaped already.
    [[nodiscard]] static Html trusted(QString markup);

private:
    QString m_markup;
};

[[nodiscard]] Html text(const QString &plain);

// <tag class="…">inside</tag>; an empty class is left out.
[[nodiscard]] Html element(const char *tag, const Html &inside, const char *cssClass = "");
[[nodiscard]] Html element(const char *tag, const QString &plain, const char *cssClass = "");
// A heading that can be linked to as "#anchor" (escaped). `level`: 1 … 4.
[[nodiscard]] Html heading(int level, const QString &plain, const QString &anchor = {});
// Only http and https addresses, and "#anchor", become links; of any other the label alone is shown.
[[nodiscard]] Html link(const QString &url, const QString &label);

// A line that opens what is below it; on paper it is always open.
[[nodiscard]] Html details(const Html &line, const Html &inside);
// Names with their values, side by side: a page's facts.
struct HtmlFact {
    QString name;
    Html value;
};
[[nodiscard]] Html facts(const QList<HtmlFact> &rows);

// Scrolls sideways by itself when it is wider than the page. Rows have as many cells as `head`; `numeric` names the
// columns that are set right with tabular digits.
struct HtmlTable {
    QStringList head;
    QList<int> numeric;
    QList<QList<Html>> rows;
};
[[nodiscard]] Html table(const HtmlTable &content);

// What a thing is judged to be; colours of Okabe and Ito, which never stand without a mark and a word.
enum class Tone { Good, Remark, Bad, Unknown, Person, None };

// "✓ met" in the tone's colour. `sign` and `word` are always both there.
[[nodiscard]] Html badge(Tone tone, const QString &sign, const QString &word);

// One bar whose parts are as wide as their amounts, with a legend of signs, words and numbers below. Parts of amount 0
// are left out.
struct BarPart {
    Tone tone = Tone::None;
    QString sign;
    QString word;
    qint64 amount = 0;
};
[[nodiscard]] Html bar(const QList<BarPart> &parts);

// The whole document, to be written as UTF-8. `language`: "en".
[[nodiscard]] QString htmlPage(const QString &title, const Html &body, const QString &language);

}  // namespace civiscope::words
