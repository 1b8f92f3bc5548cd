// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace civiscope::widgets {

// What stands in the middle while nothing is open: how to get a city.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setRecent(const QStringList &sources);  // as people wrote them, newest first

Q_SIGNALS:
    void sourceWanted(const QString &words);  // a URL, a file's path, "demo:antwerp"
    void fileWanted();
    void demoWanted();

private:
    QLineEdit *m_url;
    QVBoxLayout *m_recent;
};

}  // namespace civiscope::widgets
