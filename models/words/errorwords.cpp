// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errorwords.h"

#include "words/text.h"

#include <QCoreApplication>

namespace civiscope::words {

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};

// "(connection refused)", or nothing.
QString inBrackets(const std::string &detail)
{
    return detail.empty() ? QString() : QStringLiteral(" (%1)").arg(text(detail));
}

// The pattern has %1 for the place and %2 for the detail in brackets.
QString fill(const QString &pattern, const Error &error)
{
    const QString place = error.where.empty() ? ErrorWords::tr("the source") : text(error.where);
    return pattern.arg(place, inBrackets(error.detail));
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
    case ErrorCode::Cancelled: return fill(ErrorWords::tr("Stopped: %1%2."), error);
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
