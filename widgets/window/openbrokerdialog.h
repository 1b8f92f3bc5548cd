// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/source.h"

#include <QDialog>

class QDialogButtonBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace civiscope::widgets {

// Asks how to reach a broker: its URL, and nothing else unless one unfolds "More". Says while one types whether the
// words can be used, beside the field they stand in.
class OpenBrokerDialog : public QDialog {
    Q_OBJECT

public:
    explicit OpenBrokerDialog(QWidget *parent = nullptr);

    // Precondition: accepted.
    [[nodiscard]] tasks::SourceRequest request() const;

    static constexpr const char *urlName = "brokerUrl";
    static constexpr const char *headersName = "brokerHeaders";

private:
    void check();

    QLineEdit *m_url;
    QLabel *m_said;
    QGroupBox *m_more;
    QLineEdit *m_tenant;
    QLineEdit *m_context;
    QLineEdit *m_token;
    QLineEdit *m_types;
    QPlainTextEdit *m_headers;
    QLabel *m_headersSaid;
    QDialogButtonBox *m_buttons;
};

}  // namespace civiscope::widgets
