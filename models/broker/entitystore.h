// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/answer.h"
#include "broker/contextbook.h"
#include "broker/historybook.h"
#include "store/dataset.h"

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::broker {

// What a load took in.
struct LoadReport {
    std::size_t entities = 0;
    std::size_t quarantined = 0;
    std::vector<std::string> missingContexts;  // URLs; their names went to the default vocabulary
};

// Attributes of one entity that changed: names as the entity itself writes them, values in any form of NGSI-LD.
struct EntityUpdate {
    std::string id;
    nlohmann::ordered_json attributes;  // object: name → attribute
};

enum class Patch {
    Replace,  // attributes are set as given
    Merge,    // members of attributes that are there stay unless given; "urn:ngsi-ld:null" takes out
};

class HistoryProvider;

// An entity as an object whose members are its attributes, whatever form it came in; null when its bytes are no entity.
[[nodiscard]] nlohmann::ordered_json entityJson(const std::string &raw);

// The entities of the broker: a store::Dataset, and what changes it. Any thread; changes wait for each other, readers
// never wait.
class EntityStore {
public:
    explicit EntityStore(ContextBook &contexts);

    [[nodiscard]] store::VersionPtr current() const { return m_dataset.current(); }
    // When the broker began: createdAt of everything that does not say its own.
    [[nodiscard]] Moment startedAt() const { return m_startedAt; }
    // The context clients get who name none: the first that came with data, until then the core context.
    [[nodiscard]] ContextPlace ownContext() const;
    void setOwnContext(ContextPlace place);

    // What attributes were before they were changed here.
    [[nodiscard]] const HistoryBook &past() const { return m_past; }
    // Who knows what was before the broker began; null: nobody. To be set before the broker is asked.
    [[nodiscard]] const HistoryProvider *historyProvider() const { return m_provider.get(); }
    void setHistoryProvider(std::shared_ptr<const HistoryProvider> provider) { m_provider = std::move(provider); }

    // Takes a document in, in any form EntityReader takes. Errors: those of store::readDocument and Dataset::take.
    [[nodiscard]] Result<LoadReport> load(std::string_view document, std::string_view origin);

    // `entity`: without @context. Problems: BadRequestData, AlreadyExists.
    [[nodiscard]] std::expected<void, Problem> create(const nlohmann::ordered_json &entity,
                                                      const jsonld::ContextPtr &context);
    // False: there is no such entity.
    [[nodiscard]] bool remove(const std::string &id);

    // Sets attributes of many entities at once; gives how many entities were there. modifiedAt becomes now.
    // Errors: those of Dataset::take.
    [[nodiscard]] Result<std::size_t> apply(std::span<const EntityUpdate> updates, Patch patch);

private:
    [[nodiscard]] Result<void> mergeBatch(store::Batch &&batch, store::Merge merge, LoadReport &report);
    [[nodiscard]] Result<void> takeJson(const std::vector<std::pair<std::string, jsonld::ContextPtr>> &entities);

    ContextBook &m_contexts;
    store::Dataset m_dataset;
    HistoryBook m_past;
    std::shared_ptr<const HistoryProvider> m_provider;
    Moment m_startedAt;
    std::mutex m_writing;
    mutable std::mutex m_ownMutex;
    ContextPlace m_own;
    bool m_ownIsGiven = false;
};

}  // namespace civiscope::broker
