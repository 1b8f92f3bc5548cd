// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/colourpanel.h"

#include "items/celltext.h"
#include "items/colourlegend.h"
#include "words/countwords.h"
#include "words/numberwords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace civiscope::widgets {

namespace {

constexpr int fillPause = 200;  // milliseconds without a change before the list is made anew

struct Offer {
    std::string name;
    std::string unit;
    qint64 count = 0;
};

// What can colour a map, by IRI.
std::map<std::string, Offer> offersOf(const workspace::Session &session)
{
    std::map<std::string, Offer> offers;
    for (const auto &source : session.sources()) {
        const store::VersionPtr version = session.shownVersion(*source);
        for (const store::TablePtr &table : version->tables()) {
            for (const store::ColumnPtr &column : table->columns()) {
                const auto type = column->type();
                const bool fits = type == store::CellType::Number || type == store::CellType::String ||
                                  type == store::CellType::Boolean || type == store::CellType::Relationship;
                if (!fits || column->key().path.size() != 1 || column->present() == 0)
                    continue;
                Offer &offer = offers[column->key().path.front()];
                if (offer.name.empty()) {
                    offer.name = column->name();
                    const auto units = column->units();
                    offer.unit = units.empty() ? std::string() : units.front();
                }
                offer.count += column->present();
            }
        }
    }
    return offers;
}

QPixmap rampPicture(carto::Ramp ramp, const QPalette &palette)
{
    constexpr int width = 48;
    constexpr int height = 12;
    QPixmap picture(width, height);
    QPainter painter(&picture);
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    for (int x = 0; x < width; ++x) {
        const carto::Mark mark{static_cast<std::uint8_t>(x * 255 / (width - 1)), carto::MarkShape::Circle, ramp};
        painter.fillRect(x, 0, 1, height,
                         QColor::fromRgba(carto::colour(mark, dark ? carto::Theme::Dark : carto::Theme::Light)));
    }
    return picture;
}

}  // namespace

ColourPanel::ColourPanel(workspace::Session &session, MapColours &colours, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_colours(colours)
    , m_attributes(new QComboBox)
    , m_classes(new QWidget)
    , m_method(new QComboBox)
    , m_count(new QSpinBox)
    , m_ramp(new QComboBox)
    , m_note(new QLabel)
{
    m_attributes->setAccessibleName(tr("Attribute that colours the map"));
    m_attributes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_attributes->setMinimumContentsLength(8);
    m_method->setAccessibleName(tr("How numbers are cut into classes"));
    m_method->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_method->setMinimumContentsLength(6);
    m_method->addItem(tr("Natural breaks"), int(carto::ClassMethod::NaturalBreaks));
    m_method->addItem(tr("Equal counts"), int(carto::ClassMethod::Quantiles));
    m_method->addItem(tr("Equal steps"), int(carto::ClassMethod::EqualIntervals));
    m_method->setToolTip(
        tr("Natural breaks: where the values leave gaps. Equal counts: as many entities in each class. "
           "Equal steps: classes equally wide."));
    m_count->setAccessibleName(tr("Number of classes"));
    m_count->setToolTip(m_count->accessibleName());
    m_count->setRange(carto::fewestClasses, carto::mostClasses);
    m_count->setValue(colours.chosen().classes);
    m_ramp->setAccessibleName(tr("Colours"));
    m_ramp->setIconSize({48, 12});
    m_ramp->addItem(rampPicture(carto::Ramp::Viridis, palette()), QString(), int(carto::Ramp::Viridis));
    m_ramp->addItem(rampPicture(carto::Ramp::Cividis, palette()), QString(), int(carto::Ramp::Cividis));
    m_ramp->setItemData(0, tr("Viridis"), Qt::AccessibleTextRole);
    m_ramp->setItemData(0, tr("Viridis"), Qt::ToolTipRole);
    m_ramp->setItemData(1, tr("Cividis"), Qt::AccessibleTextRole);
    m_ramp->setItemData(1, tr("Cividis"), Qt::ToolTipRole);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);

    auto *label = new QLabel(tr("&Colour by"));
    label->setBuddy(m_attributes);
    auto *first = new QHBoxLayout;
    first->addWidget(label);
    first->addWidget(m_attributes, 1);
    auto *second = new QHBoxLayout(m_classes);
    second->setContentsMargins(0, 0, 0, 0);
    second->addWidget(m_method, 1);
    second->addWidget(m_count);
    second->addWidget(m_ramp);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 4, 8, 8);
    lines->setSpacing(4);
    lines->addLayout(first);
    lines->addWidget(m_classes);
    lines->addWidget(m_note);

    for (QComboBox *box : {m_attributes, m_method, m_ramp})
        connect(box, &QComboBox::activated, this, &ColourPanel::choose);
    connect(m_count, &QSpinBox::valueChanged, this, &ColourPanel::choose);
    connect(&colours, &MapColours::changed, this, &ColourPanel::refresh);
    m_fill.setSingleShot(true);
    m_fill.setInterval(fillPause);
    connect(&m_fill, &QTimer::timeout, this, &ColourPanel::fill);
    const auto later = [this] {
        if (!m_fill.isActive())
            m_fill.start();
    };
    connect(&session, &workspace::Session::sourceChanged, this, later);
    connect(&session, &workspace::Session::sourceClosed, this, later);
    fill();
}

void ColourPanel::fill()
{
    auto offers = offersOf(m_session);
    std::vector<std::pair<std::string, Offer>> sorted(offers.begin(), offers.end());
    std::ranges::sort(sorted, {}, [](const auto &offer) { return items::toQString(offer.second.name).toLower(); });
    const QSignalBlocker quiet(m_attributes);
    m_attributes->clear();
    m_attributes->addItem(tr("Type"), QString());
    for (const auto &[iri, offer] : sorted) {
        m_attributes->addItem(items::colourTitle(offer.name, offer.unit), items::toQString(iri));
        m_attributes->setItemData(
            m_attributes->count() - 1,
            items::plainToolTip(QStringLiteral("%1\n%2").arg(items::toQString(iri), words::entities(offer.count))),
            Qt::ToolTipRole);
    }
    setEnabled(!m_session.sources().empty());
    refresh();
}

void ColourPanel::choose()
{
    carto::ColourBy by;
    by.attribute = m_attributes->currentData().toString().toStdString();
    by.method = static_cast<carto::ClassMethod>(m_method->currentData().toInt());
    by.classes = m_count->value();
    by.ramp = static_cast<carto::Ramp>(m_ramp->currentData().toInt());
    m_colours.choose(by);
}

// As it is chosen, whoever chose it.
void ColourPanel::refresh()
{
    const carto::ColourBy &by = m_colours.chosen();
    const QSignalBlocker quiet(m_count);
    const QString iri = items::toQString(by.attribute);
    int index = m_attributes->findData(iri);
    if (index < 0) {  // of a source that is not open (any more)
        m_attributes->addItem(iri.section(QLatin1Char('/'), -1), iri);
        index = m_attributes->count() - 1;
    }
    m_attributes->setCurrentIndex(index);
    m_method->setCurrentIndex(m_method->findData(int(by.method)));
    m_count->setValue(by.classes);
    m_ramp->setCurrentIndex(std::max(0, m_ramp->findData(int(by.ramp))));
    m_classes->setVisible(!by.attribute.empty() && m_colours.numeric());
    m_note->setText(m_colours.note());
    m_note->setVisible(!m_colours.note().isEmpty());
}

}  // namespace civiscope::widgets
