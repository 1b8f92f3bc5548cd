// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/orderedpieces.h"
#include "base/parallelfor.h"
#include "base/workerpool.h"
#include "support/scopedpoolsize.h"

#include <QTest>

#include <pthread.h>

#include <atomic>
#include <future>
#include <latch>
#include <memory>
#include <semaphore>
#include <vector>

using namespace civiscope;

namespace {

std::size_t stackOfThisThread()
{
    pthread_attr_t attributes;
    std::size_t bytes = 0;
    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstacksize(&attributes, &bytes);
    pthread_attr_destroy(&attributes);
    return bytes;
}

// Keeps `count` workers of a pool busy until opened.
class Gate {
public:
    Gate(WorkerPool &pool, std::ptrdiff_t count)
        : m_begun(count)
    {
        for (std::ptrdiff_t i = 0; i < count; ++i) {
            pool.start([this] {
                m_begun.count_down();
                m_open.wait();
                m_passed.fetch_add(1);
                m_passed.notify_all();
            });
        }
        m_begun.wait();
    }
    void open() { m_open.count_down(); }

private:
    std::latch m_begun;
    std::latch m_open{1};
    std::atomic<int> m_passed = 0;
};

}  // namespace

class TestWorkerPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workRunsInWorkers()
    {
        WorkerPool pool(2);
        QVERIFY(!WorkerPool::isWorker());
        std::promise<std::pair<bool, bool>> seen;
        pool.start([&] { seen.set_value({WorkerPool::isWorker(), &WorkerPool::ofThisThread() == &pool}); });
        const auto [isWorker, isOurs] = seen.get_future().get();
        QVERIFY(isWorker);
        QVERIFY(isOurs);
        QVERIFY(&WorkerPool::ofThisThread() == &WorkerPool::ofProcess());
    }

    void asMuchRunsAtOnceAsThePoolIsLarge()
    {
        WorkerPool pool(3);
        std::latch together(3);
        std::latch done(3);
        for (int i = 0; i < 3; ++i) {
            pool.start([&] {
                together.arrive_and_wait();  // for ever, if one of the three were not begun
                done.count_down();
            });
        }
        done.wait();
    }

    void neverMoreRunsThanThePoolIsLarge()
    {
        WorkerPool pool(2);
        constexpr int count = 200;
        std::atomic<int> running = 0;
        std::atomic<int> most = 0;
        std::latch done(count);
        for (int i = 0; i < count; ++i) {
            pool.start([&] {
                const int now = ++running;
                for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
                }
                for (int turn = 0; turn < 20; ++turn)
                    std::this_thread::yield();
                --running;
                done.count_down();
            });
        }
        done.wait();
        QCOMPARE_LE(most.load(), 2);
    }

    void workBeginsInTheOrderItWasGiven()
    {
        WorkerPool pool(1);
        std::vector<int> order;  // one worker alone touches it
        std::latch done(1);
        for (int i = 0; i < 50; ++i)
            pool.start([&order, i] { order.push_back(i); });
        pool.start([&] { done.count_down(); });
        done.wait();
        for (int i = 0; i < 50; ++i)
            QCOMPARE(order[std::size_t(i)], i);
    }

    void aLargerSizeBeginsWhatWaited()
    {
        WorkerPool pool(1);
        std::latch second(1);
        std::latch both(2);
        pool.start([&] {
            second.wait();  // for the work behind it
            both.count_down();
        });
        pool.start([&] {
            second.count_down();
            both.count_down();
        });
        pool.setSize(2);
        both.wait();
        QCOMPARE(pool.size(), std::size_t(2));
        pool.setSize(0);
        QCOMPARE(pool.size(), std::size_t(1));
    }

    void threeLoadsThatWaitEndInAPoolOfOne()
    {
        WorkerPool pool(1);
        std::latch loaded(3);
        for (int load = 0; load < 3; ++load) {
            pool.start([&] {
                std::promise<int> answer;
                pool.start([&] { answer.set_value(7); });  // in the same pool, behind all loads
                {
                    const WaitingWorker waiting;
                    answer.get_future().wait();
                }
                loaded.count_down();
            });
        }
        loaded.wait();
    }

    void aPlaceGivenBackIsTakenAgain()
    {
        WorkerPool pool(1);
        std::atomic<int> running = 0;
        std::atomic<int> most = 0;
        std::latch done(20);
        for (int i = 0; i < 20; ++i) {
            pool.start([&] {
                {
                    const WaitingWorker waiting;
                }
                for (int seen = most, now = ++running; seen < now && !most.compare_exchange_weak(seen, now);) {
                }
                --running;
                done.count_down();
            });
        }
        done.wait();
        std::latch alone(2);
        std::vector<int> order;
        for (int i = 0; i < 2; ++i) {
            pool.start([&, i] {
                order.push_back(i);
                alone.count_down();
            });
        }
        alone.wait();
        QCOMPARE(order, (std::vector<int>{0, 1}));
        // Each that came back may meet those that were begun meanwhile, but no more than the threads there are.
        QCOMPARE_LE(most.load(), 20);
    }

    void aThreadThatIsNoWorkerHasNoPlaceToGiveBack()
    {
        const WaitingWorker waiting;
        WorkerPool pool(1);
        std::latch done(1);
        pool.start([&] { done.count_down(); });
        done.wait();
    }

    void workersHaveDeepStacksAndOtherThreadsTheirOwn()
    {
        std::promise<std::size_t> plain;
        std::jthread([&] { plain.set_value(stackOfThisThread()); }).join();
        WorkerPool pool(1);
        std::promise<std::size_t> deep;
        pool.start([&] { deep.set_value(stackOfThisThread()); });
        QCOMPARE_GE(deep.get_future().get(), std::size_t(64) << 20);
        std::promise<std::size_t> after;
        std::jthread([&] { after.set_value(stackOfThisThread()); }).join();
        QCOMPARE(after.get_future().get(), plain.get_future().get());
    }

    void finishStopsWhatRunsAndDropsWhatHasNotBegun()
    {
        WorkerPool pool(1);
        std::latch begun(1);
        bool stopped = false;
        bool dropped = true;
        pool.start([&] {
            std::mutex mutex;
            std::condition_variable_any changed;
            const std::stop_token stop = pool.stopToken();
            std::unique_lock lock(mutex);
            begun.count_down();
            changed.wait(lock, stop, [] { return false; });
            stopped = stop.stop_requested();
        });
        const auto held = std::make_shared<int>(1);
        pool.start([&dropped, held] { dropped = false; });
        begun.wait();
        pool.finish();
        QVERIFY(stopped);
        QVERIFY(dropped);
        QCOMPARE(held.use_count(), 1);
        // And it works on.
        std::latch again(1);
        bool stopping = true;
        pool.start([&] {
            stopping = pool.stopToken().stop_requested();
            again.count_down();
        });
        again.wait();
        QVERIFY(!stopping);
    }

    void aPoolOfAnotherSizeIsForAScope()
    {
        const std::size_t before = WorkerPool::ofProcess().size();
        {
            const test::ScopedPoolSize one(1);
            QCOMPARE(WorkerPool::ofProcess().size(), std::size_t(1));
        }
        QCOMPARE(WorkerPool::ofProcess().size(), before);
    }

    void parallelForDoesEachPieceOnce()
    {
        WorkerPool pool(4);
        std::vector<int> done(1000);
        QVERIFY(parallelFor(done.size(), [&](std::size_t i) { ++done[i]; }, {}, pool));
        QCOMPARE(done, std::vector<int>(1000, 1));
        QVERIFY(parallelFor(0, [](std::size_t) { QFAIL("there is no piece"); }, {}, pool));
    }

    void parallelForUsesTheCallerAndTheWorkers()
    {
        WorkerPool pool(2);
        std::latch together(2);
        std::atomic<int> byWorkers = 0;
        parallelFor(
            2,
            [&](std::size_t) {
                byWorkers += WorkerPool::isWorker() ? 1 : 0;
                together.arrive_and_wait();  // for ever, if one thread did both
            },
            {}, pool);
        QCOMPARE(byWorkers.load(), 1);
    }

    void parallelForWithinAPoolOfOneEnds()
    {
        WorkerPool pool(1);
        std::promise<int> sum;
        pool.start([&] {
            std::atomic<int> all = 0;
            parallelFor(10, [&](std::size_t i) { parallelFor(10, [&](std::size_t j) { all += int(i * 10 + j); }); });
            sum.set_value(all);
        });
        QCOMPARE(sum.get_future().get(), 4950);
    }

    void parallelForBeginsNothingOnceStopped()
    {
        WorkerPool pool(1);
        std::stop_source stop;
        int done = 0;
        const auto body = [&](std::size_t i) {
            ++done;
            if (i == 3)
                stop.request_stop();
        };
        QVERIFY(!parallelFor(10, body, stop.get_token(), pool));
        QCOMPARE(done, 4);
        QVERIFY(!parallelFor(10, body, stop.get_token(), pool));
        QCOMPARE(done, 4);
        // Stopped by the last piece there is nothing left undone.
        std::stop_source late;
        QVERIFY(parallelFor(
            3,
            [&](std::size_t i) {
                if (i == 2)
                    late.request_stop();
            },
            late.get_token(), pool));
    }

    void helpersThatComeTooLateTouchNothing()
    {
        WorkerPool pool(2);
        Gate gate(pool, 2);
        {
            auto body = std::make_unique<std::vector<int>>(10);
            QVERIFY(parallelFor(10, [&](std::size_t i) { (*body)[i] = 1; }, {}, pool));
            QCOMPARE(*body, std::vector<int>(10, 1));
        }
        gate.open();
        std::latch behind(1);
        pool.start([&] { behind.count_down(); });  // begins after the helpers
        behind.wait();
    }

    void piecesComeInOrder()
    {
        WorkerPool pool(4);
        OrderedPieces<std::unique_ptr<std::size_t>> pieces(
            500, [](std::size_t i) { return std::make_unique<std::size_t>(i); }, pool);
        for (std::size_t i = 0; i < 500; ++i)
            QCOMPARE(*pieces.next(), i);
    }

    void piecesAreMadeByAPoolOfOneThatOwnsThem()
    {
        WorkerPool pool(1);
        std::promise<std::size_t> sum;
        pool.start([&] {
            OrderedPieces<std::size_t> pieces(100, [](std::size_t i) { return i; });
            std::size_t all = 0;
            for (int i = 0; i < 100; ++i)
                all += pieces.next();
            sum.set_value(all);
        });
        QCOMPARE(sum.get_future().get(), std::size_t(4950));
    }

    void thoseWhoMakePiecesNeitherRunAheadNorHoldTheirPlace()
    {
        WorkerPool pool(2);
        std::atomic<int> made = 0;
        OrderedPieces<int> pieces(
            1000,
            [&](std::size_t i) {
                ++made;
                return int(i);
            },
            pool);
        QCOMPARE(pieces.next(), 0);
        // Nobody has the next piece: both places are free for others all the same.
        std::latch together(2);
        std::latch done(2);
        for (int i = 0; i < 2; ++i) {
            pool.start([&] {
                together.arrive_and_wait();
                done.count_down();
            });
        }
        done.wait();
        QCOMPARE_LE(made.load(), 1 + 2 * 2 + 2);
        for (int i = 1; i < 1000; ++i)
            QCOMPARE(pieces.next(), i);
        QCOMPARE(made.load(), 1000);
    }

    void piecesNobodyWantsAreNotMade()
    {
        WorkerPool pool(2);
        std::atomic<int> made = 0;
        {
            OrderedPieces<int> pieces(
                1000,
                [&](std::size_t i) {
                    ++made;
                    return int(i);
                },
                pool);
            QCOMPARE(pieces.next(), 0);
        }
        const int then = made;
        std::latch behind(2);
        for (int i = 0; i < 2; ++i)
            pool.start([&] { behind.arrive_and_wait(); });
        behind.wait();
        QCOMPARE(made.load(), then);
        QCOMPARE_LE(then, 1 + 2 * 2 + 2);
    }
};

QTEST_GUILESS_MAIN(TestWorkerPool)
#include "tst_workerpool.moc"
