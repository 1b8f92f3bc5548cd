// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/colouring.h"
#include "workspace/session.h"

#include <QObject>
#include <QPointer>
#include <qcorotask.h>

#include <map>
#include <memory>
#include <stop_token>
#include <vector>

namespace civiscope::gis {
class EngineClient;
}  // namespace civiscope::gis

namespace civiscope::widgets {

// Which attribute colours the map, and what its colours mean. Classes are made from all open sources when the choice
// changes or a source was loaded, not when live values change: the same value keeps its colour while one looks. The
// values are read in a worker, QGIS makes the classes. GUI thread.
class MapColours : public QObject {
    Q_OBJECT

public:
    explicit MapColours(workspace::Session &session, QObject *parent = nullptr);
    ~MapColours() override;

    // Outlives this object; without it numbers are cut into quantiles.
    void setEngine(gis::EngineClient *engine);

    void choose(const carto::ColourBy &by);
    [[nodiscard]] const carto::ColourBy &chosen() const { return m_by; }

    // Null: by type, or not known yet.
    [[nodiscard]] const std::shared_ptr<const carto::Colouring> &colouring() const { return m_colouring; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool numeric() const { return m_numeric; }  // of the chosen attribute
    [[nodiscard]] const QString &note() const { return m_note; }  // what a person should know of it; mostly empty

Q_SIGNALS:
    void changed();

private:
    void make();
    static QCoro::Task<> cut(QPointer<MapColours> self, carto::ColourBy by, std::vector<store::TablePtr> tables,
                             bool shapes, std::stop_token stop);
    void take(std::shared_ptr<const carto::Colouring> colouring, const QString &note);

    workspace::Session &m_session;
    gis::EngineClient *m_engine = nullptr;
    carto::ColourBy m_by;
    std::shared_ptr<const carto::Colouring> m_colouring;
    std::map<int, bool> m_loaded;  // sources that were seen loaded
    QString m_note;
    std::stop_source m_making;  // of the newest choice: drops late classes
    bool m_busy = false;
    bool m_numeric = false;
};

}  // namespace civiscope::widgets
