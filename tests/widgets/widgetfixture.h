// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/sessionfixture.h"

#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QLabel>
#include <QString>
#include <QStringList>
#include <QWidget>

// What tests of single widgets have in common: looks that no machine changes, ways to find a child by what a person or
// a screen reader calls it, and what a person sees.
namespace civiscope::test {

// Software renderer, Fusion, the light palette, English of the United Kingdom. Call once, from initTestCase().
void prepareWidgets();

// The first widget below `root` with that accessible name, and of that class; null: there is none.
template<typename T>
[[nodiscard]] T *named(const QWidget &root, const QString &accessibleName)
{
    for (const auto all = root.findChildren<T *>(); T * one : all) {
        if (one->accessibleName() == accessibleName)
            return one;
    }
    return nullptr;
}

// The first button below `root` with that text, of any class of button; null: there is none.
template<typename T>
[[nodiscard]] T *withText(const QWidget &root, const QString &text)
{
    for (const auto all = root.findChildren<T *>(); T * one : all) {
        if (one->text() == text)
            return one;
    }
    return nullptr;
}

// The texts of all labels that are seen, in order of their making; empty ones left out.
[[nodiscard]] QStringList seenTexts(const QWidget &root);

// What Tab reaches, in its order, by pressing it from where the keyboard is. Precondition: `window` is active.
[[nodiscard]] QList<QWidget *> tabStops(QWidget &window);

// Names of the classes of those that Tab reaches and for which a screen reader has no name. Empty: all is well.
[[nodiscard]] QStringList unnamedStops(QWidget &window);

// An IRI without a place where a line could break.
[[nodiscard]] QString longIri(int letters = 400);

// Pixels of `picture` that have this colour, all parts of it within `tolerance`.
[[nodiscard]] int pixelsOf(const QImage &picture, const QColor &colour, int tolerance = 0);

// What is seen of a widget, `scale` pixels a point.
[[nodiscard]] QImage pictureOf(QWidget &widget, double scale = 1);

// Opens a file of this content in the session and waits until it was read.
workspace::Source *openText(SessionFixture &fixture, const QByteArray &json, const QString &name);

// Three stations, one of them without a place, and a park; what a small city needs to be seen.
[[nodiscard]] QByteArray smallCity();

}  // namespace civiscope::test
