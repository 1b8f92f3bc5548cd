<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AuditReport</name>
    <message>
        <source>status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities concerned: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (the first %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks and evidence: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unknown number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Interoperability self-check: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln, all of them GET</source>
        <translation>
            <numerusform>%Ln, een GET</numerusform>
            <numerusform>%Ln, allemaal GET</numerusform>
        </translation>
    </message>
    <message>
        <source>none: the source is a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample, type by type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds: ours, for the mechanisms give no numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit was stopped before its end; what was tested stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker stopped answering on the way; what was tested stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requirements by verdict. There is no grade: what counts is which of them are met, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In our reading; the original words: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks and their evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by Civiscope %1. Each answer&apos;s SHA-256 is that of its whole body; excerpts are its beginning, with secrets masked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>Only a broker can be asked this, and the source is a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not let us in (status %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server failed (status %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not offer %1 (status %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit was stopped before this was looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet tested by this program (checks %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of it is not yet tested by this program (checks %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machine can tell: a person gives evidence, a document or a link for example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine gives hints only; a person has to confirm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no %1 to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all of the ways work (see %1); one is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers come as %1, as asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers come as %1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No format came that parses and is called by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for %1, the broker sent %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for %1, which nobody has to offer, the server failed (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All of %Ln documents are strict JSON in UTF-8.</source>
        <translation>
            <numerusform>Het ene document is strikte JSON in UTF-8.</numerusform>
            <numerusform>Alle %Ln documenten zijn strikte JSON in UTF-8.</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents that are not strict JSON in UTF-8: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents have members that stand twice in one object.</source>
        <translation>
            <numerusform>%Ln document heeft leden die twee keer in één object staan.</numerusform>
            <numerusform>%Ln documenten hebben leden die twee keer in één object staan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GET gave %Ln entities, each with an id and a type.</source>
        <translation>
            <numerusform>GET gaf %Ln entiteit, met een id en een type.</numerusform>
            <numerusform>GET gaf %Ln entiteiten, elk met een id en een type.</numerusform>
        </translation>
    </message>
    <message>
        <source>GET gave no NGSI-LD entities (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was answered with status %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes that show which kind they are: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes that do not show which kind they are: %1 of %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 only bare values come; kinds, units and times of observation are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter %1 works: %2 of %3, and all hits satisfy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter %1 has no effect: %2 came where %3 should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter %1 lets wrong entities through: %2 of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter %1 gave nothing where about %2 should come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker refuses %1 (status %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>There is a history: %Ln instances of one attribute of %2.</source>
        <translation>
            <numerusform>Er is een geschiedenis: %Ln instantie van één attribuut van %2.</numerusform>
            <numerusform>Er is een geschiedenis: %Ln instanties van één attribuut van %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these has a history of two instances: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types that are observed and have current data: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest of %1 is %2 old; %3 would be usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has been observed in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of the API carries the version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part of the path %1 is a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors come in the standard&apos;s words (%1 provoked).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The error of %1 (status %2) has no body in the standard&apos;s words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was answered with status %2 instead of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question for everything at once is answered instead of refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of %1 are as long as asked for and have nothing in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities stand on both of two pages of %2.</source>
        <translation>
            <numerusform>%Ln entiteit staat op beide van twee pagina’s van %2.</numerusform>
            <numerusform>%Ln entiteiten staan op beide van twee pagina’s van %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>A page of %1 was asked for, and %2 came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not say how many there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No link leads to the next page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %Ln ids are absolute URIs, and none stands for two things.</source>
        <translation>
            <numerusform>Het ene id is een absolute URI en staat niet voor twee dingen.</numerusform>
            <numerusform>Alle %Ln ids zijn absolute URI’s, en geen ervan staat voor twee dingen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ids that are no absolute URIs: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln ids came twice with different content.</source>
        <translation>
            <numerusform>%Ln id kwam twee keer met andere inhoud.</numerusform>
            <numerusform>%Ln ids kwamen twee keer met andere inhoud.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities came twice, the same each time.</source>
        <translation>
            <numerusform>%Ln entiteit kwam twee keer, telkens dezelfde.</numerusform>
            <numerusform>%Ln entiteiten kwamen twee keer, telkens dezelfde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ids of urn:ngsi-ld whose type is not that of the entity: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ids that lead to their entity: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ids that do not lead to their entity: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities that have other attributes when asked for by id: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names that a context defines: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names in no context, so that nobody says what they mean: %1 of %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What names mean could not be looked up, for these contexts could not be had: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets of relationships that are there: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets of relationships that are not there: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln targets are web addresses outside of the broker; not followed.</source>
        <translation>
            <numerusform>%Ln doel is een webadres buiten de broker; niet gevolgd.</numerusform>
            <numerusform>%Ln doelen zijn webadressen buiten de broker; niet gevolgd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Types whose schema is known: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types whose schema is not known: %1 of %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities that are valid by their schema: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities that are not valid by their schema: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured attributes that say their unit: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured attributes that do not say their unit: %1 of %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These units are no UN/CEFACT codes: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of whole numbers, taken for counts that need none: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times that are ISO 8601 with a zone: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times that cannot be read: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times without a zone: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is reached by plain http: whoever is on the way can read and change the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is secured by %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is secured by %1 (%2); TLS 1.3 is the mechanism named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer secure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The certificate is valid for %Ln more days.</source>
        <translation>
            <numerusform>Het certificaat is nog %Ln dag geldig.</numerusform>
            <numerusform>Het certificaat is nog %Ln dagen geldig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate ends within %Ln days.</source>
        <translation>
            <numerusform>Het certificaat verloopt binnen %Ln dag.</numerusform>
            <numerusform>Het certificaat verloopt binnen %Ln dagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate cannot be trusted: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All of %Ln geometries are valid GeoJSON (RFC 7946).</source>
        <translation>
            <numerusform>De ene geometrie is geldige GeoJSON (RFC 7946).</numerusform>
            <numerusform>Alle %Ln geometrieën zijn geldige GeoJSON (RFC 7946).</numerusform>
        </translation>
    </message>
    <message>
        <source>Geometries that are not valid GeoJSON (RFC 7946): %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rings of %Ln geometries turn against the right-hand rule.</source>
        <translation>
            <numerusform>Ringen van %Ln geometrie draaien tegen de rechterhandregel in.</numerusform>
            <numerusform>Ringen van %Ln geometrieën draaien tegen de rechterhandregel in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rings of %Ln geometries cross themselves.</source>
        <translation>
            <numerusform>Ringen van %Ln geometrie kruisen zichzelf.</numerusform>
            <numerusform>Ringen van %Ln geometrieën kruisen zichzelf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places lie where the city&apos;s places can lie.</source>
        <translation>
            <numerusform>%Ln plaats ligt waar plaatsen van de stad kunnen liggen.</numerusform>
            <numerusform>%Ln plaatsen liggen waar plaatsen van de stad kunnen liggen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Places with the latitude first: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places at (0, 0): %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places in metres, not in degrees: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places that lie far from the others: %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln types say where their things are.</source>
        <translation>
            <numerusform>%Ln type zegt waar zijn dingen zijn.</numerusform>
            <numerusform>%Ln types zeggen waar hun dingen zijn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of %1 so many say where they are: %2 of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two entities of one type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relationships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times of observation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>geometries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributes of different numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points in different places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schemas for these types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>met with remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs human evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a human</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n/a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a machine can tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a machine gives hints, a person confirms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person gives evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats and content negotiation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strict JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities by GET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes show their kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age of the newest data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version in the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structured errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ids are unique URIs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ids lead to their entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types and attributes have a meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relationships lead somewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All attribute names are defined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schemas of the types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times with a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities against their schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security of the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid GeoJSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plausible places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Things with a location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet tested by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-check, %1, our reading. It only read; nothing here was confirmed by those who publish the mechanisms, and a source may meet a requirement in other ways than those looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2, at most %3 a type, from the beginning, the middle and the end; seed %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, relationships, units, locations: %1 are enough to be met, %2 to be met with remarks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes whose kind is known: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Newest data: not older than %Ln usual gaps between observations; %1 where there are too few.</source>
        <translation>
            <numerusform>Nieuwste gegevens: niet ouder dan %Ln gewone tussentijd van waarnemingen; %1 waar er te weinig zijn.</numerusform>
            <numerusform>Nieuwste gegevens: niet ouder dan %Ln gewone tussentijden van waarnemingen; %1 waar er te weinig zijn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Certificates: a remark when they end within %Ln days.</source>
        <translation>
            <numerusform>Certificaten: een opmerking als ze binnen %Ln dag verlopen.</numerusform>
            <numerusform>Certificaten: een opmerking als ze binnen %Ln dagen verlopen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Places and geometries: more than %1 wrong ones are not met.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditingText</name>
    <message>
        <source>auditing, step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped: what was tested stands, the rest could not be tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker stopped answering; what was tested stands.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>no unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gives no unit, or one that is in no table: its numbers are shown as they came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of %1 that are left out, for their unit is missing or does not fit the others: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The numbers of %1 are about %Ln times those of %2.</source>
        <translation>
            <numerusform>De getallen van %1 zijn ongeveer even groot als die van %2.</numerusform>
            <numerusform>De getallen van %1 zijn ongeveer %Ln keer die van %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>A percentage beside a fraction?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do both use the same unit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similar name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same sort of value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units that convert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers in the same range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>many attributes of the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relationships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>structures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values of several sorts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2, %3 in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt;99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so far only in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same IRI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 in %2: too few to say much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the two are not equally well known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a part of the entities of %1 was loaded: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all entities of %1 were loaded (only %2), and it does not say how many are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest observation of %1 is %2 old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two were observed at other times, %1 apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IRIs differ; that both mean the same is a guess (%1 of 100) until somebody accepts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this in %1 has a location, so no map shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a location in %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No context says what this name means: the two are equal by spelling only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2 of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One short name, two meanings: the IRIs differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The units do not convert into each other: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> + %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> − %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 is shown in %3 (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, so 50 % is written differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the same IRI is called %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: one name, but another IRI in each city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: observed about every %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: given by %2 of the entities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: languages %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: only in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two have no type in common. Only in %1: %2. Only in %3: %4. What each has is listed below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by IRI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types in both: %1 (%2). Only in %3: %4. Only in %5: %6.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonReport</name>
    <message>
        <source>%1 and %2 side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types and attributes are matched by their IRI. What is only suggested is marked; what makes a comparison less than fair stands beside what it concerns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entiteiten</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest observation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observed about every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid by its schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribuut</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Overeenkomst</translation>
    </message>
    <message>
        <source>Share of the entities that have it, its unit, its newest observation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value occurs twice in a city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Waarde</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more values</source>
        <translation>
            <numerusform>en nog %Ln waarde</numerusform>
            <numerusform>en nog %Ln waarden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (entities: %2, attributes: %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: both publish the same in the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quartiles lie between the two nearest values, in proportion (position q × (n − 1)). Values of the second city are converted to the unit of the first; numbers whose unit is unknown are never converted. Intervals between observations are estimated from the newest ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution of %1 in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ %1 (median dashed)   □ %2 (median solid); heights are shares of each city&apos;s own values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountWords</name>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln entiteit</numerusform>
            <numerusform>%Ln entiteiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln types</source>
        <translation>
            <numerusform>%Ln type</numerusform>
            <numerusform>%Ln types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln waarde</numerusform>
            <numerusform>%Ln waarden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln series</source>
        <translation>
            <numerusform>%Ln reeks</numerusform>
            <numerusform>%Ln reeksen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln rij</numerusform>
            <numerusform>%Ln rijen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln features</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objecten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln fout</numerusform>
            <numerusform>%Ln fouten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln waarschuwing</numerusform>
            <numerusform>%Ln waarschuwingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln opmerking</numerusform>
            <numerusform>%Ln opmerkingen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 valid, %3 invalid, %4 without a schema</source>
        <translation>%1: %2 geldig, %3 ongeldig, %4 zonder schema</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Scorecard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message numerus="yes">
        <source>%1: %2 and %Ln more</source>
        <translation>
            <numerusform>%1: %2 en nog %Ln</numerusform>
            <numerusform>%1: %2 en nog %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>name a broker&apos;s URL, a file, demo:antwerp or demo:brisbane</source>
        <translation>noem de URL van een broker, een bestand, demo:antwerp of demo:brisbane</translation>
    </message>
    <message>
        <source>the demo cities are demo:antwerp and demo:brisbane</source>
        <translation>de demosteden zijn demo:antwerp en demo:brisbane</translation>
    </message>
    <message>
        <source>only http and https reach a broker</source>
        <translation>alleen http en https bereiken een broker</translation>
    </message>
    <message>
        <source>no address was given</source>
        <translation>er is geen adres gegeven</translation>
    </message>
    <message>
        <source>it is no address of the form http://host/path</source>
        <translation>het is geen adres van de vorm http://host/pad</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>het is een map</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>dat bestand is er niet</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>die map is er niet</translation>
    </message>
    <message>
        <source>it is a pipe or a device; save what it gives to a file first</source>
        <translation>het is een pijp of een apparaat; bewaar eerst in een bestand wat het geeft</translation>
    </message>
    <message>
        <source>it is gzip-compressed: unpack it first</source>
        <translation>het is met gzip ingepakt: pak het eerst uit</translation>
    </message>
    <message>
        <source>it is UTF-16: save it as UTF-8</source>
        <translation>het is UTF-16: bewaar het als UTF-8</translation>
    </message>
    <message>
        <source>it is UTF-32: save it as UTF-8</source>
        <translation>het is UTF-32: bewaar het als UTF-8</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>u mag daar niet schrijven</translation>
    </message>
    <message>
        <source>files are written as %1</source>
        <translation>bestanden worden geschreven als %1</translation>
    </message>
    <message numerus="yes">
        <source>over %Ln MiB</source>
        <translation>
            <numerusform>meer dan %Ln MiB</numerusform>
            <numerusform>meer dan %Ln MiB</numerusform>
        </translation>
    </message>
    <message>
        <source>it is no workspace of Civiscope</source>
        <translation>het is geen werkruimte van Civiscope</translation>
    </message>
    <message>
        <source>a source in it has no name</source>
        <translation>een bron erin heeft geen naam</translation>
    </message>
    <message>
        <source>no connection in time</source>
        <translation>geen verbinding op tijd</translation>
    </message>
    <message>
        <source>no data in time</source>
        <translation>geen gegevens op tijd</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>meer dan %1</translation>
    </message>
    <message>
        <source>status %1 without a body</source>
        <translation>status %1 zonder inhoud</translation>
    </message>
    <message>
        <source>it is an HTML page</source>
        <translation>het is een HTML-pagina</translation>
    </message>
    <message numerus="yes">
        <source>it ends after %Ln bytes, in its middle</source>
        <translation>
            <numerusform>het eindigt na %Ln byte, middenin</numerusform>
            <numerusform>het eindigt na %Ln bytes, middenin</numerusform>
        </translation>
    </message>
    <message>
        <source>bytes that came: %1</source>
        <translation>bytes die kwamen: %1</translation>
    </message>
    <message>
        <source>protected terms are given another meaning, and keep the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>terms of the core context are given another meaning, and keep the core&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>definitions that JSON-LD does not allow are passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part that JSON-LD does not allow is passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it leads back to itself, and is read once</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>over %Ln documents</source>
        <translation>
            <numerusform>meer dan %Ln document</numerusform>
            <numerusform>meer dan %Ln documenten</numerusform>
        </translation>
    </message>
    <message>
        <source>a schema is a JSON object</source>
        <translation>een schema is een JSON-object</translation>
    </message>
    <message>
        <source>no JSON Schema is in this folder</source>
        <translation>in deze map staat geen JSON Schema</translation>
    </message>
    <message>
        <source>no type of this source is of Smart Data Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it refers to %1</source>
        <translation>het verwijst naar %1</translation>
    </message>
    <message>
        <source>it refers to itself without an end at %1</source>
        <translation>het verwijst zonder einde naar zichzelf bij %1</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>het is geen JSON</translation>
    </message>
    <message>
        <source>an entity is a JSON object</source>
        <translation>een entiteit is een JSON-object</translation>
    </message>
    <message>
        <source>the entity has no id</source>
        <translation>de entiteit heeft geen id</translation>
    </message>
    <message>
        <source>the entity has no type</source>
        <translation>de entiteit heeft geen type</translation>
    </message>
    <message>
        <source>the source</source>
        <translation>de bron</translation>
    </message>
    <message>
        <source>“%1” cannot be used%2.</source>
        <translation>“%1” is niet te gebruiken%2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read%2.</source>
        <translation>Het bestand %1 is niet te lezen%2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written%2.</source>
        <translation>Het bestand %1 is niet te schrijven%2.</translation>
    </message>
    <message>
        <source>The host of %1 was not found%2.</source>
        <translation>De host van %1 is niet gevonden%2.</translation>
    </message>
    <message>
        <source>Nothing answers at %1%2.</source>
        <translation>Niets antwoordt op %1%2.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off before the answer was whole%2.</source>
        <translation>De verbinding met %1 brak af voordat het antwoord heel was%2.</translation>
    </message>
    <message>
        <source>%1 did not answer in time%2.</source>
        <translation>%1 antwoordde niet op tijd%2.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made%2.</source>
        <translation>Er kwam geen veilige verbinding met %1 tot stand%2.</translation>
    </message>
    <message>
        <source>%1 answered with an error%2.</source>
        <translation>%1 antwoordde met een fout%2.</translation>
    </message>
    <message>
        <source>%1 does not let us in%2.</source>
        <translation>%1 laat ons niet binnen%2.</translation>
    </message>
    <message>
        <source>%1 says it is asked too often%2.</source>
        <translation>%1 zegt dat het te vaak gevraagd wordt%2.</translation>
    </message>
    <message>
        <source>%1 is not NGSI-LD%2.</source>
        <translation>%1 is geen NGSI-LD%2.</translation>
    </message>
    <message>
        <source>%1 is not JSON%2.</source>
        <translation>%1 is geen JSON%2.</translation>
    </message>
    <message>
        <source>%1 is empty%2.</source>
        <translation>%1 is leeg%2.</translation>
    </message>
    <message>
        <source>%1 is too large%2.</source>
        <translation>%1 is te groot%2.</translation>
    </message>
    <message>
        <source>%1 is nested too deeply%2.</source>
        <translation>%1 is te diep genest%2.</translation>
    </message>
    <message>
        <source>The @context %1 could not be had%2.</source>
        <translation>De @context %1 was niet te krijgen%2.</translation>
    </message>
    <message>
        <source>The @context of %1 is faulty%2.</source>
        <translation>De @context van %1 is fout%2.</translation>
    </message>
    <message>
        <source>The schema %1 could not be had%2.</source>
        <translation>Het schema %1 was niet te krijgen%2.</translation>
    </message>
    <message>
        <source>The schema %1 cannot be used%2.</source>
        <translation>Het schema %1 is niet te gebruiken%2.</translation>
    </message>
    <message>
        <source>%1 was not found%2.</source>
        <translation>%1 is niet gevonden%2.</translation>
    </message>
    <message>
        <source>%1 offers no history%2.</source>
        <translation>%1 biedt geen geschiedenis%2.</translation>
    </message>
    <message>
        <source>%1 gave less than it announced%2.</source>
        <translation>%1 gaf minder dan het aankondigde%2.</translation>
    </message>
    <message>
        <source>The map engine civiscope-gis is not installed%2.</source>
        <translation>De kaartmachine civiscope-gis is niet geïnstalleerd%2.</translation>
    </message>
    <message>
        <source>The map engine failed%2.</source>
        <translation>De kaartmachine faalde%2.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestopt.</translation>
    </message>
    <message>
        <source>Stopped: %1%2.</source>
        <translation>Gestopt: %1%2.</translation>
    </message>
    <message>
        <source>Something went wrong inside Civiscope at %1%2.</source>
        <translation>Er ging iets mis binnen Civiscope bij %1%2.</translation>
    </message>
    <message>
        <source>Check the name, and that you may read it.</source>
        <translation>Controleer de naam, en of u het mag lezen.</translation>
    </message>
    <message>
        <source>Check the folder, the free space, and that you may write there.</source>
        <translation>Controleer de map, de vrije ruimte, en of u daar mag schrijven.</translation>
    </message>
    <message>
        <source>Check the spelling of the host and the network.</source>
        <translation>Controleer de spelling van de host en het netwerk.</translation>
    </message>
    <message>
        <source>Is the broker running, and is the port right?</source>
        <translation>Draait de broker, en klopt de poort?</translation>
    </message>
    <message>
        <source>Try again; if it stays so, ask those who run the broker.</source>
        <translation>Probeer het opnieuw; blijft het zo, vraag het dan aan wie de broker beheert.</translation>
    </message>
    <message>
        <source>The certificate may be expired or for another host; try the address in a browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a token, a tenant or a header that this broker accepts.</source>
        <translation>Geef een token, een tenant of een header die deze broker aanvaardt.</translation>
    </message>
    <message>
        <source>Wait a while, or load fewer types at once.</source>
        <translation>Wacht even, of laad minder types tegelijk.</translation>
    </message>
    <message>
        <source>The API usually ends in /ngsi-ld/v1; a file should hold entities (JSON, NDJSON or GeoJSON).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it in a text editor; it may be a web page, packed, or a cut-off download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may still be being written, or the query matched nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into smaller parts.</source>
        <translation>Splits het in kleinere delen.</translation>
    </message>
    <message>
        <source>The data still shows, unknown names as IRIs; name a context of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell those who publish it, or name a context of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All else is checked. Name a folder that holds it, or its URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All else is checked. Tell those who publish it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling.</source>
        <translation>Controleer de spelling.</translation>
    </message>
    <message>
        <source>Some brokers keep it under an address of its own (--temporal-url).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again to fetch the rest.</source>
        <translation>Laad opnieuw om de rest te halen.</translation>
    </message>
    <message>
        <source>Install it for a base map; all else works without.</source>
        <translation>Installeer haar voor een ondergrond; al het andere werkt zonder.</translation>
    </message>
    <message>
        <source>It is started again by itself.</source>
        <translation>Ze wordt vanzelf opnieuw gestart.</translation>
    </message>
    <message>
        <source>Try again in a while.</source>
        <translation>Probeer het straks opnieuw.</translation>
    </message>
    <message>
        <source>The broker&apos;s words in brackets may say why.</source>
        <translation>De woorden van de broker tussen haakjes zeggen misschien waarom.</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>the entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates are no place on earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates are texts, not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ring does not end where it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its type is misspelt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates stand in one array too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of the wrong type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required attribute missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word that is not in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the one value allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the wrong form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that does not fit the pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number off the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text too short or too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List with wrong items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object with wrong members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute the schema does not allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the alternatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the schema excludes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same id, other content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id that is no URI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute of no known kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometry in a Property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leftover of NGSIv2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member that stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name that no query can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Null as a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number written as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time without a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock that was never set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name without a meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name that looks misspelt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude and longitude swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place at 0°, 0°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relationship to nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lacks “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema of %2 has no %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, which the schema does not allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, but should be %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands at %1 could not be read as an entity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 comes again at %2, with other content; the first was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id %1 is no URI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a relationship to %2, which is no URI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 should hold texts by language, but is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 says it is of the kind %2, which NGSI-LD does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a Property, but holds a geometry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is how NGSIv2 wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands twice; the last one was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 cannot be used in queries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is null.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the text %2, where other entities have a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, which is no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 and does not say in which zone; it was read as UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, which is still to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2: a clock that was not set, most likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, which is not among the known UN/CEFACT codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2; the code for that is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a measured number without a unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no unit, where other entities have %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No context says what the type %1 means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No context says what %1 means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No context knows %1; was “%2” meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 seems to give the latitude first: the other way round it is in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is 0°, 0°, in the sea off Africa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no valid geometry: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads to %2, which is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it as the schema asks: numbers without quotes, lists in brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the attribute, or make it optional in the schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a word of the list, spelt the same, or add this one to the schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write times like 2026-01-31T12:00:00Z, with the Z or an offset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it in the form that the schema names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the text with the pattern in the schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the sensor and the unit; placeholders such as -1 or 9999 are better left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, or add the attribute to the schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it fit one of the alternatives in the schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the schema at the place named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the raw text: it must be a JSON object with id and type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each thing an id of its own, or send only its newest state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use ids such as urn:ngsi-ld:Type:name, without blanks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the value, or leave the attribute out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point to the id of an entity; leave the relationship out when there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a kind of the standard: mostly Property, GeoProperty or Relationship.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its type to GeoProperty, so that maps and geo-queries see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn metadata into sub-attributes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send each member once; give instances a datasetId of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits and underscores only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the attribute out when there is no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the number without quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write times like 2026-01-31T12:00:00Z, in UTC and with the Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the clock and the zone of the sender.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the sender&apos;s clock before it sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the UN/CEFACT common code: CEL, P1, GQ …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add unitCode, so that the number can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Define the name in an @context, or use one of a shared model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the spelling, or define the name in an @context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoJSON has the longitude first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the location out when it is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair the geometry at its source, then send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish the entity it leads to, or correct the id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message>
        <source>it is no date and time; write 2026-01-31T08:00:00Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say in which time zone; end it with Z or an offset: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--to has to be later than --from, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <translation>laden</translation>
    </message>
    <message>
        <source>No attribute has a time (%1) in this range; such values make no series.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>is no entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no time, which its neighbours have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a time that is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a time without a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no pair of value and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no value with start and end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an aggregate without a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends before it starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageWords</name>
    <message>
        <source>en</source>
        <comment>the BCP 47 tag of the language that these words are in</comment>
        <translation>nl</translation>
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message>
        <source>The broker refuses larger pages; loaded in pages of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not say how many entities it has; loaded to the last page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More entities came than the broker counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker&apos;s links to the next page lead astray; paged by number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker repeats pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker&apos;s pages are empty from entity %1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities went away while they were being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some entities were missed at first; all pages were loaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker cannot page so far; loaded in parts by the beginning of the id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not look at idPattern, so the rest cannot be asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The broker gave %Ln ids twice.</source>
        <translation>
            <numerusform>De broker gaf %Ln id twee keer.</numerusform>
            <numerusform>De broker gaf %Ln ids twee keer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sources behind the broker failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker does not list its types; everything was asked for at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more entities than were asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing at %1; the broker answers at %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoadingText</name>
    <message>
        <source>The broker did not take the query; it is evaluated here. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities that the broker gave do not match the query; they are left out.</source>
        <translation>
            <numerusform>%Ln entiteit van de broker past niet bij de vraag en is weggelaten.</numerusform>
            <numerusform>%Ln entiteiten van de broker passen niet bij de vraag en zijn weggelaten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more that could not be read (--json lists them all)</source>
        <translation>
            <numerusform>… en nog %Ln die niet te lezen was (--json noemt ze allemaal)</numerusform>
            <numerusform>… en nog %Ln die niet te lezen waren (--json noemt ze allemaal)</numerusform>
        </translation>
    </message>
    <message>
        <source>not read: %1 %2</source>
        <translation>niet gelezen: %1 %2</translation>
    </message>
    <message>
        <source>What was not read is left out. Mend it where it comes from and load again; &quot;civiscope inspect SOURCE --json&quot; shows its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>incomplete: %1 of %Ln entities</source>
        <translation>
            <numerusform>onvolledig: %1 van %Ln entiteit</numerusform>
            <numerusform>onvolledig: %1 van %Ln entiteiten</numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete: %1, and there are more</source>
        <translation>onvolledig: %1, en er zijn er meer</translation>
    </message>
    <message>
        <source>stopped at the limit of %1</source>
        <translation>gestopt bij de grens van %1</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>laden</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>(empty)</source>
        <translation>(leeg)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other values</source>
        <translation>
            <numerusform>%Ln andere waarde</numerusform>
            <numerusform>%Ln andere waarden</numerusform>
        </translation>
    </message>
    <message>
        <source>in another unit</source>
        <translation>in een andere eenheid</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>geen waarde</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>en nog %Ln</numerusform>
            <numerusform>en nog %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Base map: Natural Earth · sketch of the city: Civiscope</source>
        <translation>Ondergrond: Natural Earth · schets van de stad: Civiscope</translation>
    </message>
    <message>
        <source>Base map: Natural Earth</source>
        <translation>Ondergrond: Natural Earth</translation>
    </message>
    <message>
        <source>other values</source>
        <translation>andere waarden</translation>
    </message>
</context>
<context>
    <name>NumberWords</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
</context>
<context>
    <name>QueryWords</name>
    <message>
        <source>There is no query. For example: no2&gt;40</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of an attribute is missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of an attribute should stand here, not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is missing in the brackets. For example: address[street]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An operator should stand here (== != &gt; &gt;= &lt; &lt;= ~= !~=, or ; for and, | for or), not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal is written with two signs: ==</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And is written as one ;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or is written as one |</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is missing here: a number, a &quot;text&quot;, true, false, a time or a URI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text stands in double quotes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text stands in double quotes, not single ones: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text that begins here has no closing quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backslash in a text must be followed by &quot; \ / b f n r t or u and four digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no number. A number is written as 40, -1.5 or 1e3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no time there is. A time is written as 2025-01-31T12:00:00Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time has no zone. For UTC write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More and less need one number, text or time, not %1. With several values, ranges, true, false and URIs only == and != work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range needs two numbers, two texts or two times: 20..50, not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range %1 ends before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parenthesis that opens here is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This parenthesis closes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bracket [ that opens here is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brace { that opens here is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query is nested more than %1 deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A geo-query needs georel, geometry and coordinates; this one is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no relation. There are: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>near needs a distance in metres: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no distance: write metres, more than 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no geometry. There are: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coordinates cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coordinates do not fit the geometry. For example: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coordinates are not on earth. Longitude comes first, then latitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ring of a polygon needs at least four places, the last one the same as the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no scope query. For example: /Europe/IT, /Europe/+ or /Europe/#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The types cannot be read. For example: Building, Building|Museum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, character %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here is called %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderWords</name>
    <message>
        <source>is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an id that is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a type that is not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds bytes that are not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is nested deeper than 1,024 levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is larger than 256 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats an id with other content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers written as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed literals (@type, @value)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times without a zone, read as UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times with an offset instead of Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coordinates that look swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coordinates that are no place on earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coordinates written as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polygons whose ring is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coordinates with a height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>geometries that cannot be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>geometries in a Property instead of a GeoProperty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributes of a kind the standard does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributes without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values that are null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values marked as deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lists that came as a single value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributes wrapped in an array of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>members that stand twice in one object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instances that repeat a datasetId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entities that came twice, alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entities that came again with other content; the later counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leftovers of NGSIv2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attribute names with spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ids that are no URI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features whose id stands among the properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>geometry types that are misspelt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points whose coordinates are wrapped once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sub-attributes with several instances, of which one is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributes that came as a series, of which the newest is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScorecardView</name>
    <message>
        <source>status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities concerned: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our reading · %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeriesText</name>
    <message>
        <source>not read: %1 %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more that could not be read (--json lists them all)</source>
        <translation>
            <numerusform>… en nog %Ln die niet te lezen was (--json noemt ze allemaal)</numerusform>
            <numerusform>… en nog %Ln die niet te lezen waren (--json noemt ze allemaal)</numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete: there is more than could be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableWords</name>
    <message>
        <source>%1, %2</source>
        <comment>a column&apos;s head and the city it is about</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>waargenomen</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribuut</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Waarde</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entiteiten</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Nieuwste</translation>
    </message>
    <message>
        <source>Type, attribute</source>
        <translation>Type, attribuut</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Overeenkomst</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Gevuld</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Eenheid</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Geldig</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>Wat te weten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Wat er kwam</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>How often, where</source>
        <translation>Hoe vaak, waar</translation>
    </message>
    <message>
        <source>The entity&apos;s identifier</source>
        <translation>De identificatie van de entiteit</translation>
    </message>
    <message>
        <source>Newest observation of any attribute, else when the entity was modified</source>
        <translation>Nieuwste waarneming van een attribuut, anders wanneer de entiteit gewijzigd is</translation>
    </message>
    <message>
        <source>type</source>
        <translation>type</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>scope</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>soort</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>(no value)</source>
        <translation>(geen waarde)</translation>
    </message>
    <message>
        <source>Unit: %1 (%2)</source>
        <translation>Eenheid: %1 (%2)</translation>
    </message>
    <message>
        <source>Observed: %1</source>
        <translation>Waargenomen: %1</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>Soort: %1</translation>
    </message>
    <message>
        <source>Dataset: %1</source>
        <translation>Dataset: %1</translation>
    </message>
    <message numerus="yes">
        <source>In %1 of %Ln entities</source>
        <translation>
            <numerusform>In %1 van %Ln entiteit</numerusform>
            <numerusform>In %1 van %Ln entiteiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest observation: %1</source>
        <translation>Nieuwste waarneming: %1</translation>
    </message>
    <message>
        <source>No observation tells its time</source>
        <translation>Geen waarneming noemt haar tijd</translation>
    </message>
    <message>
        <source>Asked last: %1</source>
        <translation>Laatst gevraagd: %1</translation>
    </message>
    <message>
        <source>No context in use says what this name means.</source>
        <translation>Geen gebruikte context zegt wat deze naam betekent.</translation>
    </message>
    <message>
        <source>No context in use says what this type means.</source>
        <translation>Geen gebruikte context zegt wat dit type betekent.</translation>
    </message>
    <message numerus="yes">
        <source>found %Ln times</source>
        <translation>
            <numerusform>één keer gevonden</numerusform>
            <numerusform>%Ln keer gevonden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n u</numerusform>
            <numerusform>%n u</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n maand</numerusform>
            <numerusform>%n maanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <translation>
            <numerusform>%n jaar</numerusform>
            <numerusform>%n jaar</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>zojuist</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 geleden</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>over %1</translation>
    </message>
</context>
<context>
    <name>TimelineText</name>
    <message>
        <source>no unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several units: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This broker offers no history: %1 is not served (%2). Values that come in while it is watched are in the table and on the map.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValidateText</name>
    <message>
        <source>no schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 valid, by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValidatingText</name>
    <message>
        <source>reading schemas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validating</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowViews</name>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
</context>
<context>
    <name>WorkspaceParts</name>
    <message>
        <source>%1 was opened with a token or extra headers, which a workspace does not keep: open it again with them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::AsOfBand</name>
    <message>
        <source>As of %1 — entities that had values: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of %1 — nothing here says when it was observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is shown as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No history of %1 could be had, so only its latest values are known: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of the history of %1 is missing: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not give all of its history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities of that time are no longer in %1, and are not shown.</source>
        <translation>
            <numerusform>%Ln entiteit van toen is niet meer in %1 en wordt niet getoond.</numerusform>
            <numerusform>%Ln entiteiten van toen zijn niet meer in %1 en worden niet getoond.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what is there now (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::BaseMap</name>
    <message>
        <source>base map is starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base map stopped, starting it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no base map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no base map, for its program, civiscope-gis, is not installed. Entities are drawn on plain ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers need it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base map does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base map&apos;s program, civiscope-gis, keeps failing and was left alone. Entities are drawn on plain ground.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::CityMap</name>
    <message>
        <source>Map of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::ColourPanel</name>
    <message>
        <source>Attribute that colours the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How numbers are cut into classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural breaks: where the values leave gaps. Equal counts: as many entities in each class. Equal steps: classes equally wide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::ComparePage</name>
    <message>
        <source>First city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put each in the other&apos;s place: values are shown in the units of the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing needs two cities. Open another one: a broker, a file or a demo city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparison.html</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML pages (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::ComparisonStrip</name>
    <message>
        <source>Scale and legend of both maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::ComparisonTabs</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two mean the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two do not mean the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: both publish the same in the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::DistributionView</name>
    <message>
        <source>%1 %2: median %3, half of them from %4 to %5, all from %6 to %7; n = %8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ %1 above, □ %2 below; bars are shares of each city&apos;s own values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that both publish here has numbers or words to lay side by side.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::EditActions</name>
    <message>
        <source>Nothing in sight can be exported yet.</source>
        <translation>Niets in beeld is al te exporteren.</translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::FilterBar</name>
    <message>
        <source>All types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only entities of these types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only entities in the part of the world that the map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluated here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, for example no2&gt;40;name~=&quot;^A&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter was evaluated by this program, over the entities that are loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities that match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No filters yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::FindBox</name>
    <message>
        <source>Find by id or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an entity by id or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the open sources has these words in its id or name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::FindingDetail</name>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw JSON of the entity, the place of the finding lit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · fault of the %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen finding</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::FindingsPage</name>
    <message>
        <source>Schemas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All severities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors and warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a URL …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schemas from a URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL of a JSON Schema, or one that ends in “/” and has them laid out as Smart Data Models.
It is fetched now, with the documents it refers to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings by rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a finding to read what is wrong, and how to put it right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source is open. Open a broker, a file or a demo city, and what is wrong with its data is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · the data has changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some types have no schema here: name a folder of schemas for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this severity and type. Choose others above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of JSON Schemas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::GisLayers</name>
    <message>
        <source>%1 does not say in which coordinate system its numbers are, so nobody knows where on earth it lies. Give it one in QGIS (Set Layer CRS), or bring the .prj file along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a table without places: there is nothing to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read as map data.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::Inspector</name>
    <message>
        <source>Back to the entity before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of the entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw JSON of the entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected. Click an entity on the map or in the table and read here what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 had no values then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings about the entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet: look at Findings in the Audit mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in no open source, so there is nothing to show of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow relationship</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::LayersPanel</name>
    <message>
        <source>Layers under the entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a GIS layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a GIS layer: GeoPackage, GeoJSON, Shapefile …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::LegendBox</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::LiveComparison</name>
    <message>
        <source>%1 is loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::MainWindow</name>
    <message>
        <source>Sources</source>
        <translation>Bronnen</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspectie</translation>
    </message>
    <message>
        <source>Civiscope</source>
        <translation>Civiscope</translation>
    </message>
    <message>
        <source>%1[*] – Civiscope</source>
        <translation>%1[*] – Civiscope</translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::MapColours</name>
    <message>
        <source>Nothing that is open has this attribute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are quantiles: for other classes civiscope-gis is needed, and it does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left grey, for they are in another unit than %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::MapPage</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move the map, plus and minus zoom. The table lists what it shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a location: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more here</source>
        <translation>
            <numerusform>en nog %Ln hier</numerusform>
            <numerusform>en nog %Ln hier</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>De kaart bewaren</translation>
    </message>
    <message>
        <source>map.png</source>
        <translation>kaart.png</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Afbeeldingen (*.png)</translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::ModeBar</name>
    <message>
        <source>Modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the city on map, table and timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay two cities side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is wrong with the data, and what a source meets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::OpenBrokerDialog</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open broker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL of the broker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept in memory only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL; empty: what the broker itself names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>separated by commas; empty: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bearer to&amp;ken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ypes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;URL of an NGSI-LD broker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it as you have it; the rest is found out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will ask %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line needs a name, a colon and a value.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::PublishedTree</name>
    <message>
        <source>What both publish</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::QuarantineDialog</name>
    <message>
        <source>Not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Wat er kwam</translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::ScorecardPage</name>
    <message>
        <source>Run the self-check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the self-check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading only; nothing is written to the broker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source yet: open a broker, a file or a demo city.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source is still being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks how far this source meets the OASC mechanisms, and keeps the evidence. It takes a minute and only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-check, %1, our reading. %2, requests: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before its end; what was tested stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The broker stopped answering; what was tested stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report (*.html);;For machines (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::ScorecardView</name>
    <message>
        <source>Requirements and their verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen requirement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::SourceActions</name>
    <message>
        <source>There is no base map here, so %1 cannot be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Bestand openen</translation>
    </message>
    <message>
        <source>City data (*.json *.jsonld *.ndjson *.geojson *.jsonl);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a GIS layer</source>
        <translation>Een GIS-laag toevoegen</translation>
    </message>
    <message>
        <source>Map data (*.gpkg *.geojson *.json *.shp *.fgb *.kml *.gml *.gpx *.tab *.dxf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::SourceStatus</name>
    <message>
        <source>Stop loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · found at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::SourcesPanel</name>
    <message>
        <source>Sources and their types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open broker…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::StatusLine</name>
    <message>
        <source>reading, %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading, %1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! %1  stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ %1  not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! %1  incomplete: %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! %1  %2 · no answer since %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! %1  stopped at the limit of %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ %1  all %2 · live, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ %1  all %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List what could not be read, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not readable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TablePage</name>
    <message>
        <source>Type shown in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entiteiten</translation>
    </message>
    <message>
        <source>sorting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entities. What was opened holds none, or none that could be read: the line at the bottom of the window tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that match the filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln rows matches the filter</source>
        <translation>
            <numerusform>De ene rij past niet bij het filter</numerusform>
            <numerusform>Geen van %Ln rijen past bij het filter</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimeBar</name>
    <message>
        <source>Look at the &amp;past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step &amp;forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show map and table as they were at another time (Ctrl+H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to another time. Arrow keys step, Page Up and Page Down go by a window, Space plays. The bars say how much was observed when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop asking for the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the history is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the history…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimeChoices</name>
    <message>
        <source>Length of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a value counts: entities that said nothing within this time are not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within 1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within 6 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of the play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much time passes in a second of the play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 min a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an hour a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 h a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back the history is asked for; choose again to ask up to this minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 3 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimelineBar</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is in sight as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone of the times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a time so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimelineLegend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimelineLoad</name>
    <message>
        <source>Not all of it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln values could not be read.</source>
        <translation>
            <numerusform>%Ln waarde was niet te lezen.</numerusform>
            <numerusform>%Ln waarden waren niet te lezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came in several units; all of it is drawn in the newest, %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimelinePage</name>
    <message>
        <source>Select an entity on the map or in the table to see how its values went.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no attributes whose values could change over time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end lies before the beginning: choose a later end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the past of %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing of it is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected entities that are shown: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No values of %1 between %2 and %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No values of %1 at any time: the source keeps no history of them. Choose other attributes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeline.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Afbeeldingen (*.png)</translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimelinePlot</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimelineStage</name>
    <message>
        <source>Show all there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::WelcomePage</name>
    <message>
        <source>No city yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a broker&apos;s URL, drop a file, or look at the demo cities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL of a broker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the demo cities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Be&amp;werken</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Beel&amp;d</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Gereedschap</translation>
    </message>
    <message>
        <source>Open &amp;broker…</source>
        <translation>B&amp;roker openen…</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>Bestand &amp;openen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Recent openen</translation>
    </message>
    <message>
        <source>Open the &amp;demo cities</source>
        <translation>De &amp;demosteden openen</translation>
    </message>
    <message>
        <source>Add a &amp;GIS layer…</source>
        <translation>Een &amp;GIS-laag toevoegen…</translation>
    </message>
    <message>
        <source>Open &amp;workspace…</source>
        <translation>&amp;Werkruimte openen…</translation>
    </message>
    <message>
        <source>&amp;Save workspace</source>
        <translation>Werkruimte &amp;bewaren</translation>
    </message>
    <message>
        <source>Save workspace &amp;as…</source>
        <translation>Werkruimte bewaren &amp;als…</translation>
    </message>
    <message>
        <source>Load all &amp;anew</source>
        <translation>Alles opnie&amp;uw laden</translation>
    </message>
    <message>
        <source>&amp;Close all sources</source>
        <translation>Alle bronnen &amp;sluiten</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Afsluiten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiëren</translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation>Fi&amp;lter</translation>
    </message>
    <message>
        <source>&amp;Find by id or name</source>
        <translation>&amp;Zoeken op id of naam</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>&amp;Niets selecteren</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Inzoomen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Uitzoomen</translation>
    </message>
    <message>
        <source>Zoom to &amp;all</source>
        <translation>Zoomen naar &amp;alles</translation>
    </message>
    <message>
        <source>Zoom to the &amp;selection</source>
        <translation>Zoomen naar de &amp;selectie</translation>
    </message>
    <message>
        <source>Go to the &amp;map</source>
        <translation>Naar de &amp;kaart</translation>
    </message>
    <message>
        <source>Go to the &amp;table</source>
        <translation>Naar de &amp;tabel</translation>
    </message>
    <message>
        <source>&amp;Legend on the map</source>
        <translation>&amp;Legenda op de kaart</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>Indeling &amp;herstellen</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>Th&amp;ema</translation>
    </message>
    <message>
        <source>As the &amp;system has it</source>
        <translation>Zoals het &amp;systeem het heeft</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Licht</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Donker</translation>
    </message>
    <message>
        <source>&amp;Export what is shown…</source>
        <translation>Wat te zien is &amp;exporteren…</translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::WorkspaceActions</name>
    <message>
        <source>Open workspace</source>
        <translation>Werkruimte openen</translation>
    </message>
    <message>
        <source>Workspaces (*%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save workspace</source>
        <translation>Werkruimte bewaren</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Werkruimte</translation>
    </message>
    <message>
        <source>“%1” was changed. Save it first?</source>
        <translation>“%1” is gewijzigd. Eerst bewaren?</translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::WorkspaceKeeper</name>
    <message>
        <source>%1 is cut short: what stands before the cut was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was saved by a later version: what this one knows of it was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in %2 is not what it should be and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
