// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/htmlpage.h"

#include <QLocale>

namespace civiscope::words {

namespace {

using namespace Qt::StringLiterals;

constexpr QLatin1StringView style(R"css(
:root{color-scheme:light dark;--ground:#fff;--raised:#f6f7f8;--line:#d5d9dd;--ink:#1b1f23;--quiet:#57606a;--accent:#0b5cad;
--good:#006b4f;--remark:#7a5200;--bad:#a83a00;--unknown:#57606a;--person:#8a3f6b;--none:#57606a;
--fgood:#009e73;--fremark:#e69f00;--fbad:#d55e00;--funknown:#8c959f;--fperson:#cc79a7;--fnone:#c9cfd4}
@media (prefers-color-scheme:dark){:root{--ground:#16191c;--raised:#1f2327;--line:#3a4046;--ink:#e8eaec;--quiet:#a3abb3;
--accent:#7cc8f2;--good:#3fd0a5;--remark:#f0b73c;--bad:#ff9560;--unknown:#a3abb3;--person:#e6a3c8;--none:#a3abb3;
--fgood:#12b886;--fremark:#e69f00;--fbad:#e8752a;--funknown:#7d868f;--fperson:#d98cb6;--fnone:#4a5157}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1.5rem 1.25rem 3rem;background:var(--ground);color:var(--ink);
font:16px/1.5 system-ui,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.3rem;margin:2.25rem 0 .5rem}
h3{font-size:1.05rem;margin:1.5rem 0 .35rem}h4{font-size:1rem;margin:1rem 0 .25rem}
p{margin:.4rem 0;max-width:50rem}a{color:var(--accent)}.quiet{color:var(--quiet)}.small{font-size:.875rem}
.scope{border-left:4px solid var(--accent);background:var(--raised);padding:.6rem .9rem;margin:1rem 0}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.75rem 0}
dl.facts dt{color:var(--quiet)}dl.facts dd{margin:0}
.scroll{overflow-x:auto;margin:.75rem 0}table{border-collapse:collapse;width:100%;font-size:.925rem;overflow-wrap:normal}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
th{color:var(--quiet);font-weight:600}td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
.badge{white-space:nowrap;font-weight:600}
.good{color:var(--good)}.remark{color:var(--remark)}.bad{color:var(--bad)}.unknown{color:var(--unknown)}
.person{color:var(--person)}.none{color:var(--none)}
.bar{display:flex;gap:2px;height:.8rem;margin:.6rem 0 .3rem}.bar span{display:block;min-width:4px;border-radius:2px}
.bar .good{background:var(--fgood)}.bar .remark{background:var(--fremark)}.bar .bad{background:var(--fbad)}
.bar .unknown{background:var(--funknown)}.bar .person{background:var(--fperson)}.bar .none{background:var(--fnone)}
ul.legend{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;list-style:none;margin:0 0 .75rem;padding:0;font-size:.925rem}
.row{border-top:1px solid var(--line);padding:.7rem 0}.row p{margin:.2rem 0}
details{margin:.35rem 0}summary{cursor:pointer;color:var(--accent)}details>div{padding:.25rem 0 .25rem 1rem}
code,pre{font:.85rem/1.45 ui-monospace,"Noto Sans Mono",monospace}
pre{background:var(--raised);border:1px solid var(--line);padding:.5rem .6rem;margin:.3rem 0;white-space:pre-wrap;
overflow-wrap:anywhere}svg{max-width:100%;height:auto}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.75rem}
@media (max-width:40rem){body{padding:1rem .9rem 2rem}h1{font-size:1.4rem}h2{font-size:1.15rem}
dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin:0 0 .4rem}details>div{padding-left:.5rem}}
@media print{:root{color-scheme:light;--ground:#fff;--raised:#fff;--line:#bbb;--ink:#000;--quiet:#444;--accent:#000;
--good:#006b4f;--remark:#7a5200;--bad:#a83a00;--unknown:#444;--person:#8a3f6b;--none:#444}
body{max-width:none;padding:0;font-size:10pt}h2,h3{break-after:avoid}.row,tr,dl.facts{break-inside:avoid}
summary{list-style:none}details::details-content{content-visibility:visible;display:block}
.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}.scroll{overflow:visible}}
)css");

QLatin1StringView toneClass(Tone tone)
{
    switch (tone) {
    case Tone::Good: return "good"_L1;
    case Tone::Remark: return "remark"_L1;
    case Tone::Bad: return "bad"_L1;
    case Tone::Unknown: return "unknown"_L1;
    case Tone::Person: return "person"_L1;
    case Tone::None: break;
    }
    return "none"_L1;
}

// Also for attribute values: toHtmlEscaped takes quotes along. Control characters have no place in HTML, and those that
// turn the direction of writing could make a page say something else than its source.
QString escaped(const QString &plain)
{
    QString clean;
    clean.reserve(plain.size());
    for (const QChar c : plain) {
        const char16_t u = c.unicode();
        const bool control = (u < 0x20 && u != '\n' && u != '\t') || (u >= 0x7f && u < 0xa0);
        const bool turns = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
        clean += control || turns ? QChar(QChar::ReplacementCharacter) : c;
    }
    return clean.toHtmlEscaped();
}

}  // namespace

