// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/plainlabel.h"
#include "widgets/parts/theme.h"
#include "widgets/widgetfixture.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace civiscope;
using namespace civiscope::widgets;

// What all widgets are made of: colours, icons, labels.
class TestWidgetParts : public QObject {
    Q_OBJECT

private:
    // As WCAG 2.2 defines them.
    static double luminance(const QColor &colour)
    {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    }
    static double contrast(const QColor &a, const QColor &b)
    {
        const auto [low, high] = std::minmax({luminance(a), luminance(b)});
        return (high + 0.05) / (low + 0.05);
    }

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }
    void cleanup() { applyTheme(carto::Theme::Light); }

    void textsStandOutFromTheirGround_data()
    {
        QTest::addColumn<int>("ink");
        QTest::addColumn<int>("ground");
        QTest::addColumn<double>("least");
        QTest::newRow("words") << int(QPalette::WindowText) << int(QPalette::Window) << 7.0;
        QTest::newRow("cells") << int(QPalette::Text) << int(QPalette::Base) << 7.0;
        QTest::newRow("every other row") << int(QPalette::Text) << int(QPalette::AlternateBase) << 7.0;
        QTest::newRow("buttons") << int(QPalette::ButtonText) << int(QPalette::Button) << 7.0;
        QTest::newRow("tips") << int(QPalette::ToolTipText) << int(QPalette::ToolTipBase) << 7.0;
        QTest::newRow("what is selected") << int(QPalette::HighlightedText) << int(QPalette::Highlight) << 4.5;
        QTest::newRow("links") << int(QPalette::Link) << int(QPalette::Base) << 4.5;
        QTest::newRow("links that were followed") << int(QPalette::LinkVisited) << int(QPalette::Base) << 4.5;
        QTest::newRow("notes") << int(QPalette::PlaceholderText) << int(QPalette::Window) << 4.5;
        QTest::newRow("notes in cells") << int(QPalette::PlaceholderText) << int(QPalette::Base) << 4.5;
    }
    void textsStandOutFromTheirGround()
    {
        QFETCH(const int, ink);
        QFETCH(const int, ground);
        QFETCH(const double, least);
        for (const carto::Theme theme : {carto::Theme::Light, carto::Theme::Dark}) {
            const QPalette palette = paletteOf(theme);
            const double found =
                contrast(palette.color(QPalette::ColorRole(ink)), palette.color(QPalette::ColorRole(ground)));
            QVERIFY2(found >= least, qPrintable(QStringLiteral("%1: %2").arg(int(theme)).arg(found)));
        }
    }

    void aThemeIsKnownByItsPalette()
    {
        QCOMPARE(themeOf(paletteOf(carto::Theme::Light)), carto::Theme::Light);
        QCOMPARE(themeOf(paletteOf(carto::Theme::Dark)), carto::Theme::Dark);
        QPalette other;
        other.setColor(QPalette::Window, QColor(40, 0, 40));
        other.setColor(QPalette::WindowText, QColor(255, 240, 200));
        QCOMPARE(themeOf(other), carto::Theme::Dark);  // whoever chose it
    }

    void aThemeReachesTheProgramAndItsIcons()
    {
        applyTheme(carto::Theme::Dark);
        QCOMPARE(themeOf(QApplication::palette()), carto::Theme::Dark);
        QCOMPARE(QIcon::themeName(), QStringLiteral("breeze-dark"));
        applyTheme(carto::Theme::Light);
        QCOMPARE(themeOf(QApplication::palette()), carto::Theme::Light);
        QCOMPARE(QIcon::themeName(), QStringLiteral("breeze"));
        // Once more adds no folder twice.
        const qsizetype paths = QIcon::themeSearchPaths().size();
        applyIcons();
        QCOMPARE(QIcon::themeSearchPaths().size(), paths);
    }

    void whatCannotBeUsedIsFainter()
    {
        for (const carto::Theme theme : {carto::Theme::Light, carto::Theme::Dark}) {
            const QPalette palette = paletteOf(theme);
            const QColor ground = palette.color(QPalette::Window);
            QVERIFY(contrast(palette.color(QPalette::Disabled, QPalette::WindowText), ground) <
                    contrast(palette.color(QPalette::Active, QPalette::WindowText), ground));
        }
    }

    void marksAreDrawnForTheScreenTheyAreOn()
    {
        const int mark = 3 * 16 + int(carto::MarkShape::Square);
        const QImage plain = markIcon(mark, carto::Theme::Light, 1).pixmap(16).toImage();
        QCOMPARE(plain.size(), QSize(16, 16));
        const QColor colour = QColor::fromRgb(carto::colour({3, carto::MarkShape::Square}, carto::Theme::Light));
        QVERIFY(test::pixelsOf(plain, colour) > 20);
        const auto sizes = markIcon(mark, carto::Theme::Light, 2).availableSizes();
        QVERIFY(!sizes.isEmpty());
        const QPixmap fine = markIcon(mark, carto::Theme::Light, 2).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(fine.width(), 32);
        // Another shape and another theme are other pictures.
        QVERIFY(markIcon(3 * 16, carto::Theme::Light, 1).pixmap(16).toImage() != plain);
        QVERIFY(markIcon(mark, carto::Theme::Dark, 1).pixmap(16).toImage() != plain);
    }

    void anUnknownIconIsEmptyAndNoFault() { QVERIFY(icon("no-such-icon-anywhere").isNull()); }

    void labelsTakeNothingForMarkup()
    {
        QWidget window;
        for (QLabel *label : {plainLabel(&window), wrappedLabel(&window)}) {
            QCOMPARE(label->parent(), &window);
            label->setText(QStringLiteral("<h1>big</h1>"));
            QCOMPARE(label->textFormat(), Qt::PlainText);
            // As high as a line, not as a heading.
            QVERIFY(label->sizeHint().height() < 2 * label->fontMetrics().height());
        }
    }

    void longWordsInWrappedLabelsForceNothing()
    {
        QWidget window;
        QLabel *label = wrappedLabel(&window);
        label->setText(QStringLiteral("See ") + test::longIri(100));
        QCOMPARE(label->sizePolicy().horizontalPolicy(), QSizePolicy::Ignored);
        QVERIFY(label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        QVERIFY(label->heightForWidth(200) > label->heightForWidth(4000));
    }
};

QTEST_MAIN(TestWidgetParts)
#include "tst_widgetparts.moc"
