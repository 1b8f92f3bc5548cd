// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// The language that sentences are in. English is in the sources and its plurals ("1 entity") come with any application
// object; the others are files of translations/, built in. Main thread.
namespace civiscope::words {

// What there are words in, as BCP 47 tags, English first: "en", "nl".
[[nodiscard]] QStringList languages();

// From now on: the first of `wanted` (BCP 47, the dearest first) that there are words in, else English. Numbers and
// times keep the manner of QLocale's default. Answers the language taken. Precondition: the application object is made.
QString chooseLanguage(const QStringList &wanted);

// The one sentences are in now: "en".
[[nodiscard]] QString language();

}  // namespace civiscope::words
