// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/language.h"

#include "base/languagechoice.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QTranslator>

#include <string>
#include <string_view>
#include <vector>

namespace civiscope::words {

namespace {

struct LanguageWords {
    Q_DECLARE_TR_FUNCTIONS(LanguageWords)
};

const QString folder = QStringLiteral(":/translations");
const QString stem = QStringLiteral("civiscope_");
const QString english = QStringLiteral("en");
// What chooseLanguage installed is known by its name when another language is chosen.
const QString chosen = QStringLiteral("chosen language");

void install(const QString &file, const QString &in)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(chosen);
    if (translator->load(file, in))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

}  // namespace

QStringList languages()
{
    QStringList all{english};
    const QStringList files = QDir(folder).entryList({stem + QStringLiteral("*.qm")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const QString tag = file.chopped(3).mid(stem.size());
        if (tag != english)
            all << tag;
    }
    return all;
}

QString chooseLanguage(const QStringList &wanted)
{
    QCoreApplication *app = QCoreApplication::instance();
    for (auto *translator : app->findChildren<QTranslator *>(chosen, Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
    const QStringList all = languages();
    std::vector<std::string> tags;
    for (const QString &tag : wanted)
        tags.push_back(tag.toStdString());
    std::vector<std::string> names;
    for (const QString &tag : all)
        names.push_back(tag.toStdString());
    const std::vector<std::string_view> offered(names.begin(), names.end());
    const QString taken = all[qsizetype(chosenLanguage(offered, tags))];
    if (taken == english)
        return taken;
    // Buttons and dialogs of Qt's own speak it too where the system has its translations.
    install(QStringLiteral("qtbase_") + taken, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(stem + taken, folder);
    return taken;
}

QString language()
{
    return LanguageWords::tr("en", "the BCP 47 tag of the language that these words are in");
}

}  // namespace civiscope::words
