// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/comparisonreport.h"

#include "words/comparewords.h"
#include "words/htmlpage.h"
#include "words/language.h"
#include "words/numberwords.h"
#include "words/text.h"
#include "words/timewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace civiscope::words {

using namespace compare;
using namespace Qt::StringLiterals;

namespace {

struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(ComparisonReport)
};

constexpr std::size_t mostCategories = 12;

QString dash()
{
    return u"–"_s;
}

// One entry a line; nothing for an empty list.
Html list(const QStringList &lines)
{
    Html items;
    for (const QString &line : lines)
        items += element("li", line);
    return lines.isEmpty() ? Html() : element("ul", items);
}

class Report {
public:
    Report(const Comparison &comparison, Moment at)
        : m_comparison(comparison)
        , m_names(cityNames(comparison))
        , m_at(at)
    {
    }

    [[nodiscard]] QString page() const
    {
        Html body = head();
        for (const TypeRow &row : m_comparison.types) {
            if (row.sides.a && row.sides.b)
                body += type(row);
        }
        body += Html{onlyIn(Match::OnlyA, m_names.a), onlyIn(Match::OnlyB, m_names.b), differences(), foot()};
        return htmlPage(title(), body, language());
    }

private:
    [[nodiscard]] QString title() const { return ReportWords::tr("%1 and %2 side by side").arg(m_names.a, m_names.b); }

    [[nodiscard]] Html head() const
    {
        QList<HtmlFact> rows;
        for (const Side side : {Side::A, Side::B}) {
            const SourceSide &source = m_comparison.sources[side];
            const QString loaded = source.total && *source.total != source.entities
                                       ? countOf(source.entities, *source.total)
                                       : count(source.entities);
            rows << HtmlFact{m_names[side], text(ReportWords::tr("Entities: %1").arg(loaded))};
        }
        rows << HtmlFact{ReportWords::tr("Made"), text(exactTime(m_at))};
        const Html scope =
            element("div",
                    Html{element("p", overview(m_comparison)),
                         element("p",
                                 ReportWords::tr("Types and attributes are matched by their IRI. What is "
                                                 "only suggested is marked; what makes a comparison "
                                                 "less than fair stands beside what it concerns."),
                                 "quiet")},
                    "scope");
        return Html{heading(1, title()), scope, facts(rows), notes(m_comparison.notes)};
    }

    [[nodiscard]] Html notes(const std::vector<Note> &all) const
    {
        Html lines;
        for (const Note &one : all)
            lines += element("p", Html{badge(Tone::Remark, u"!"_s, QString::fromUtf8(noteWord(one.code))),
                                       text(u" "_s + note(one, m_names))});
        return lines;
    }

    [[nodiscard]] Html matchMark(Match match) const
    {
        switch (match) {
        case Match::Iri: return badge(Tone::Good, u"="_s, words::match(m_comparison, match));
        case Match::Mapped: return badge(Tone::Good, u"✓"_s, words::match(m_comparison, match));
        case Match::Suggested: return badge(Tone::Remark, u"?"_s, words::match(m_comparison, match));
        case Match::OnlyA:
        case Match::OnlyB: break;
        }
        return badge(Tone::None, u"–"_s, words::match(m_comparison, match));
    }

    template<typename OneSide>
    [[nodiscard]] static QString names(const Sides<std::optional<OneSide>> &sides)
    {
        if (!sides.a || !sides.b)
            return text(sides.a ? sides.a->name : sides.b->name);
        return sides.a->name == sides.b->name ? text(sides.a->name)
                                              : text(sides.a->name) + u" / "_s + text(sides.b->name);
    }

    [[nodiscard]] Html type(const TypeRow &row) const
    {
        Html section{heading(2, names(row.sides)), element("p", matchMark(row.match))};
        if (row.suggestion)
            section += element("p", suggestion(*row.suggestion), "quiet");
        HtmlTable table;
        table.head = {QString(), m_names.a, m_names.b};
        table.numeric = {1, 2};
        const auto line = [&](const QString &what, const auto &of) {
            table.rows << QList<Html>{text(what), text(of(*row.sides.a)), text(of(*row.sides.b))};
        };
        line(ReportWords::tr("Entities"), [](const TypeSide &side) { return count(side.count); });
        line(ReportWords::tr("On the map"), [](const TypeSide &side) { return countOf(side.located, side.count); });
        line(ReportWords::tr("Newest observation"),
             [](const TypeSide &side) { return side.newest ? exactTime(*side.newest) : dash(); });
        line(ReportWords::tr("Observed about every"), [](const TypeSide &side) {
            return side.interval ? duration(std::chrono::microseconds(std::int64_t(*side.interval * 1e6))) : dash();
        });
        if (row.sides.a->validity || row.sides.b->validity)
            line(ReportWords::tr("Valid by its schema"),
                 [](const TypeSide &side) { return side.validity ? share(*side.validity) : dash(); });
        section += Html{words::table(table), notes(row.notes), published(row)};
        const Html charts = distributions(row);
        if (!charts.isEmpty())
            section += Html{heading(3, ReportWords::tr("Distributions")), charts};
        return section;
    }

