// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errorwords.h"

#include "base/errorreason.h"
#include "words/numberwords.h"
#include "words/querywords.h"
#include "words/text.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};

// An argument of a reason as it stands; empty when it was not given.
std::string plain(const Error &error, std::size_t index)
{
    return index < error.args.size() ? error.args[index] : std::string();
}

qint64 amount(const Error &error, std::size_t index)
{
    return QByteArray::fromStdString(plain(error, index)).toLongLong();
}

QString queryReason(const Error &error)
{
    const std::string parameter = plain(error, 1);
    const query::Fault fault{.code = query::faultOfWord(plain(error, 0)).value_or(query::FaultCode::Empty),
                             .parameter = parameter.c_str(),
                             .found = plain(error, 3),
                             .expected = plain(error, 4)};
    QString told = sentence(fault, QString::fromStdString(plain(error, 2)));
    if (told.endsWith(QLatin1Char('.')))
        told.chop(1);  // it stands in brackets
    return told;
}

// What is wrong in a context, and with which of its terms: "…: no2, pm10 and 3 more".
QString contextReason(const QString &what, const Error &error)
{
    const QString names = text(plain(error, 0));
    const qint64 more = amount(error, 1);
    if (names.isEmpty())
        return what;
    return more > 0 ? ErrorWords::tr("%1: %2 and %Ln more", nullptr, numerus(more)).arg(what, names)
                    : ErrorWords::tr("%1: %2").arg(what, names);
}

// Why, without a full stop; empty for None.
QString whyText(const Error &error)
{
    const QString first = text(plain(error, 0));
    switch (error.reason) {
    case ErrorReason::None: return {};
    case ErrorReason::QueryWrong: return queryReason(error);
    case ErrorReason::SourceNotNamed:
        return ErrorWords::tr("name a broker's URL, a file, demo:antwerp or demo:brisbane");
    case ErrorReason::DemoCityUnknown: return ErrorWords::tr("the demo cities are demo:antwerp and demo:brisbane");
    case ErrorReason::SchemeUnknown: return ErrorWords::tr("only http and https reach a broker");
    case ErrorReason::AddressMissing: return ErrorWords::tr("no address was given");
    case ErrorReason::AddressMalformed: return ErrorWords::tr("it is no address of the form http://host/path");
    case ErrorReason::IsFolder: return ErrorWords::tr("it is a folder");
    case ErrorReason::NoSuchFile: return ErrorWords::tr("there is no such file");
    case ErrorReason::NoSuchFolder: return ErrorWords::tr("there is no such folder");
    case ErrorReason::IsPipe: return ErrorWords::tr("it is a pipe or a device; save what it gives to a file first");
    case ErrorReason::IsGzip: return ErrorWords::tr("it is gzip-compressed: unpack it first");
    case ErrorReason::IsUtf16: return ErrorWords::tr("it is UTF-16: save it as UTF-8");
    case ErrorReason::IsUtf32: return ErrorWords::tr("it is UTF-32: save it as UTF-8");
    case ErrorReason::NoPermission: return ErrorWords::tr("you may not write there");
    case ErrorReason::EndingUnknown: return ErrorWords::tr("files are written as %1").arg(first);
    case ErrorReason::TooManyMebibytes: return ErrorWords::tr("over %Ln MiB", nullptr, numerus(amount(error, 0)));
    case ErrorReason::NotAWorkspace: return ErrorWords::tr("it is no workspace of Civiscope");
    case ErrorReason::SourceWithoutName: return ErrorWords::tr("a source in it has no name");
    case ErrorReason::NoConnectionInTime: return ErrorWords::tr("no connection in time");
    case ErrorReason::NoDataInTime: return ErrorWords::tr("no data in time");
    case ErrorReason::TooManyBytes: return ErrorWords::tr("more than %1").arg(bytes(amount(error, 0)));
    case ErrorReason::NoBody: return ErrorWords::tr("status %1 without a body").arg(first);
    case ErrorReason::HtmlPage: return ErrorWords::tr("it is an HTML page");
    case ErrorReason::EndsInTheMiddle:
        return ErrorWords::tr("it ends after %Ln bytes, in its middle", nullptr, numerus(amount(error, 0)));
    case ErrorReason::BytesMissing:
        return ErrorWords::tr("bytes that came: %1").arg(countOf(amount(error, 0), amount(error, 1)));
    case ErrorReason::TermsProtected:
        return contextReason(ErrorWords::tr("protected terms are given another meaning, and keep the first"), error);
    case ErrorReason::TermsOfTheCore:
        return contextReason(ErrorWords::tr("terms of the core context are given another meaning, and keep the core's"),
                             error);
    case ErrorReason::TermsInvalid:
        return contextReason(ErrorWords::tr("definitions that JSON-LD does not allow are passed over"), error);
    case ErrorReason::PartInvalid:
        return contextReason(ErrorWords::tr("a part that JSON-LD does not allow is passed over"), error);
    case ErrorReason::LeadsBackToItself:
        return contextReason(ErrorWords::tr("it leads back to itself, and is read once"), error);
    case ErrorReason::TooManyDocuments: return ErrorWords::tr("over %Ln documents", nullptr, numerus(amount(error, 0)));
    case ErrorReason::SchemaNotObject: return ErrorWords::tr("a schema is a JSON object");
    case ErrorReason::NoSchemaInFolder: return ErrorWords::tr("no JSON Schema is in this folder");
    case ErrorReason::NoSmartDataModel: return ErrorWords::tr("no type of this source is of Smart Data Models");
    case ErrorReason::RefersToMissing: return ErrorWords::tr("it refers to %1").arg(first);
    case ErrorReason::RefersToItself: return ErrorWords::tr("it refers to itself without an end at %1").arg(first);
    case ErrorReason::EntityNotJson: return ErrorWords::tr("it is no JSON");
    case ErrorReason::EntityNotObject: return ErrorWords::tr("an entity is a JSON object");
    case ErrorReason::EntityWithoutId: return ErrorWords::tr("the entity has no id");
    case ErrorReason::EntityWithoutType: return ErrorWords::tr("the entity has no type");
    }
    return {};
}

