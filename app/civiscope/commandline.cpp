// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commandline.h"

#include "app/civiscope/exitstatus.h"
#include "app/civiscope/output.h"
#include "app/civiscope/version.h"
#include "store/exporter.h"
#include "words/language.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <span>

namespace civiscope::app {

namespace {

CLI::Option *addFaults(CLI::App &command, std::string &faults)
{
    return command.add_option("--faults", faults, "Faults in the demo cities: planted (default) or none")
        ->check(CLI::IsMember({"planted", "none"}));
}

// CLI11 reads into standard strings; these options keep theirs until the words are read.
struct RawSourceOptions {
    std::vector<std::string> types, headers;
    std::string context, tenant, tokenVariable, faults;
    query::FilterText filter;
    qint64 limit = 0;
    double timeout = 0;

    static constexpr const char *group = "Source";

    // How to reach a source and read its names.
    void addAccessTo(CLI::App &command)
    {
        command.add_option("--context", context, "@context to read names with: URL or file")->group(group);
        command.add_option("--tenant", tenant, "Tenant of the broker (NGSILD-Tenant)")->group(group);
        command.add_option("--header", headers, "Extra request header 'K: V' (repeat for several)")
            ->group(group)
            ->check([](const std::string &text) {
                return text.find(':') == std::string::npos ? "'" + text + "' is no header: write 'Name: value'"
                                                           : std::string();
            });
        command.add_option("--token-env", tokenVariable, "Environment variable that holds the bearer token")
            ->group(group);
        command.add_option("--timeout", timeout, "Seconds without a byte after which a request is given up")
            ->group(group)
            ->check(CLI::PositiveNumber);
        addFaults(command, faults)->group(group);
    }

    // The same, and which entities of it.
    void addTo(CLI::App &command)
    {
        command
            .add_option("--type", types,
                        "Only entities of this type, or of a selection: A|B, (A;B) (repeat for several)")
            ->group(group);
        addAccessTo(command);
        command.add_option("--q", filter.q, "Only entities that match this query: 'no2>40;name~=\"^A\"'")->group(group);
        command
            .add_option("--georel", filter.geo.georel, "Only at places: within, intersects, 'near;maxDistance==500' …")
            ->group(group);
        command.add_option("--geometry", filter.geo.geometry, "Point, Polygon …: the other geometry of --georel")
            ->group(group);
        command.add_option("--coordinates", filter.geo.coordinates, "Its coordinates as JSON, longitude first")
            ->group(group);
        command.add_option("--geoproperty", filter.geo.geoproperty, "Attribute that --georel is about (location)")
            ->group(group);
        command
            .add_option("--id-pattern", filter.idPattern, "Only entities whose id holds this regular expression (RE2)")
            ->group(group);
        command.add_option("--scope-q", filter.scopeQ, "Only entities in these scopes: /Europe/#")->group(group);
        command.add_option("--limit", limit, "At most N entities in all")->group(group)->check(CLI::PositiveNumber);
    }