Html::Html(std::initializer_list<Html> parts)
{
    for (const Html &part : parts)
        m_markup += part.m_markup;
}

Html &Html::operator+=(const Html &more)
{
    m_markup += more.m_markup;
    return *this;
}

Html Html::trusted(QString markup)
{
    Html html;
    html.m_markup = std::move(markup);
    return html;
}

Html text(const QString &plain)
{
    return Html::trusted(escaped(plain));
}

Html element(const char *tag, const Html &inside, const char *cssClass)
{
    const QLatin1StringView name(tag);
    const QString attributes = *cssClass ? u" class=\""_s + QLatin1StringView(cssClass) + u'"' : QString();
    return Html::trusted(u'<' + name + attributes + u'>' + inside.markup() + u"</"_s + name + u'>');
}

Html element(const char *tag, const QString &plain, const char *cssClass)
{
    return element(tag, text(plain), cssClass);
}

Html heading(int level, const QString &plain, const QString &anchor)
{
    const QString tag = u'h' + QString::number(qBound(1, level, 4));
    const QString id = anchor.isEmpty() ? QString() : u" id=\""_s + escaped(anchor) + u'"';
    return Html::trusted(u'<' + tag + id + u'>' + escaped(plain) + u"</"_s + tag + u'>');
}

Html link(const QString &url, const QString &label)
{
    const bool safe = url.startsWith("https://"_L1) || url.startsWith("http://"_L1) || url.startsWith(u'#');
    if (!safe)
        return text(label);
    const QString rel = url.startsWith(u'#') ? QString() : u" rel=\"noopener noreferrer\""_s;
    return Html::trusted(u"<a href=\""_s + escaped(url) + u'"' + rel + u'>' + escaped(label) + u"</a>"_s);
}

Html details(const Html &line, const Html &inside)
{
    return element("details", {element("summary", line), element("div", inside)});
}

Html facts(const QList<HtmlFact> &rows)
{
    Html list;
    for (const HtmlFact &row : rows)
        list += {element("dt", row.name), element("dd", row.value)};
    return element("dl", list, "facts");
}

Html table(const HtmlTable &content)
{
    const auto classOf = [&](qsizetype column) { return content.numeric.contains(int(column)) ? "number" : ""; };
    Html head;
    for (qsizetype column = 0; column < content.head.size(); ++column)
        head += element("th", content.head[column], classOf(column));
    Html body;
    for (const QList<Html> &row : content.rows) {
        Html cells;
        for (qsizetype column = 0; column < row.size(); ++column)
            cells += element("td", row[column], classOf(column));
        body += element("tr", cells);
    }
    return element("div", element("table", {element("thead", element("tr", head)), element("tbody", body)}), "scroll");
}

Html badge(Tone tone, const QString &sign, const QString &word)
{
    const QByteArray classes = "badge " + QByteArray(toneClass(tone));
    return element("span", text(sign + QChar(QChar::Nbsp) + word), classes.constData());
}

Html bar(const QList<BarPart> &parts)
{
    Html pieces, legend;
    const QLocale locale;
    for (const BarPart &part : parts) {
        if (part.amount <= 0)
            continue;
        pieces += Html::trusted(u"<span class=\""_s + toneClass(part.tone) + u"\" style=\"flex-grow:"_s +
                                QString::number(part.amount) + u"\"></span>"_s);
        legend += element("li", {badge(part.tone, part.sign, part.word), text(u' ' + locale.toString(part.amount))});
    }
    // The legend says it all in words: the bar itself is nothing for screen readers.
    return {Html::trusted(u"<div class=\"bar\" aria-hidden=\"true\">"_s + pieces.markup() + u"</div>"_s),
            element("ul", legend, "legend")};
}

QString htmlPage(const QString &title, const Html &body, const QString &language)
{
    // The policy holds even if something slipped through: nothing runs and nothing is fetched.
    return u"<!DOCTYPE html>\n<html lang=\""_s + escaped(language) +
           u"\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
           "img-src data:\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"_s +
           escaped(title) + u"</title>\n<style>"_s + style + u"</style>\n</head>\n<body>\n"_s + body.markup() +
           u"\n</body>\n</html>\n"_s;
}

}  // namespace civiscope::words
