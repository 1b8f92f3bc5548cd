// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/protocol.h"

#include <QTest>

#include <string>

using namespace civiscope::gis::protocol;

class ProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesComeOutAsTheyWentIn();
    void slicesDoNotMatter_data();
    void slicesDoNotMatter();
    void nothingIsGivenBeforeTheFrameIsWhole();
    void whatIsNoFrameIsRefused_data();
    void whatIsNoFrameIsRefused();
    void aFaultLasts();
    void namesThatAreNoUtf8DoNotThrow();
};

void ProtocolTest::framesComeOutAsTheyWentIn()
{
    FrameReader reader;
    const std::string payload("\0CVG1\xff", 6);
    reader.feed(pack(request(7, "renderTiles", {{"zoom", 3}}), payload) + pack(notification("cancel", {{"id", 7}})));

    const auto first = reader.next();
    QVERIFY(first && *first);
    QCOMPARE((*first)->header["id"].get<int>(), 7);
    QCOMPARE((*first)->header["method"].get<std::string>(), "renderTiles");
    QCOMPARE((*first)->header["params"]["zoom"].get<int>(), 3);
    QCOMPARE((*first)->payload, payload);
    const auto second = reader.next();
    QVERIFY(second && *second);
    QVERIFY(!(*second)->header.contains("id"));
    QCOMPARE((*second)->payload, std::string());
    const auto third = reader.next();
    QVERIFY(third && !*third);
}

void ProtocolTest::slicesDoNotMatter_data()
{
    QTest::addColumn<int>("slice");
    for (const int slice : {1, 2, 3, 15, 16, 17, 61, 1000})
        QTest::newRow(QByteArray::number(slice).constData()) << slice;
}

void ProtocolTest::slicesDoNotMatter()
{
    QFETCH(const int, slice);
    std::string bytes;
    for (int i = 0; i < 5; ++i)
        bytes += pack(result(i, {{"sizes", {i}}}), std::string(static_cast<std::size_t>(i * 13), 'x'));
    FrameReader reader;
    int read = 0;
    for (std::size_t at = 0; at < bytes.size(); at += static_cast<std::size_t>(slice)) {
        reader.feed(std::string_view(bytes).substr(at, static_cast<std::size_t>(slice)));
        for (auto frame = reader.next(); frame && *frame; frame = reader.next()) {
            QCOMPARE((*frame)->header["id"].get<int>(), read);
            QCOMPARE((*frame)->payload.size(), static_cast<std::size_t>(read * 13));
            ++read;
        }
    }
    QCOMPARE(read, 5);
}

void ProtocolTest::nothingIsGivenBeforeTheFrameIsWhole()
{
    const std::string bytes = pack(result(1, true), "payload");
    FrameReader reader;
    reader.feed(std::string_view(bytes).substr(0, bytes.size() - 1));
    const auto torn = reader.next();
    QVERIFY(torn && !*torn);
    reader.feed("d");
    const auto whole = reader.next();
    QVERIFY(whole && *whole);
}

void ProtocolTest::whatIsNoFrameIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("fault");
    const auto prefix = [](quint32 header, quint64 payload) {
        QByteArray bytes("CVG1");
        for (int i = 0; i < 32; i += 8)
            bytes.append(static_cast<char>(header >> i));
        for (int i = 0; i < 64; i += 8)
            bytes.append(static_cast<char>(payload >> i));
        return bytes;
    };
    const auto row = [](const char *name, const QByteArray &bytes, Fault fault) {
        QTest::newRow(name) << bytes << static_cast<int>(fault);
    };
    row("text on the pipe", "ERROR 1: cannot open\n", Fault::NotAFrame);
    row("one wrong byte is enough", "C!", Fault::NotAFrame);
    row("header too large", prefix(maxHeaderBytes + 1, 0), Fault::HeaderTooLarge);
    row("payload too large", prefix(2, maxPayloadBytes + 1), Fault::PayloadTooLarge);
    row("lengths that overflow", prefix(2, ~quint64{0}), Fault::PayloadTooLarge);
    row("header that is no JSON", prefix(2, 0) + "{[", Fault::HeaderNotJson);
    row("header that is no object", prefix(2, 0) + "[]", Fault::HeaderNotJson);
    row("header that is empty", prefix(0, 0), Fault::HeaderNotJson);
}

void ProtocolTest::whatIsNoFrameIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, fault);
    FrameReader reader;
    reader.feed(bytes.toStdString());
    const auto frame = reader.next();
    QVERIFY(!frame);
    QCOMPARE(static_cast<int>(frame.error()), fault);
}

void ProtocolTest::aFaultLasts()
{
    FrameReader reader;
    reader.feed("garbage");
    QVERIFY(!reader.next());
    reader.feed(pack(result(1, true)));
    QVERIFY(!reader.next());
}

void ProtocolTest::namesThatAreNoUtf8DoNotThrow()
{
    FrameReader reader;
    reader.feed(pack(request(1, "setMap", {{"path", "/tmp/\xff.geojson"}})));
    const auto frame = reader.next();
    QVERIFY(frame && *frame);
}

QTEST_GUILESS_MAIN(ProtocolTest)
#include "tst_protocol.moc"
