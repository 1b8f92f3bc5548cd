<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AuditReport</name>
    <message numerus="yes">
        <source>%Ln, all of them GET</source>
        <translation>
            <numerusform>%Ln, a GET</numerusform>
            <numerusform>%Ln, all of them GET</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message numerus="yes">
        <source>All of %Ln documents are strict JSON in UTF-8.</source>
        <translation>
            <numerusform>The one document is strict JSON in UTF-8.</numerusform>
            <numerusform>All of %Ln documents are strict JSON in UTF-8.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents have members that stand twice in one object.</source>
        <translation>
            <numerusform>%Ln document has members that stand twice in one object.</numerusform>
            <numerusform>%Ln documents have members that stand twice in one object.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GET gave %Ln entities, each with an id and a type.</source>
        <translation>
            <numerusform>GET gave %Ln entity, with an id and a type.</numerusform>
            <numerusform>GET gave %Ln entities, each with an id and a type.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is a history: %Ln instances of one attribute of %2.</source>
        <translation>
            <numerusform>There is a history: %Ln instance of one attribute of %2.</numerusform>
            <numerusform>There is a history: %Ln instances of one attribute of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities stand on both of two pages of %2.</source>
        <translation>
            <numerusform>%Ln entity stands on both of two pages of %2.</numerusform>
            <numerusform>%Ln entities stand on both of two pages of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln ids are absolute URIs, and none stands for two things.</source>
        <translation>
            <numerusform>The one id is an absolute URI, and does not stand for two things.</numerusform>
            <numerusform>All %Ln ids are absolute URIs, and none stands for two things.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ids came twice with different content.</source>
        <translation>
            <numerusform>%Ln id came twice with different content.</numerusform>
            <numerusform>%Ln ids came twice with different content.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entities came twice, the same each time.</source>
        <translation>
            <numerusform>%Ln entity came twice, the same each time.</numerusform>
            <numerusform>%Ln entities came twice, the same each time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln targets are web addresses outside of the broker; not followed.</source>
        <translation>
            <numerusform>%Ln target is a web address outside of the broker; not followed.</numerusform>
            <numerusform>%Ln targets are web addresses outside of the broker; not followed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate is valid for %Ln more days.</source>
        <translation>
            <numerusform>The certificate is valid for %Ln more day.</numerusform>
            <numerusform>The certificate is valid for %Ln more days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate ends within %Ln days.</source>
        <translation>
            <numerusform>The certificate ends within %Ln day.</numerusform>
            <numerusform>The certificate ends within %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of %Ln geometries are valid GeoJSON (RFC 7946).</source>
        <translation>
            <numerusform>The one geometry is valid GeoJSON (RFC 7946).</numerusform>
            <numerusform>All of %Ln geometries are valid GeoJSON (RFC 7946).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rings of %Ln geometries turn against the right-hand rule.</source>
        <translation>
            <numerusform>Rings of %Ln geometry turn against the right-hand rule.</numerusform>
            <numerusform>Rings of %Ln geometries turn against the right-hand rule.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rings of %Ln geometries cross themselves.</source>
        <translation>
            <numerusform>Rings of %Ln geometry cross themselves.</numerusform>
            <numerusform>Rings of %Ln geometries cross themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places lie where the city&apos;s places can lie.</source>
        <translation>
            <numerusform>%Ln place lies where the city&apos;s places can lie.</numerusform>
            <numerusform>%Ln places lie where the city&apos;s places can lie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln types say where their things are.</source>
        <translation>
            <numerusform>%Ln type says where its things are.</numerusform>
            <numerusform>%Ln types say where their things are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newest data: not older than %Ln usual gaps between observations; %1 where there are too few.</source>
        <translation>
            <numerusform>Newest data: not older than %Ln usual gap between observations; %1 where there are too few.</numerusform>
            <numerusform>Newest data: not older than %Ln usual gaps between observations; %1 where there are too few.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Certificates: a remark when they end within %Ln days.</source>
        <translation>
            <numerusform>Certificates: a remark when they end within %Ln day.</numerusform>
            <numerusform>Certificates: a remark when they end within %Ln days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message numerus="yes">
        <source>The numbers of %1 are about %Ln times those of %2.</source>
        <translation>
            <numerusform>The numbers of %1 are about as large as those of %2.</numerusform>
            <numerusform>The numbers of %1 are about %Ln times those of %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonReport</name>
    <message numerus="yes">
        <source>and %Ln more values</source>
        <translation>
            <numerusform>and %Ln more value</numerusform>
            <numerusform>and %Ln more values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountWords</name>
    <message numerus="yes">
        <source>%Ln entities</source>
        <translation>
            <numerusform>%Ln entity</numerusform>
            <numerusform>%Ln entities</numerusform>
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
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln series</source>
        <translation>
            <numerusform>%Ln series</numerusform>
            <numerusform>%Ln series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln features</source>
        <translation>
            <numerusform>%Ln feature</numerusform>
            <numerusform>%Ln features</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message numerus="yes">
        <source>%1: %2 and %Ln more</source>
        <translation>
            <numerusform>%1: %2 and %Ln more</numerusform>
            <numerusform>%1: %2 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over %Ln MiB</source>
        <translation>
            <numerusform>over %Ln MiB</numerusform>
            <numerusform>over %Ln MiB</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it ends after %Ln bytes, in its middle</source>
        <translation>
            <numerusform>it ends after %Ln byte, in its middle</numerusform>
            <numerusform>it ends after %Ln bytes, in its middle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over %Ln documents</source>
        <translation>
            <numerusform>over %Ln document</numerusform>
            <numerusform>over %Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message numerus="yes">
        <source>The broker gave %Ln ids twice.</source>
        <translation>
            <numerusform>The broker gave %Ln id twice.</numerusform>
            <numerusform>The broker gave %Ln ids twice.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoadingText</name>
    <message numerus="yes">
        <source>%Ln entities that the broker gave do not match the query; they are left out.</source>
        <translation>
            <numerusform>%Ln entity that the broker gave does not match the query; it is left out.</numerusform>
            <numerusform>%Ln entities that the broker gave do not match the query; they are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more that could not be read (--json lists them all)</source>
        <translation>
            <numerusform>… and %Ln more that could not be read (--json lists them all)</numerusform>
            <numerusform>… and %Ln more that could not be read (--json lists them all)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>incomplete: %1 of %Ln entities</source>
        <translation>
            <numerusform>incomplete: %1 of %Ln entity</numerusform>
            <numerusform>incomplete: %1 of %Ln entities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message numerus="yes">
        <source>%Ln other values</source>
        <translation>
            <numerusform>%Ln other value</numerusform>
            <numerusform>%Ln other values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesText</name>
    <message numerus="yes">
        <source>… and %Ln more that could not be read (--json lists them all)</source>
        <translation>
            <numerusform>… and %Ln more that could not be read (--json lists them all)</numerusform>
            <numerusform>… and %Ln more that could not be read (--json lists them all)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableWords</name>
    <message numerus="yes">
        <source>In %1 of %Ln entities</source>
        <translation>
            <numerusform>In %1 of %Ln entity</numerusform>
            <numerusform>In %1 of %Ln entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found %Ln times</source>
        <translation>
            <numerusform>found once</numerusform>
            <numerusform>found %Ln times</numerusform>
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
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::AsOfBand</name>
    <message numerus="yes">
        <source>%Ln entities of that time are no longer in %1, and are not shown.</source>
        <translation>
            <numerusform>%Ln entity of that time is no longer in %1, and is not shown.</numerusform>
            <numerusform>%Ln entities of that time are no longer in %1, and are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::MapPage</name>
    <message numerus="yes">
        <source>and %Ln more here</source>
        <translation>
            <numerusform>and %Ln more here</numerusform>
            <numerusform>and %Ln more here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TablePage</name>
    <message numerus="yes">
        <source>None of %Ln rows matches the filter</source>
        <translation>
            <numerusform>The one row does not match the filter</numerusform>
            <numerusform>None of %Ln rows matches the filter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>civiscope::widgets::TimelineLoad</name>
    <message numerus="yes">
        <source>%Ln values could not be read.</source>
        <translation>
            <numerusform>%Ln value could not be read.</numerusform>
            <numerusform>%Ln values could not be read.</numerusform>
        </translation>
    </message>
</context>
</TS>
