// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The differences that the two demo cities are planted with, against what a comparison finds.

#include "compare/compare.h"
#include "demo/democity.h"
#include "demo/manifest.h"
#include "jsonld/contextbuilder.h"
#include "support/cityoftext.h"

#include <set>

using namespace demotest;
using namespace civiscope::compare;

namespace {

using Found = std::pair<std::string, std::string>;  // code, IRI

Input inputOf(CityName name, Moment now)
{
    const City city = make(name, now);
    nlohmann::json all = nlohmann::json::array();
    for (json &entity : entities(city))
        all.push_back(std::move(entity));
    const auto context =
        jsonld::buildContext(json::parse(city.context())["@context"], {}, [](const std::string &) { return nullptr; });
    store::Dataset dataset;
    if (!context || !test::mergeText(dataset, all.dump(), context->context))
        qFatal("unreadable demo city");
    Input input;
    input.name = wordOf(name);
    input.version = dataset.current();
    return input;
}

std::set<Found> foundIn(const Comparison &comparison)
{
    std::set<Found> found;
    for (const Difference &difference : comparison.differences) {
        const TypeRow &type = comparison.types[difference.type];
        const std::string &iri =
            difference.attribute ? type.attributes[*difference.attribute].either().iri : type.either().iri;
        found.emplace(differenceWord(difference.code), iri);
    }
    const auto add = [&](const std::vector<Note> &notes, const std::string &iri) {
        for (const Note &note : notes) {
            if (note.code == NoteCode::ScaleSuspect || note.code == NoteCode::MissingUnit ||
                note.code == NoteCode::Stale)
                found.emplace(noteWord(note.code), iri);
        }
    };
    for (const TypeRow &type : comparison.types) {
        add(type.notes, type.either().iri);
        for (const AttributeRow &attribute : type.attributes)
            add(attribute.notes, attribute.either().iri);
    }
    return found;
}

std::set<Found> plantedIn(const nlohmann::ordered_json &manifest)
{
    std::set<Found> planted;
    for (const auto &one : manifest["differences"])
        planted.emplace(one["code"], one.contains("iri") ? one["iri"] : one["antwerp"]["iri"]);
    return planted;
}

}  // namespace

class TestComparedCities : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasPlantedIsFoundAndNothingElse()
    {
        const Moment now = januaryNoon(CityName::Antwerp);
        const auto comparison = civiscope::compare::compare(inputOf(CityName::Antwerp, now),
                                                            inputOf(CityName::Brisbane, now), {{}, now}, {});
        QVERIFY(comparison);
        const std::set<Found> found = foundIn(*comparison);
        const std::set<Found> planted = plantedIn(manifest(make(CityName::Antwerp, now)));
        std::set<std::string> kinds;
        for (const auto &[code, iri] : planted) {
            kinds.insert(code);
            QVERIFY2(found.contains({code, iri}), std::format("{} of {} was planted and not found", code, iri).c_str());
        }
        for (const auto &[code, iri] : found)
            QVERIFY2(planted.contains({code, iri}),
                     std::format("{} of {} was found and not planted", code, iri).c_str());
        QVERIFY(kinds.size() >= 10);
    }

    void aCityIsLikeItself()
    {
        const Moment now = januaryNoon(CityName::Antwerp);
        const Input antwerp = inputOf(CityName::Antwerp, now);
        const auto comparison = civiscope::compare::compare(antwerp, antwerp, {{}, now}, {});
        QVERIFY(comparison);
        QVERIFY(foundIn(*comparison).empty());
    }
};

QTEST_GUILESS_MAIN(TestComparedCities)
#include "tst_comparedcities.moc"
