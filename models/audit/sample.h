// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/prober.h"
#include "ngsild/entity.h"
#include "store/dataset.h"

namespace civiscope::audit {

struct SampledEntity {
    std::string raw = {};            // exactly as it came
    ngsild::Entity entity = {};      // names as written
    jsonld::ContextPtr context = {}; // what they mean; never null
    std::vector<std::string> typeIris = {};
    std::size_t page = 0;       // in Sample::pages
};

struct SampledType {
    std::string name = {};                      // as the source writes it; a broker is asked by it
    std::string iri = {};
    std::optional<std::int64_t> total = {};     // entities there are; nullopt: not said
    std::vector<SampledEntity> entities = {};
};

struct SamplePage {
    Evidence evidence = {};  // of a file: the file
    QByteArray body = {};    // empty for a file
};

// Up to so many entities a type, from the beginning, the middle and the end of the list. The seed says where in the
// middle; the same seed and data give the same sample.
struct Sample {
    std::vector<SampledType> types = {};
    std::vector<SamplePage> pages = {};
    std::uint64_t seed = 1;
    int perType = 200;

    [[nodiscard]] std::size_t size() const;
    // The type with the most entities; null: there is none.
    [[nodiscard]] const SampledType *largest() const;
};

// Of what is loaded. `origin` stands in the evidence ("file.ndjson"). Blocks for one disk read an entity; any thread.
// `types`: names or IRIs; empty: all.
[[nodiscard]] Sample sampleLoaded(const store::Version &version, const std::string &origin, Moment at,
                                  std::uint64_t seed, int perType);

// Asked from the broker anew: three pages a type. Names mean what they mean in `version`. Types that cannot be had are
// there without entities; `progress` is called with how many types are done of how many. Main thread.
[[nodiscard]] QCoro::Task<Sample> sampleBroker(std::shared_ptr<Prober> prober, store::VersionPtr version,
                                               std::uint64_t seed, int perType, std::stop_token stop,
                                               std::function<void(int, int)> progress);

// The entities of an answer; those that cannot be read are passed over. `context`: what names mean where `version` does
// not have the entity; may be null.
[[nodiscard]] std::vector<SampledEntity> entitiesOf(std::string_view body, const store::Version &version,
                                                    const jsonld::ContextPtr &context);

// Evidence that is about one entity of the sample; `pointer`: the place in it, into the excerpt with what stands there.
[[nodiscard]] Evidence evidenceOf(const Sample &sample, const SampledEntity &entity, const std::string &attribute = {});

}  // namespace civiscope::audit
