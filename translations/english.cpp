// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QTranslator>

// Sentences are written in English with the plural; which form goes with which number stands in civiscope_en.ts. It is
// loaded with every application object, so that no program and no test can say "1 entities". Translators installed
// later are asked before this one.
namespace {

void loadEnglishPlurals()
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(QStringLiteral(":/translations/civiscope_en.qm")))
        QCoreApplication::installTranslator(translator);
    else
        qWarning("the English plurals are missing");
}
Q_COREAPP_STARTUP_FUNCTION(loadEnglishPlurals)

}  // namespace
