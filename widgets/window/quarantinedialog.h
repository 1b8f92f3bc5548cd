// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/quarantinemodel.h"
#include "workspace/session.h"

#include <QDialog>

namespace civiscope::widgets {

// The list of what could not be read, and the bytes of the chosen one.
class QuarantineDialog : public QDialog {
    Q_OBJECT

public:
    explicit QuarantineDialog(const workspace::Session &session, QWidget *parent = nullptr);

private:
    items::QuarantineModel *m_model;
};

}  // namespace civiscope::widgets
