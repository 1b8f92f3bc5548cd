// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/commandline.h"
#include "app/civiscope/democities.h"
#include "workspace/sourceloader.h"
#include "workspace/sourcespec.h"

#include <QNetworkAccessManager>

namespace civiscope::app {

// The network and what stands on it, built once by main: loader, contexts, demo cities. Main thread.
class Sources {
public:
    Sources();

    [[nodiscard]] const std::shared_ptr<ngsild::HttpTransport> &transport() const { return m_transport; }
    [[nodiscard]] const workspace::SourceLoader &loader() const { return m_loader; }

    // How to reach a source that is a broker or a demo city (which is started when needed). Errors: Usage (headers,
    // token variable), and those of DemoCities::url.
    [[nodiscard]] Result<ngsild::Connection> connection(const workspace::SourceSpec &spec,
                                                        const SourceOptions &options);

    // Loads whatever the words name. Relative paths are taken from the working folder.
    [[nodiscard]] QCoro::Task<Result<workspace::LoadReport>> load(QString words, SourceOptions options,
                                                                  std::shared_ptr<store::Dataset> dataset, Job job);

private:
    QNetworkAccessManager m_network;
    std::shared_ptr<ngsild::HttpTransport> m_transport;
    workspace::SourceLoader m_loader;
    DemoCities m_demo;
};

// What the options say of loading.
[[nodiscard]] workspace::LoadOptions loadOptions(const SourceOptions &options);

}  // namespace civiscope::app