// "(connection refused)", or nothing; facts from outside before what the program makes of them.
QString inBrackets(const Error &error)
{
    QStringList parts;
    if (!error.detail.empty())
        parts << text(error.detail);
    if (const QString why = whyText(error); !why.isEmpty())
        parts << why;
    return parts.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(parts.join(QStringLiteral(": ")));
}

// The pattern has %1 for the place and %2 for the detail in brackets.
QString fill(const QString &pattern, const Error &error)
{
    const QString place = error.where.empty() ? ErrorWords::tr("the source") : text(error.where);
    // Where no place is told, arg() would put it where the detail belongs.
    return pattern.contains(QLatin1String("%1")) ? pattern.arg(place, inBrackets(error))
                                                 : QString(pattern).replace(QLatin1String("%2"), inBrackets(error));
}

}  // namespace

QString sentence(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Usage: return fill(ErrorWords::tr("“%1” cannot be used%2."), error);
    case ErrorCode::FileNotReadable: return fill(ErrorWords::tr("The file %1 cannot be read%2."), error);
    case ErrorCode::FileNotWritable: return fill(ErrorWords::tr("The file %1 cannot be written%2."), error);
    case ErrorCode::HostNotFound: return fill(ErrorWords::tr("The host of %1 was not found%2."), error);
    case ErrorCode::ConnectionRefused: return fill(ErrorWords::tr("Nothing answers at %1%2."), error);
    case ErrorCode::ConnectionLost:
        return fill(ErrorWords::tr("The connection to %1 broke off before the answer was whole%2."), error);
    case ErrorCode::TimedOut: return fill(ErrorWords::tr("%1 did not answer in time%2."), error);
    case ErrorCode::TlsFailed: return fill(ErrorWords::tr("No secure connection to %1 could be made%2."), error);
    case ErrorCode::HttpStatus: return fill(ErrorWords::tr("%1 answered with an error%2."), error);
    case ErrorCode::NotAuthorized: return fill(ErrorWords::tr("%1 does not let us in%2."), error);
    case ErrorCode::TooManyRequests: return fill(ErrorWords::tr("%1 says it is asked too often%2."), error);
    case ErrorCode::NotNgsiLd: return fill(ErrorWords::tr("%1 is not NGSI-LD%2."), error);
    case ErrorCode::NotJson: return fill(ErrorWords::tr("%1 is not JSON%2."), error);
    case ErrorCode::Empty: return fill(ErrorWords::tr("%1 is empty%2."), error);
    case ErrorCode::TooLarge: return fill(ErrorWords::tr("%1 is too large%2."), error);
    case ErrorCode::TooDeep: return fill(ErrorWords::tr("%1 is nested too deeply%2."), error);
    case ErrorCode::ContextNotAvailable: return fill(ErrorWords::tr("The @context %1 could not be had%2."), error);
    case ErrorCode::ContextInvalid: return fill(ErrorWords::tr("The @context of %1 is faulty%2."), error);
    case ErrorCode::SchemaNotAvailable: return fill(ErrorWords::tr("The schema %1 could not be had%2."), error);
    case ErrorCode::SchemaInvalid: return fill(ErrorWords::tr("The schema %1 cannot be used%2."), error);
    case ErrorCode::NotFound: return fill(ErrorWords::tr("%1 was not found%2."), error);
    case ErrorCode::NoTemporalApi: return fill(ErrorWords::tr("%1 offers no history%2."), error);
    case ErrorCode::Incomplete: return fill(ErrorWords::tr("%1 gave less than it announced%2."), error);
    case ErrorCode::EngineMissing:
        return fill(ErrorWords::tr("The map engine civiscope-gis is not installed%2."), error);
    case ErrorCode::EngineFailed: return fill(ErrorWords::tr("The map engine failed%2."), error);
    case ErrorCode::Cancelled:
        return error.where.empty() ? ErrorWords::tr("Stopped.") : fill(ErrorWords::tr("Stopped: %1%2."), error);
    case ErrorCode::Internal: return fill(ErrorWords::tr("Something went wrong inside Civiscope at %1%2."), error);
    }
    return {};
}