    // Types × attributes: who publishes what, and how completely.
    [[nodiscard]] Html published(const TypeRow &row) const
    {
        HtmlTable table;
        table.head = {ReportWords::tr("Attribute"), ReportWords::tr("Match"), m_names.a, m_names.b};
        table.numeric = {2, 3};
        for (const AttributeRow &attribute : row.attributes)
            table.rows << QList<Html>{text(names(attribute.sides)), matchMark(attribute.match),
                                      filled(attribute.sides.a), filled(attribute.sides.b)};
        const QString told = ReportWords::tr("Share of the entities that have it, its unit, its newest observation.");
        return Html{heading(3, ReportWords::tr("What is published")), element("p", told, "quiet"), words::table(table)};
    }

    // "92 %" above "µg/m³, 3 min ago".
    [[nodiscard]] Html filled(const std::optional<AttributeSide> &side) const
    {
        if (!side)
            return text(dash());
        QStringList more;
        if (!side->unit.empty())
            more << (unit(side->unit).isEmpty() ? text(side->unit) : unit(side->unit));
        if (side->newest)
            more << relativeTime(*side->newest, m_at);
        return Html{text(share(side->coverage)),
                    more.isEmpty() ? Html() : element("div", more.join(u", "_s), "quiet small")};
    }

    [[nodiscard]] Html distributions(const TypeRow &row) const
    {
        Html all;
        for (const AttributeRow &attribute : row.attributes) {
            if (!attribute.sides.a || !attribute.sides.b)
                continue;
            const bool numbers = attribute.sides.a->statistics && attribute.sides.b->statistics;
            if (!numbers && attribute.categories.empty() && attribute.conflicts.empty() && !attribute.suggestion)
                continue;
            Html block = heading(4, names(attribute.sides));
            if (attribute.suggestion)
                block +=
                    element("p", Html{matchMark(attribute.match), text(u" "_s + suggestion(*attribute.suggestion))});
            for (const auto told = conflicts(attribute, m_names); const QString &conflict : told)
                block +=
                    element("p", Html{badge(Tone::Bad, u"✕"_s, ReportWords::tr("conflict")), text(u" "_s + conflict)});
            block += notes(attribute.notes);
            if (attribute.conversion)
                block += element("p", conversion(*attribute.conversion, m_names), "quiet");
            if (attribute.histogram)
                block += chart(attribute);
            if (numbers)
                block += statistics(attribute);
            if (!attribute.categories.empty())
                block += categories(attribute);
            all += element("div", block, "row");
        }
        return all;
    }

    [[nodiscard]] Html statistics(const AttributeRow &row) const
    {
        HtmlTable table;
        table.head = {QString(),
                      u"n"_s,
                      ReportWords::tr("Least"),
                      ReportWords::tr("Quarter"),
                      ReportWords::tr("Median"),
                      ReportWords::tr("Three quarters"),
                      ReportWords::tr("Most"),
                      ReportWords::tr("Mean")};
        table.numeric = {1, 2, 3, 4, 5, 6, 7};
        for (const Side side : {Side::A, Side::B}) {
            const Statistics &s = *row.sides[side]->statistics;
            const std::string &code = row.unit.empty() ? row.sides[side]->unit : row.unit;
            QList<Html> cells{text(m_names[side]), text(count(s.n))};
            for (const double value : {s.min, s.q1, s.median, s.q3, s.max, s.mean})
                cells << text(numberWithUnit(value, code));
            table.rows << cells;
        }
        return words::table(table);
    }

    [[nodiscard]] Html categories(const AttributeRow &row) const
    {
        const auto repeats = [](const Category &one) { return one.counts.a > 1 || one.counts.b > 1; };
        if (row.categories.size() > mostCategories && std::ranges::none_of(row.categories, repeats))
            return element("p", ReportWords::tr("No value occurs twice in a city."), "quiet");
        HtmlTable table;
        table.head = {ReportWords::tr("Value"), m_names.a, m_names.b};
        table.numeric = {1, 2};
        const auto total = [&](Side side) {
            std::int64_t sum = 0;
            for (const Category &category : row.categories)
                sum += category.counts[side];
            return sum;
        };
        const Sides<std::int64_t> totals{total(Side::A), total(Side::B)};
        const auto cell = [&](const Category &category, Side side) {
            const std::int64_t amount = category.counts[side];
            return text(amount == 0 ? dash()
                                    : ReportWords::tr("%1 (%2)").arg(count(amount),
                                                                     share(double(amount) / double(totals[side]))));
        };
        const std::size_t shown = std::min(row.categories.size(), mostCategories);
        for (std::size_t i = 0; i < shown; ++i)
            table.rows << QList<Html>{text(text(row.categories[i].text)), cell(row.categories[i], Side::A),
                                      cell(row.categories[i], Side::B)};
        Html block = words::table(table);
        if (shown < row.categories.size())
            block += element(
                "p", ReportWords::tr("and %Ln more values", nullptr, numerus(qint64(row.categories.size() - shown))),
                "quiet");
        return block;
    }

