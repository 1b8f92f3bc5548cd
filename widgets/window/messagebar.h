// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QFrame>

class QLabel;

namespace civiscope::widgets {

// One message over the views: what happened and what to do about it. Stays until it is closed, another comes or its
// cause has gone.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void say(const Error &error);
    void say(const QString &text);
    void withdraw(const Error &error);  // its cause has gone; another message stays

private:
    QLabel *m_text;
};

}  // namespace civiscope::widgets