QString hint(const Error &error)
{
    switch (error.code) {
    case ErrorCode::FileNotReadable: return ErrorWords::tr("Check the name, and that you may read it.");
    case ErrorCode::FileNotWritable:
        return ErrorWords::tr("Check the folder, the free space, and that you may write there.");
    case ErrorCode::HostNotFound: return ErrorWords::tr("Check the spelling of the host and the network.");
    case ErrorCode::ConnectionRefused: return ErrorWords::tr("Is the broker running, and is the port right?");
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut: return ErrorWords::tr("Try again; if it stays so, ask those who run the broker.");
    case ErrorCode::TlsFailed:
        return ErrorWords::tr("The certificate may be expired or for another host; try the address in a browser.");
    case ErrorCode::NotAuthorized:
        return ErrorWords::tr("Give a token, a tenant or a header that this broker accepts.");
    case ErrorCode::TooManyRequests: return ErrorWords::tr("Wait a while, or load fewer types at once.");
    case ErrorCode::NotNgsiLd:
        return ErrorWords::tr(
            "The API usually ends in /ngsi-ld/v1; a file should hold entities (JSON, NDJSON or GeoJSON).");
    case ErrorCode::NotJson:
        return ErrorWords::tr("Look at it in a text editor; it may be a web page, packed, or a cut-off download.");
    case ErrorCode::Empty: return ErrorWords::tr("It may still be being written, or the query matched nothing.");
    case ErrorCode::TooLarge:
    case ErrorCode::TooDeep: return ErrorWords::tr("Split it into smaller parts.");
    case ErrorCode::ContextNotAvailable:
        return ErrorWords::tr("The data still shows, unknown names as IRIs; name a context of your own.");
    case ErrorCode::ContextInvalid: return ErrorWords::tr("Tell those who publish it, or name a context of your own.");
    case ErrorCode::SchemaNotAvailable:
        return ErrorWords::tr("All else is checked. Name a folder that holds it, or its URL.");
    case ErrorCode::SchemaInvalid: return ErrorWords::tr("All else is checked. Tell those who publish it.");
    case ErrorCode::NotFound: return ErrorWords::tr("Check the spelling.");
    case ErrorCode::NoTemporalApi:
        return ErrorWords::tr("Some brokers keep it under an address of its own (--temporal-url).");
    case ErrorCode::Incomplete: return ErrorWords::tr("Load again to fetch the rest.");
    case ErrorCode::EngineMissing: return ErrorWords::tr("Install it for a base map; all else works without.");
    case ErrorCode::EngineFailed: return ErrorWords::tr("It is started again by itself.");
    case ErrorCode::HttpStatus:
        return error.retryable ? ErrorWords::tr("Try again in a while.")
                               : ErrorWords::tr("The broker's words in brackets may say why.");
    case ErrorCode::Usage:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal: return {};
    }
    return {};
}

}  // namespace civiscope::words
