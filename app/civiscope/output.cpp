// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/output.h"

#include "app/civiscope/exitstatus.h"
#include "words/errorwords.h"

#include <QLocale>

#include <cstdio>
#include <unistd.h>

namespace civiscope::app {

namespace {

void write(std::FILE *file, const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), file);
    std::fflush(file);
}

}  // namespace

nlohmann::ordered_json momentJson(const std::optional<Moment> &moment)
{
    return moment ? nlohmann::ordered_json(formatDateTime(*moment)) : nlohmann::ordered_json();
}

void Output::document(const nlohmann::ordered_json &document)
{
    // Data may hold anything; what is no UTF-8 becomes U+FFFD rather than an exception.
    write(stdout, document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
}

void Output::text(const QString &text)
{
    write(stdout, text.toStdString() + '\n');
}

void Output::note(const QString &text)
{
    write(stderr, text.toStdString() + '\n');
}

int Output::failure(const Error &error) const
{
    const QString sentence = words::sentence(error);
    const QString hint = words::hint(error);
    if (m_json)
        document({{"error",
                   {{"code", codeWord(error.code)},
                    {"message", sentence.toStdString()},
                    {"where", error.where},
                    {"hint", hint.toStdString()}}}});
    note(QStringLiteral("civiscope: ") + sentence + (hint.isEmpty() ? QString() : QLatin1Char(' ') + hint));
    return error.code == ErrorCode::Usage ? WrongUsage : SourceFailed;
}

void Output::progress(const QString &what, const Progress &progress)
{
    using namespace std::chrono;
    const bool terminal = isatty(STDERR_FILENO) != 0;
    const auto now = steady_clock::now();
    if (now - m_last < (terminal ? milliseconds(100) : milliseconds(3000)))
        return;
    m_last = now;
    const QLocale locale;
    QString line = what + QLatin1Char(' ') + locale.toString(qlonglong(progress.done));
    if (progress.total)
        line += QStringLiteral(" of ") + locale.toString(qlonglong(*progress.total));
    if (terminal) {
        write(stderr, "\r\033[K" + line.toStdString());
        m_inPlace = true;
    } else {
        note(line);
    }
}

void Output::progressDone()
{
    if (m_inPlace)
        write(stderr, "\r\033[K");
    m_inPlace = false;
}

}  // namespace civiscope::app
