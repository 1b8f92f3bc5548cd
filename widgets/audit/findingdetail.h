// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/findings.h"

#include <QScrollArea>

#include <string>

class QFormLayout;
class QLabel;
class QPlainTextEdit;

namespace civiscope::widgets {

// Shows an indented JSON text with the place of a pointer lit and in sight. What has no place lights nothing.
void lightPlace(QPlainTextEdit &edit, const std::string &pretty, const std::string &pointer);

// JSON indented for reading; text that is no JSON as it is.
[[nodiscard]] std::string prettyJson(const std::string &raw);

// One finding: what is wrong, what stands there, what would be right, how to fix it, and the entity's raw JSON with the
// place lit. Scrolls where it has no room for all of it.
class FindingDetail : public QScrollArea {
    Q_OBJECT

public:
    explicit FindingDetail(QWidget *parent = nullptr);

    // `raw`: the entity's bytes; empty: there is none to show.
    void show(const schema::Finding &finding, const std::string &raw);
    void clear(const QString &why);
    [[nodiscard]] QPlainTextEdit &raw() { return *m_raw; }

private:
    QLabel *addLine(const QString &name);

    QFormLayout *m_form;
    QLabel *m_sentence;
    QLabel *m_fix;
    QLabel *m_found;
    QLabel *m_expected;
    QLabel *m_place;
    QLabel *m_schema;
    QLabel *m_rule;
    QPlainTextEdit *m_raw;
};

}  // namespace civiscope::widgets
