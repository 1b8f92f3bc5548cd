// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"
#include "schema/rulecode.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace civiscope::app {

// What every command that reads a source takes.
struct SourceOptions {
    QStringList types;               // empty: all
    QString context;                 // URL or file; empty: what the source itself names
    QString tenant;
    QStringList headers;             // "K: V"
    QString tokenVariable;           // environment variable that holds a bearer token
    std::optional<qint64> limit;     // at most so many entities in all
    std::optional<std::chrono::seconds> timeout;
    bool faultless = false;          // demo cities without planted faults
    query::FilterText filter;        // without types
};

struct DesktopCommand {
    QStringList sources;
    SourceOptions options;
    QString tour;  // folder for pictures: walk through the views, then end; empty: stay open
};

struct FetchCommand {
    QString source;
    SourceOptions options;
    QString file;
    bool json = false;
};

struct HistoryCommand {
    QString source;
    SourceOptions options;   // without types, limit and filter
    QStringList ids;         // empty: all entities of the type
    QStringList attributes;  // names or IRIs; empty: all
    QString type;            // empty: any
    QString from;            // as typed; empty: from the beginning
    QString to;
    int last = 0;            // newest values of each attribute; 0: all
    QString timeProperty;    // "observedAt" …
    QString temporalUrl;     // empty: where the source is
    QString file;            // .csv or .json; empty: standard output
    bool json = false;
};

struct InspectCommand {
    QString source;
    SourceOptions options;
    bool json = false;
};

struct CompareCommand {
    QString a;
    QString b;
    SourceOptions options;  // of both
    QString mapping;        // file of decisions on suggestions; empty: none
    QString report;         // .html; empty: none
    QStringList schemas;    // folders, files, URLs; empty: those that each source brings itself
    bool json = false;
};

struct QueryCommand {
    QString source;
    SourceOptions options;
    bool count = false;  // how many, not which
    bool json = false;
};

struct AuditCommand {
    QString source;
    SourceOptions options;
    quint64 seed = 1;
    QString report;       // file for the HTML report; empty: none
    QStringList schemas;  // folders, files, URLs; empty: those that the source brings itself
    bool json = false;
};

struct RenderCommand {
    enum class View { Map, Table, Audit, Timeline, Compare };
    QStringList sources;
    SourceOptions options;
    View view = View::Map;
    QString file;           // .png or .pdf
    QString colourBy;       // attribute that colours the map; empty: the type, of two maps the one that says most
    QStringList ids;         // of the timeline: whose past
    QStringList attributes;  // names or IRIs; empty: the first two numbers that are observed
    QString from;            // as typed; empty: from the beginning
    QString to;
    int last = 0;            // newest values of each attribute; 0: all
    QSize size{1280, 800};  // in points
    double scale = 1;       // pixels a point, 1 … 4
    bool dark = false;
    bool json = false;
};

struct ServeCommand {
    QStringList files;
    QString city;  // "antwerp" or "brisbane"; empty: the files
    quint16 port = 9090;
    QString profile = QStringLiteral("plain");
    QString fault;           // empty: none
    int size = 3000;         // entities of the demo city
    quint64 seed = 1;
    double rate = 2;         // live changes a second of the demo city
    bool faultless = false;  // the demo city without planted faults
};

struct ValidateCommand {
    QString source;
    SourceOptions options;
    QStringList schemas;  // folders, files, URLs; empty: only the rules beside schemas
    std::optional<schema::Severity> failOn;
    QString csv;  // file for the findings; empty: none
    bool json = false;
};

using Command = std::variant<AuditCommand, CompareCommand, DesktopCommand, FetchCommand, HistoryCommand, InspectCommand,
                             QueryCommand, RenderCommand, ServeCommand, ValidateCommand>;

// A command line that ends here: help or version was printed, or the words were wrong (said on standard error).
struct Ended {
    int status = 0;
};

// `language`: receives the language that was named ("nl"); empty: none was.
[[nodiscard]] std::variant<Command, Ended> parseCommandLine(int argc, char **argv, QString &language);

}  // namespace civiscope::app
