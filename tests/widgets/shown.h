// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QWidget>

#include <source_location>

// What parts of a widget say, found by their object names.
namespace civiscope::test {

// The text of a label, field or button below `root`, seen or not. The test fails where there is none of that name.
[[nodiscard]] inline QString textOf(const QWidget &root, const char *name,
                                    std::source_location where = std::source_location::current())
{
    const QWidget *part = root.findChild<QWidget *>(QLatin1String(name));
    if (const auto *label = qobject_cast<const QLabel *>(part))
        return label->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(part))
        return field->text();
    if (const auto *lines = qobject_cast<const QPlainTextEdit *>(part))
        return lines->toPlainText();
    if (const auto *button = qobject_cast<const QAbstractButton *>(part))
        return button->text();
    QTest::qFail(qPrintable(QStringLiteral("nothing with a text is called “%1”").arg(QLatin1String(name))),
                 where.file_name(), int(where.line()));
    return {};
}

// The same; empty while it is hidden, or something that it is in below `root`.
[[nodiscard]] inline QString shownText(const QWidget &root, const char *name,
                                       std::source_location where = std::source_location::current())
{
    const QString text = textOf(root, name, where);
    const QWidget *part = root.findChild<QWidget *>(QLatin1String(name));
    return part && part->isVisibleTo(&root) ? text : QString();
}

// All that a StatusLine says: the time that is shown, each source, what could not be read, the base map.
[[nodiscard]] inline QString statusText(const QWidget &line)
{
    QStringList parts{textOf(line, "statusTime")};
    for (const auto all = line.findChildren<QLabel *>(QLatin1String("sourceStatus")); const QLabel *source : all)
        parts << source->text();
    parts << shownText(line, "notReadable") << textOf(line, "baseMapStatus");
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

}  // namespace civiscope::test
