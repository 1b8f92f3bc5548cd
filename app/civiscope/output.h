// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "base/error.h"
#include "base/job.h"

#include <nlohmann/json.hpp>

#include <QString>

#include <chrono>

namespace civiscope::app {

// A time as JSON writes it; null: unknown.
[[nodiscard]] nlohmann::ordered_json momentJson(const std::optional<Moment> &moment);

// What a command says: results on standard output, everything else on standard error. Main thread.
class Output {
public:
    explicit Output(bool json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool json() const { return m_json; }

    // The result for machines: one document, with a line end (specs of `--json`).
    static void document(const nlohmann::ordered_json &document);
    // The result for people.
    static void text(const QString &text);
    // A line on standard error: notes, warnings.
    static void note(const QString &text);

    // Says the failure to people and, with --json, to machines. Answers the exit status that goes with it.
    [[nodiscard]] int failure(const Error &error) const;

    // "loading 12,000 of 31,402", on a terminal in place, else a line every few seconds.
    void progress(const QString &what, const Progress &progress);
    // Ends the line in place.
    void progressDone();

private:
    bool m_json;
    bool m_inPlace = false;
    std::chrono::steady_clock::time_point m_last{};
};

}  // namespace civiscope::app
