// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include "net/problemdetails.h"

#include <QUuid>

namespace civiscope::audit::checks {

// A16: an id that cannot exist gives 404 with a body in the standard's words, and a question for everything at once 400
// (ETSI GS CIM 009 V1.9.1, clauses 5.5.2 and 5.7.2). That the latter is answered after all is a remark.
Task structuredErrors(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A16");
    struct Question {
        std::string name;
        QUrl url;
        int expected;
    };
    const client::Connection &connection = material->prober->connection();
    const std::string nobody = "urn:ngsi-ld:NoSuch:" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const Question questions[] = {
        {"GET /entities/{unknown id}", client::entityUrl(connection, nobody), 404},
        {"GET /entities", client::collectionUrl(connection, material->prober->manners(), "entities"), 400}};
    Verdict verdict = Verdict::Met;
    int structured = 0;
    for (const Question &question : questions) {
        const Probe probe = co_await material->prober->get(question.url, stop);
        // An error of the broker's own is an answer to look at; one of its being busy or away is none.
        auto reason = unanswered(probe, question.name);
        if (reason && (reason->code != ReasonCode::ServerFails || unavailable(probe.status())))
            co_return couldNotTest("A16", probe, std::move(*reason));
        finding.evidence(probe.evidence);
        if (question.expected == 400 && probe.status() == 200) {
            finding.reason(ReasonCode::UnfilteredAccepted);
            verdict = std::max(verdict, Verdict::MetWithRemarks);
            continue;
        }
        const auto problem = net::problemDetails(*probe.outcome);
        if (probe.status() != question.expected) {
            finding.reason(ReasonCode::ErrorStatusWrong,
                           {question.name, text(probe.status()), text(question.expected)});
            verdict = Verdict::NotMet;
        } else if (!problem.isNgsiLd() || problem.title.empty()) {
            finding.reason(ReasonCode::ErrorUnstructured, {question.name, text(probe.status())});
            verdict = Verdict::NotMet;
        } else {
            ++structured;
        }
    }
    if (verdict != Verdict::NotMet)
        co_return finding.close(verdict, ReasonCode::ErrorsStructured, {text(structured)});
    co_return finding.close(verdict);
}

}  // namespace civiscope::audit::checks