    [[nodiscard]] SourceOptions take() const
    {
        SourceOptions options;
        for (const std::string &type : types)
            options.types << QString::fromStdString(type);
        for (const std::string &header : headers)
            options.headers << QString::fromStdString(header);
        options.filter = filter;
        options.context = QString::fromStdString(context);
        options.tenant = QString::fromStdString(tenant);
        options.tokenVariable = QString::fromStdString(tokenVariable);
        if (limit > 0)
            options.limit = limit;
        options.faultless = faults == "none";
        if (timeout > 0)
            options.timeout = std::chrono::seconds(std::max<qint64>(1, std::llround(timeout)));
        return options;
    }
};

QStringList toList(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list << QString::fromStdString(text);
    return list;
}

constexpr const char *sourceHelp = "Broker URL, file (.json .jsonld .ndjson .geojson), demo:antwerp or demo:brisbane";

// An option that may be given several times takes one value each time: what comes behind it is a source.
void takeOneValueEach(CLI::App &app)
{
    for (CLI::Option *option : app.get_options()) {
        if (!option->get_positional() && option->get_expected_max() > 1)
            option->allow_extra_args(false);
    }
}

// One subcommand: its words, and what they become.
struct Subcommand {
    CLI::App *app = nullptr;
    std::function<Command()> make;
};

Subcommand addFetch(CLI::App &app)
{
    struct Raw : RawSourceOptions {
        std::string source, file;
        bool json = false;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command = app.add_subcommand("fetch", "Write the entities of a source to a file");
    command->add_option("SOURCE", raw->source, sourceHelp)->required();
    const std::string endings = store::exportEndings().join(QLatin1String(" .")).toStdString();
    command->add_option("-o,--output", raw->file, "File to write: ." + endings)->required();
    command->add_flag("--json", raw->json, "Machine output on standard output");
    raw->addTo(*command);
    return {command, [raw]() -> Command {
                return FetchCommand{QString::fromStdString(raw->source), raw->take(), QString::fromStdString(raw->file),
                                    raw->json};
            }};
}

Subcommand addHistory(CLI::App &app)
{
    struct Raw : RawSourceOptions {
        std::string source, type, from, to, timeProperty = "observedAt", temporalUrl, file;
        std::vector<std::string> ids, attributes;
        int last = 0;
        bool json = false;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command = app.add_subcommand("history", "Values through time as CSV, or as JSON with --json");
    command->add_option("SOURCE", raw->source, sourceHelp)->required();
    command->add_option("--id", raw->ids, "Entity (repeat for several); without any, those of --type or all");
    command->add_option("--attr", raw->attributes, "Attribute: short name or IRI (repeat for several); default all");
    command->add_option("--type", raw->type, "Entities of this type");
    command->add_option("--from", raw->from, "Beginning of the range, included: 2026-01-31T00:00:00Z");
    command->add_option("--to", raw->to, "Its end, excluded");
    command->add_option("--last", raw->last, "Only the newest N values of each attribute")->check(CLI::PositiveNumber);
    command->add_option("--timeproperty", raw->timeProperty, "Which of the times counts")
        ->check(CLI::IsMember({"observedAt", "createdAt", "modifiedAt", "deletedAt"}));
    command->add_option("--temporal-url", raw->temporalUrl, "Where the broker keeps its history, if elsewhere");
    command->add_option("-o,--output", raw->file, "File to write: .csv or .json");
    command->add_flag("--json", raw->json, "Machine output on standard output");
    raw->addAccessTo(*command);
    return {command, [raw]() -> Command {
                HistoryCommand asked;
                asked.source = QString::fromStdString(raw->source);
                asked.options = raw->take();
                asked.ids = toList(raw->ids);
                asked.attributes = toList(raw->attributes);
                asked.type = QString::fromStdString(raw->type);
                asked.from = QString::fromStdString(raw->from);
                asked.to = QString::fromStdString(raw->to);
                asked.last = raw->last;
                asked.timeProperty = QString::fromStdString(raw->timeProperty);
                asked.temporalUrl = QString::fromStdString(raw->temporalUrl);
                asked.file = QString::fromStdString(raw->file);
                asked.json = raw->json;
                return asked;
            }};
}

Subcommand addInspect(CLI::App &app)
{
    struct Raw : RawSourceOptions {
        std::string source;
        bool json = false;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command = app.add_subcommand("inspect", "Types, counts, attributes, kinds, units and freshness");
    command->add_option("SOURCE", raw->source, sourceHelp)->required();
    command->add_flag("--json", raw->json, "Machine output on standard output");
    raw->addTo(*command);
    return {command,
            [raw]() -> Command { return InspectCommand{QString::fromStdString(raw->source), raw->take(), raw->json}; }};
}

Subcommand addCompare(CLI::App &app)
{
    struct Raw : RawSourceOptions {
        std::string a, b, mapping, report;
        std::vector<std::string> schemas;
        bool json = false;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command =
        app.add_subcommand("compare", "Two sources side by side: what both publish, and how it differs");
    command->add_option("SOURCE_A", raw->a, sourceHelp)->required();
    command->add_option("SOURCE_B", raw->b, "The other one; its values are shown in the units of the first")
        ->required();
    command->add_option("--map", raw->mapping, "File of decisions on what means the same (JSON)");
    command->add_option("-o,--output", raw->report, "Report to write: .html");
    command->add_option(
        "--schema", raw->schemas,
        "Schemas of the types, for the share that follows them: folder, file or URL (repeat for several)");
    command->add_flag("--json", raw->json, "Machine output on standard output");
    raw->addTo(*command);
    return {command, [raw]() -> Command {
                return CompareCommand{QString::fromStdString(raw->a),
                                      QString::fromStdString(raw->b),
                                      raw->take(),
                                      QString::fromStdString(raw->mapping),
                                      QString::fromStdString(raw->report),
                                      toList(raw->schemas),
                                      raw->json};
            }};
}

Subcommand addQuery(CLI::App &app)
{
    struct Raw : RawSourceOptions {
        std::string source;
        bool count = false, json = false;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command = app.add_subcommand("query", "The ids of the entities that match --q, --georel, --scope-q");
    command->add_option("SOURCE", raw->source, sourceHelp)->required();
    command->add_flag("--count", raw->count, "How many, not which");
    command->add_flag("--json", raw->json, "Machine output on standard output");
    raw->addTo(*command);
    return {command, [raw]() -> Command {
                return QueryCommand{QString::fromStdString(raw->source), raw->take(), raw->count, raw->json};
            }};
}

Subcommand addAudit(CLI::App &app)
{
    struct Raw : RawSourceOptions {
        std::string source, report;
        std::vector<std::string> schemas;
        quint64 seed = 1;
        bool json = false;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command =
        app.add_subcommand("audit", "How far a source meets the OASC MIMs: a self-check with evidence, read-only");
    command->add_option("SOURCE", raw->source, sourceHelp)->required();
    command->add_option("--seed", raw->seed, "Chooses the sample; the same seed gives the same sample");
    command->add_option("-o,--output", raw->report, "Write the report to this .html file")
        ->check([](const std::string &file) {
            return file.ends_with(".html") || file.ends_with(".htm") ? std::string()
                                                                     : "'" + file + "': the report is written as .html";
        });
    command->add_option("--schema", raw->schemas, "Schemas of the types: folder, file or URL (repeat for several)");
    command->add_flag("--json", raw->json, "Machine output on standard output");
    raw->addTo(*command);
    return {command, [raw]() -> Command {
                return AuditCommand{QString::fromStdString(raw->source), raw->take(),          raw->seed,
                                    QString::fromStdString(raw->report), toList(raw->schemas), raw->json};
            }};
}

Subcommand addRender(CLI::App &app)
{
    struct Raw : RawSourceOptions {
        std::vector<std::string> sources;
        std::vector<std::string> ids, attributes;
        std::string view = "map", file, colourBy, size = "1280x800", from, to;
        double scale = 1;
        int last = 0;
        bool dark = false, json = false;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command = app.add_subcommand("render", "A picture of a source");
    command->add_option("SOURCE", raw->sources, sourceHelp)->required();
    command->add_option("--view", raw->view, "map, table, audit, timeline, or compare (of two sources)")
        ->check(CLI::IsMember({"map", "table", "audit", "timeline", "compare"}));
    command->add_option("-o,--output", raw->file, "File to write: .png or .pdf")->required();
    command->add_option("--colour-by", raw->colourBy, "Attribute that colours the map: short name or IRI");
    const std::string timeline = "Timeline";
    command->add_option("--id", raw->ids, "Entity whose past is drawn (repeat for several)")->group(timeline);
    command->add_option("--attr", raw->attributes, "Attribute: short name or IRI (repeat for several)")
        ->group(timeline);
    command->add_option("--from", raw->from, "Beginning of the range, included: 2026-01-31T00:00:00Z")->group(timeline);
    command->add_option("--to", raw->to, "Its end, excluded")->group(timeline);
    command->add_option("--last", raw->last, "Only the newest N values of each attribute")
        ->check(CLI::PositiveNumber)
        ->group(timeline);
    command->add_option("--size", raw->size, "Width x height in points")->check([](const std::string &text) {
        int width = 0, height = 0;
        char rest = 0;
        const bool isSize = std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) == 2;
        return isSize && std::min(width, height) >= 100 && std::max(width, height) <= 10'000
                   ? std::string()
                   : "'" + text + "' is no size: write 1280x800, each side from 100 to 10000";
    });
    command->add_option("--scale", raw->scale, "Pixels a point")->check(CLI::Range(1.0, 4.0));
    command->add_flag("--dark", raw->dark, "Dark colours");
    command->add_flag("--json", raw->json, "Machine output on standard output");
    raw->addTo(*command);
    return {command, [raw]() -> Command {
                RenderCommand render;
                render.sources = toList(raw->sources);
                render.options = raw->take();
                render.view = raw->view == "table"      ? RenderCommand::View::Table
                              : raw->view == "audit"    ? RenderCommand::View::Audit
                              : raw->view == "timeline" ? RenderCommand::View::Timeline
                              : raw->view == "compare"  ? RenderCommand::View::Compare
                                                        : RenderCommand::View::Map;
                render.file = QString::fromStdString(raw->file);
                render.colourBy = QString::fromStdString(raw->colourBy);
                render.ids = toList(raw->ids);
                render.attributes = toList(raw->attributes);
                render.from = QString::fromStdString(raw->from);
                render.to = QString::fromStdString(raw->to);
                render.last = raw->last;
                std::sscanf(raw->size.c_str(), "%dx%d", &render.size.rwidth(), &render.size.rheight());
                render.scale = raw->scale;
                render.dark = raw->dark;
                render.json = raw->json;
                return render;
            }};
}

Subcommand addValidate(CLI::App &app)
{
    struct Raw : RawSourceOptions {
        std::string source, failOn, csv;
        std::vector<std::string> schemas;
        bool json = false;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command = app.add_subcommand("validate", "Check entities against schemas and by rules beside them");
    command->add_option("SOURCE", raw->source, sourceHelp)->required();
    command->add_option(
        "--schema", raw->schemas,
        "JSON Schemas: a folder, a file, a URL, or a URL that ends in '/' and has them laid out as Smart "
        "Data Models (repeat for several); a URL is fetched with all it refers to");
    command->add_option("--fail-on", raw->failOn, "End with status 1 when there is a finding of this severity or worse")
        ->check(CLI::IsMember({"error", "warning", "note"}));
    command->add_option("--csv", raw->csv, "File to write the findings to");
    command->add_flag("--json", raw->json, "Machine output on standard output");
    raw->addTo(*command);
    return {command, [raw]() -> Command {
                ValidateCommand validate;
                validate.source = QString::fromStdString(raw->source);
                validate.options = raw->take();
                validate.schemas = toList(raw->schemas);
                for (const auto severity :
                     {schema::Severity::Error, schema::Severity::Warning, schema::Severity::Note}) {
                    if (raw->failOn == schema::severityWord(severity))
                        validate.failOn = severity;
                }
                validate.csv = QString::fromStdString(raw->csv);
                validate.json = raw->json;
                return validate;
            }};
}

Subcommand addServe(CLI::App &app)
{
    struct Raw {
        std::vector<std::string> files;
        std::string city, profile = "plain", fault, faults;
        int port = 9090, size = 3000;
        quint64 seed = 1;
        double rate = 2;
    };
    auto raw = std::make_shared<Raw>();
    CLI::App *command = app.add_subcommand("serve", "An NGSI-LD broker in memory, for this machine only");
    command->add_option("FILE", raw->files, "Files of entities to serve")->check(CLI::ExistingFile);
    command->add_option("--demo", raw->city, "Serve a demo city instead: antwerp (default) or brisbane")
        ->expected(0, 1)
        ->default_str("antwerp")
        ->check(CLI::IsMember({"antwerp", "brisbane"}))
        ->excludes("FILE");
    command->add_option("--port", raw->port, "Port on 127.0.0.1; 0: any free one")->check(CLI::Range(0, 65535));
    command->add_option("--profile", raw->profile, "Manners to imitate: plain, orion-ld, scorpio or stellio");
    command->add_option("--fault", raw->fault,
                        "Fault now and then: slow, cut, 5xx, 429 or garbage; for good after two pages: cut:lasting …");
    command->add_option("--size", raw->size, "Entities of the demo city")->check(CLI::Range(1, 10'000'000));
    command->add_option("--seed", raw->seed, "Seed of the demo city");
    command->add_option("--rate", raw->rate, "Live changes a second of the demo city")
        ->check(CLI::Range(0.0, 100'000.0));
    addFaults(*command, raw->faults);
    return {command, [raw, command]() -> Command {
                ServeCommand serve;
                serve.files = toList(raw->files);
                if (command->count("--demo") > 0)
                    serve.city = QString::fromStdString(raw->city.empty() ? "antwerp" : raw->city);
                serve.port = quint16(raw->port);
                serve.profile = QString::fromStdString(raw->profile);
                serve.fault = QString::fromStdString(raw->fault);
                serve.size = raw->size;
                serve.seed = raw->seed;
                serve.rate = raw->rate;
                serve.faultless = raw->faults == "none";
                return serve;
            }};
}

// What stands before a command is the desktop's and would be lost: sources, filters, limits.
void refuseLostOptions(const CLI::App &app, const CLI::App &command)
{
    for (const CLI::Option *option : app.get_options()) {
        if (option->count() > 0 && option->get_name() != "--language")
            throw CLI::ValidationError(option->get_name(), "belongs behind the command " + command.get_name());
    }
}

}  // namespace

std::variant<Command, Ended> parseCommandLine(int argc, char **argv, QString &language)
{
    CLI::App app("Desktop explorer for city data: point it at any NGSI-LD context broker.\n"
                 "Without a command the desktop opens, with the sources named.",
                 "civiscope");
    app.set_version_flag("--version", std::string("civiscope ") + version);
    app.get_formatter()->column_width(34);
    app.require_subcommand(0, 1);
    app.footer("Exit status: 0 done, 1 done with findings, 2 wrong usage, 3 source not reachable or not readable,\n"
               "or stopped with Ctrl-C, 4 done but incomplete.");

    RawSourceOptions desktopOptions;
    std::vector<std::string> sources;
    std::string tour;
    bool demo = false;
    app.add_option("SOURCE", sources, sourceHelp);
    app.add_flag("--demo", demo, "Open both demo cities");
    app.add_option("--tour", tour, "Walk through the views, write pictures into this folder, and end");
    std::string spoken;
    std::vector<std::string> languages;
    for (const QString &one : words::languages())
        languages.push_back(one.toStdString());
    app.add_option("--language", spoken, "Language of sentences, before a command; else as the system has it")
        ->check(CLI::IsMember(languages));
    desktopOptions.addTo(app);

    const Subcommand subcommands[] = {addAudit(app), addCompare(app), addFetch(app), addHistory(app), addInspect(app),
                                      addQuery(app), addRender(app),  addServe(app), addValidate(app)};

    takeOneValueEach(app);
    for (const Subcommand &subcommand : subcommands)
        takeOneValueEach(*subcommand.app);

    try {
        app.parse(argc, argv);
        for (const Subcommand &subcommand : subcommands) {
            if (subcommand.app->parsed())
                refuseLostOptions(app, *subcommand.app);
        }
    } catch (const CLI::ParseError &error) {
        // CLI11 prints help and version on standard output, everything else on standard error.
        const std::span words(argv, std::size_t(argc));
        if (error.get_exit_code() != 0 && std::ranges::contains(words, std::string_view("--json")))
            return Ended{Output(true).failure({ErrorCode::Usage, "reading the command line", {}, error.what()})};
        return Ended{app.exit(error) == 0 ? int(Done) : int(WrongUsage)};
    }

    language = QString::fromStdString(spoken);
    for (const Subcommand &subcommand : subcommands) {
        if (subcommand.app->parsed())
            return subcommand.make();
    }
    DesktopCommand desktop;
    desktop.sources = toList(sources);
    if (demo)
        desktop.sources << QStringLiteral("demo:antwerp") << QStringLiteral("demo:brisbane");
    desktop.options = desktopOptions.take();
    desktop.tour = QString::fromStdString(tour);
    return desktop;
}

}  // namespace civiscope::app
