// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace civiscope::widgets {

// "As of 12 Jan 2026, 14:00 (Europe/Brussels) — 3,018 of 3,050 entities had values"; empty while views look at now.
[[nodiscard]] QString asOfSentence(const workspace::Session &session);
// What is not as good as it could be about that, a sentence each: no history, less than all of it.
[[nodiscard]] QStringList asOfRemarks(const workspace::Session &session);
// The zone whose times are told: that of the first city of which it is known; empty: the system's.
[[nodiscard]] QByteArray zoneOf(const workspace::Session &session);
// The same moment in the zones of all cities, a line each, and in UTC.
[[nodiscard]] QString timesEverywhere(const workspace::Session &session, Moment moment);

// A band that says that what is seen is the past, of when, and how to leave it. Hidden while views look at now.
class AsOfBand : public QFrame {
    Q_OBJECT

public:
    explicit AsOfBand(workspace::Session &session, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton &leaveButton() { return *m_leave; }

Q_SIGNALS:
    void changed();  // its text, or whether it is shown

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();
    void paintText();

    workspace::Session &m_session;
    QLabel *m_text;
    QLabel *m_remarks;
    QPushButton *m_leave;
};

}  // namespace civiscope::widgets
