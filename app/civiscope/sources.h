// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/commandline.h"
#include "app/civiscope/democities.h"
#include "schema/schemaloader.h"
#include "tasks/sourceservices.h"

#include <QNetworkAccessManager>

#include <functional>

namespace civiscope::app {

struct SourcesOptions {
    std::function<Moment()> now = currentMoment;
    double demoRate = LiveCityOptions{}.rate;  // entities of a demo city that change a second; 0: nothing changes
};

// The network and what stands on it, built once by main: contexts, schemas, demo cities. Main thread.
class Sources {
public:
    explicit Sources(SourcesOptions options = {});

    // How the desktop's sources reach what lies behind them. Lives as long as this object.
    [[nodiscard]] const std::shared_ptr<const tasks::SourceServices> &services() const { return m_services; }

    [[nodiscard]] const std::shared_ptr<const schema::SchemaLoader> &schemas() const { return m_schemas; }
    // The schemas that a source brings itself: those of a demo city. Empty: none.
    [[nodiscard]] static QStringList ownSchemas(const tasks::SourceSpec &spec);

    // What the words and options name. Relative paths are taken from the working folder. Errors: those of
    // tasks::parseSource, Usage (token variable).
    [[nodiscard]] static Result<tasks::SourceRequest> request(const QString &words, const SourceOptions &options);

    // Loads whatever the words name. Errors: those of request, of DemoCities::url and of tasks::loadSource.
    [[nodiscard]] QCoro::Task<Result<tasks::LoadReport>> load(QString words, SourceOptions options,
                                                              std::shared_ptr<store::Dataset> dataset, Job job);

private:
    QCoro::Task<Result<client::Connection>> connect(tasks::SourceRequest request);

    QNetworkAccessManager m_network;
    std::shared_ptr<const tasks::SourceServices> m_services;
    std::shared_ptr<const schema::SchemaLoader> m_schemas;
    DemoCities m_demo;
};

}  // namespace civiscope::app