    // Bars of A filled, of B outlined, over the same bins; heights are shares of each side's own values.
    [[nodiscard]] Html chart(const AttributeRow &row) const;

    [[nodiscard]] Html onlyIn(Match match, const QString &city) const
    {
        QStringList lines;
        for (const TypeRow &row : m_comparison.types) {
            if (row.match == match)
                lines << ReportWords::tr("%1 (entities: %2, attributes: %3)")
                             .arg(text(row.either().name), count(row.either().count),
                                  count(qint64(row.attributes.size())));
        }
        return lines.isEmpty() ? Html() : Html{heading(2, ReportWords::tr("Only in %1").arg(city)), list(lines)};
    }

    [[nodiscard]] Html differences() const
    {
        QStringList lines;
        for (const Difference &one : m_comparison.differences)
            lines << difference(m_comparison, one);
        return Html{heading(2, ReportWords::tr("Differences")),
                    lines.isEmpty() ? element("p", ReportWords::tr("None: both publish the same in the same way."))
                                    : list(lines)};
    }

    [[nodiscard]] static Html foot()
    {
        return element("footer",
                       element("p",
                               ReportWords::tr("Quartiles lie between the two nearest values, in proportion (position "
                                               "q × (n − 1)). Values of the second city are converted to the unit of "
                                               "the first; numbers whose unit is unknown are never converted. "
                                               "Intervals between observations are estimated from the newest ones."),
                               "quiet small"));
    }

    const Comparison &m_comparison;
    const CityNames m_names;
    const Moment m_at;
};

Html Report::chart(const AttributeRow &row) const
{
    constexpr double width = 360;
    constexpr double height = 120;
    constexpr double base = 96;
    const Histogram &histogram = *row.histogram;
    const std::size_t bins = histogram.counts.a.size();
    const Sides<double> totals{double(row.sides.a->statistics ? row.sides.a->statistics->n : 1),
                               double(row.sides.b->statistics ? row.sides.b->statistics->n : 1)};
    double most = 0;
    for (const Side side : {Side::A, Side::B}) {
        for (const std::int64_t amount : histogram.counts[side])
            most = std::max(most, double(amount) / totals[side]);
    }
    const double step = width / double(bins);
    const auto fixed = [](double value) { return QString::number(value, 'f', 1); };
    QString bars;
    for (std::size_t i = 0; i < bins; ++i) {
        for (const Side side : {Side::A, Side::B}) {
            const double high = most > 0 ? (base - 4) * double(histogram.counts[side][i]) / totals[side] / most : 0;
            if (high <= 0)
                continue;
            const double left = double(i) * step + (side == Side::A ? 0.06 : 0.5) * step;
            bars += u"<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"/>"_s.arg(
                side == Side::A ? u"a"_s : u"b"_s, fixed(left), fixed(base - high), fixed(step * 0.44), fixed(high));
        }
    }
    const auto median = [&](Side side) {
        const double x = (row.sides[side]->statistics->median - histogram.low) / histogram.width * step;
        return u"<path class=\"m%1\" d=\"M%2 0V%3\"/>"_s.arg(side == Side::A ? u"a"_s : u"b"_s, fixed(x), fixed(base));
    };
    const double end = histogram.low + histogram.width * double(bins);
    const QString svg =
        u"<svg viewBox=\"0 0 %1 %2\" role=\"img\" style=\"width:100%;max-width:32rem;display:block\">"_s.arg(
            fixed(width), fixed(height)) +
        u"<title>%1</title>"_s.arg(
            ReportWords::tr("Distribution of %1 in both").arg(names(row.sides)).toHtmlEscaped()) +
        u"<style>.a{fill:#0072b2}.b{fill:#e69f0055;stroke:#b87400;stroke-width:1}.ma{stroke:#0072b2;stroke-width:1.5;"
        "stroke-dasharray:4 2}.mb{stroke:#b87400;stroke-width:1.5}.ax{stroke:currentColor;stroke-width:.7}"
        ".t{fill:currentColor;font-size:11px}</style>"_s +
        bars + median(Side::A) + median(Side::B) +
        u"<path class=\"ax\" d=\"M0 %1H%2\"/>"_s.arg(fixed(base), fixed(width)) +
        u"<text class=\"t\" x=\"0\" y=\"112\">%1</text>"_s.arg(number(histogram.low).toHtmlEscaped()) +
        u"<text class=\"t\" x=\"%1\" y=\"112\" text-anchor=\"end\">%2</text></svg>"_s.arg(
            fixed(width), numberWithUnit(end, row.unit).toHtmlEscaped());
    const QString legend = ReportWords::tr("■ %1 (median dashed)   □ %2 (median solid); heights are shares of each "
                                           "city's own values")
                               .arg(m_names.a, m_names.b);
    return Html{Html::trusted(svg), element("p", legend, "quiet small")};
}

}  // namespace

QString comparisonReport(const Comparison &comparison, Moment at)
{
    return Report(comparison, at).page();
}

}  // namespace civiscope::words
