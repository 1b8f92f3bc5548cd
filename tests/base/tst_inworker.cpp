// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/inworker.h"
#include "base/latestwins.h"
#include "support/scopedpoolsize.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTest>

#include <qcoro/qcorotask.h>

#include <latch>
#include <memory>
#include <semaphore>
#include <thread>
#include <vector>

using namespace civiscope;

namespace {

// A coroutine whose frame goes with this.
struct Owned {
    struct promise_type {
        Owned get_return_object() { return Owned{std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
    explicit Owned(std::coroutine_handle<promise_type> of)
        : frame(of)
    {
    }
    Owned(Owned &&other) noexcept
        : frame(std::exchange(other.frame, nullptr))
    {
    }
    ~Owned()
    {
        if (frame)
            frame.destroy();
    }
    Owned &operator=(Owned &&) = delete;
    std::coroutine_handle<promise_type> frame;
};

// Waits in a worker until asked to stop. Whether it was.
bool waitForStop(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    changed.wait(lock, stop, [] { return false; });
    return stop.stop_requested();
}

// What has been posted to this thread so far has run afterwards, and what the pool of one had to do is done.
void settle()
{
    QCoro::waitFor([]() -> QCoro::Task<> { co_await inWorker([] {}); }());
}

// An application that ends while a worker is at work and another work has not begun.
struct FirstLife {
    bool stopped = false;
    bool begunLate = false;
    bool resumed = false;
    bool delivered = false;
};

FirstLife liveOnce(int argc, char **argv)
{
    FirstLife life;
    const test::ScopedPoolSize one(1);
    std::latch begun(1);
    LatestWins latest;
    std::optional<Owned> coroutine;
    {
        const QCoreApplication app(argc, argv);
        coroutine.emplace([](FirstLife *of, std::latch *first) -> Owned {
            co_await inWorker({}, [of, first](const Job &job) {
                first->count_down();
                of->stopped = waitForStop(job.stop);
            });
            of->resumed = true;
        }(&life, &begun));
        latest.ask([&life] { life.begunLate = true; }, [&life] { life.delivered = true; });
        begun.wait();
    }
    return life;
}

FirstLife firstLife;

}  // namespace

class TestInWorker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theResultComesBackToTheThreadThatAwaited()
    {
        struct Seen {
            std::thread::id worker;
            std::thread::id after;
        };
        const auto ask = [](std::shared_ptr<Seen> seen) -> QCoro::Task<int> {
            const int answer = co_await inWorker([seen] {
                seen->worker = std::this_thread::get_id();
                return 42;
            });
            seen->after = std::this_thread::get_id();
            co_return answer;
        };
        const auto here = std::make_shared<Seen>();
        QCOMPARE(QCoro::waitFor(ask(here)), 42);
        QVERIFY(here->worker != std::this_thread::get_id());
        QVERIFY(here->after == std::this_thread::get_id());

        const auto there = std::make_shared<Seen>();
        std::thread::id other;
        std::jthread([&] {
            other = std::this_thread::get_id();
            QCoro::waitFor(ask(there));
        }).join();
        QVERIFY(there->after == other);
    }

    void resultsNeedOnlyBeMovable()
    {
        const auto ask = []() -> QCoro::Task<int> {
            const std::unique_ptr<int> answer =
                co_await inWorker([input = std::make_unique<int>(5)] { return std::make_unique<int>(*input + 1); });
            co_return *answer;
        };
        QCOMPARE(QCoro::waitFor(ask()), 6);
    }

    void workMayReturnNothing()
    {
        const auto ran = std::make_shared<bool>(false);
        const auto ask = [](std::shared_ptr<bool> flag) -> QCoro::Task<> {
            co_await inWorker([flag] { *flag = true; });
        };
        QCoro::waitFor(ask(ran));
        QVERIFY(*ran);
    }

    void severalWaitAtOnce()
    {
        const auto ask = []() -> QCoro::Task<int> {
            const auto one = [](int i) -> QCoro::Task<int> { co_return co_await inWorker([i] { return i; }); };
            std::vector<QCoro::Task<int>> tasks;
            for (int i = 0; i < 100; ++i)
                tasks.push_back(one(i));
            int sum = 0;
            for (auto &task : tasks)
                sum += co_await task;
            co_return sum;
        };
        QCOMPARE(QCoro::waitFor(ask()), 4950);
    }

    void whatTheWorkCapturedDiesInTheWorkerBeforeTheAnswer()
    {
        struct Mark {
            std::shared_ptr<std::thread::id> died;
            ~Mark() { *died = std::this_thread::get_id(); }
        };
        const auto died = std::make_shared<std::thread::id>();
        const auto ask = [](std::shared_ptr<std::thread::id> where) -> QCoro::Task<bool> {
            co_await inWorker([mark = std::make_unique<Mark>(where)] {});
            co_return *where != std::thread::id() && *where != std::this_thread::get_id();
        };
        QVERIFY(QCoro::waitFor(ask(died)));
    }

    void progressComesInOrderBeforeTheResult()
    {
        struct Seen {
            std::vector<std::int64_t> done;
            bool here = true;
        };
        const auto seen = std::make_shared<Seen>();
        const Job job{{}, [seen, thread = std::this_thread::get_id()](const Progress &progress) {
                          seen->done.push_back(progress.done);
                          seen->here &= std::this_thread::get_id() == thread && progress.total == 1000;
                      }};
        const auto ask = [](Job asked, std::shared_ptr<Seen> of) -> QCoro::Task<std::size_t> {
            co_await inWorker(asked, [](const Job &worker) {
                for (int i = 1; i <= 1000; ++i)
                    worker.progress(i, 1000);
            });
            co_return of->done.size();
        };
        const std::size_t before = QCoro::waitFor(ask(job, seen));
        settle();
        QVERIFY(seen->here);
        QCOMPARE(seen->done.size(), before);
        QVERIFY(std::ranges::is_sorted(seen->done, std::less_equal()) || seen->done.size() == 1);
        QCOMPARE(seen->done.back(), 1000);
    }

    void eachProgressThatIsAwaitedComes()
    {
        // The worker waits until what it told has arrived, so nothing is told in one with the next.
        const auto arrived = std::make_shared<std::counting_semaphore<>>(0);
        const auto seen = std::make_shared<std::vector<std::int64_t>>();
        const Job job{{}, [=](const Progress &progress) {
                          seen->push_back(progress.done);
                          arrived->release();
                      }};
        const auto ask = [](Job asked, std::shared_ptr<std::counting_semaphore<>> gate) -> QCoro::Task<> {
            co_await inWorker(asked, [gate](const Job &worker) {
                for (int i = 1; i <= 5; ++i) {
                    worker.progress(i);
                    gate->acquire();
                }
            });
        };
        QCoro::waitFor(ask(job, arrived));
        QCOMPARE(*seen, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    }

    void nothingButTheResultComesOnceStopped()
    {
        struct State {
            std::stop_source stop;
            std::binary_semaphore stopped{0};
            std::vector<std::int64_t> seen;
        };
        const auto state = std::make_shared<State>();
        const auto ask = [](std::shared_ptr<State> of) -> QCoro::Task<bool> {
            const Job job{of->stop.get_token(), [state = of.get()](const Progress &progress) {
                              state->seen.push_back(progress.done);
                              state->stop.request_stop();
                              state->stopped.release();
                          }};
            co_return co_await inWorker(job, [of](const Job &worker) {
                worker.progress(1);
                of->stopped.acquire();
                worker.progress(2);
                return worker.cancelled();
            });
        };
        QVERIFY(QCoro::waitFor(ask(state)));
        settle();
        QCOMPARE(state->seen, std::vector<std::int64_t>{1});
    }

    void workWithoutAListenerIsGivenNone()
    {
        const auto ask = []() -> QCoro::Task<bool> {
            co_return co_await inWorker({}, [](const Job &job) { return bool(job.report); });
        };
        QVERIFY(!QCoro::waitFor(ask()));
    }

    void aFrameThatIsGoneIsNotResumed()
    {
        std::binary_semaphore gate(0);
        bool resumed = false;
        {
            const Owned coroutine = [](std::binary_semaphore *wait, bool *flag) -> Owned {
                co_await inWorker([wait] { wait->acquire(); });
                *flag = true;
            }(&gate, &resumed);
        }
        const test::ScopedPoolSize one(1);
        gate.release();
        settle();
        QVERIFY(!resumed);
    }

    void anAnswerThatRunsALoopHoldsUpNoOther()
    {
        // Both answers wait in the inbox when the first runs an event loop of its own: the second ends that.
        const test::ScopedPoolSize one(1);
        QEventLoop loop;
        std::latch behind(1);
        int order = 0;
        LatestWins first;
        LatestWins second;
        first.ask([] {},
                  [&] {
                      loop.exec();
                      order = order == 1 ? 2 : 0;
                  });
        second.ask([] {},
                   [&] {
                       order = 1;
                       loop.quit();
                   });
        WorkerPool::ofProcess().start([&] { behind.count_down(); });
        behind.wait();
        settle();
        QCOMPARE(order, 2);
    }

    void onlyTheNewestAnswerIsDelivered()
    {
        std::vector<int> answers;
        std::latch begun(1);
        bool stopped = false;
        LatestWins latest;
        QVERIFY(!latest.isRunning());
        const test::ScopedPoolSize one(1);
        latest.ask(
            [&](const Job &job) {
                begun.count_down();
                stopped = waitForStop(job.stop);
                return 1;
            },
            [&](int answer) { answers.push_back(answer); });
        begun.wait();
        bool secondBegan = false;
        latest.ask([&] { return (secondBegan = true) ? 2 : 0; }, [&](int answer) { answers.push_back(answer); });
        latest.ask([] { return 3; },
                   [&](int answer) {
                       QVERIFY(!latest.isRunning());
                       answers.push_back(answer);
                   });
        QVERIFY(latest.isRunning());
        settle();
        QCOMPARE(answers, std::vector<int>{3});
        QVERIFY(stopped);
        QVERIFY(!secondBegan || stopped);
        QVERIFY(!latest.isRunning());
    }

    void anAnswerThatIsUnderWayIsVoidToo()
    {
        const test::ScopedPoolSize one(1);
        std::vector<int> answers;
        std::latch done(1);
        LatestWins latest;
        latest.ask([] { return 1; }, [&](int answer) { answers.push_back(answer); });
        LatestWins other;  // behind it, so that the first answer has been posted
        other.ask([&] { done.count_down(); }, [] {});
        done.wait();
        latest.ask([] { return 2; }, [&](int answer) { answers.push_back(answer); });
        settle();
        QCOMPARE(answers, std::vector<int>{2});
    }

    void nothingIsDeliveredToWhoIsGone()
    {
        const test::ScopedPoolSize one(1);
        bool delivered = false;
        bool stopped = false;
        std::latch begun(1);
        {
            LatestWins latest;
            latest.ask(
                [&](const Job &job) {
                    begun.count_down();
                    stopped = waitForStop(job.stop);
                },
                [&] { delivered = true; });
            begun.wait();
        }
        settle();
        QVERIFY(stopped);
        QVERIFY(!delivered);
    }

    void aDeliveryMayAskAnewOrEndTheAsker()
    {
        std::vector<int> answers;
        auto latest = std::make_unique<LatestWins>();
        QEventLoop loop;
        latest->ask([] { return 1; },
                    [&](int first) {
                        answers.push_back(first);
                        latest->ask([] { return std::make_unique<int>(2); },
                                    [&](std::unique_ptr<int> second) {
                                        answers.push_back(*second);
                                        latest.reset();
                                        loop.quit();
                                    });
                    });
        loop.exec();
        QCOMPARE(answers, (std::vector<int>{1, 2}));
        QVERIFY(!latest);
    }

    void progressOfAQuestionEndsWithIt()
    {
        const test::ScopedPoolSize one(1);
        std::vector<std::int64_t> seen;
        std::binary_semaphore arrived(0);
        LatestWins latest;
        const auto report = [&](const Progress &progress) {
            seen.push_back(progress.done);
            latest.stop();
            arrived.release();
        };
        latest.ask(
            [&](const Job &job) {
                job.progress(1);
                arrived.acquire();
                job.progress(2);
            },
            [] { QFAIL("it was stopped"); }, report);
        settle();
        QCOMPARE(seen, std::vector<std::int64_t>{1});
    }

    void theEndOfTheApplicationStopsWorkAndDropsAnswers()
    {
        QVERIFY(firstLife.stopped);
        QVERIFY(!firstLife.begunLate);
        QVERIFY(!firstLife.resumed);
        QVERIFY(!firstLife.delivered);
    }

    void postedFunctionsRunInOrderOnTheirThread()
    {
        std::vector<int> order;
        const auto inbox = ThreadInbox::ofThisThread();
        std::jthread([&] {
            for (int i = 0; i < 100; ++i)
                inbox->post([&order, i] { order.push_back(i); });
        }).join();
        QVERIFY(order.empty());
        QCoreApplication::sendPostedEvents();
        QCOMPARE(order.size(), std::size_t(100));
        QVERIFY(std::ranges::is_sorted(order));
    }

    void anInboxOutlivesItsThread()
    {
        std::shared_ptr<ThreadInbox> inbox;
        const auto held = std::make_shared<int>(1);
        std::jthread([&] {
            inbox = ThreadInbox::ofThisThread();
            inbox->post([held] { QFAIL("that thread has no event loop"); });
        }).join();
        QCOMPARE(held.use_count(), 1);
        inbox->post([held] { QFAIL("that thread has ended"); });
        QCOMPARE(held.use_count(), 1);
        QCoreApplication::sendPostedEvents();
    }
};

int main(int argc, char **argv)
{
    firstLife = liveOnce(argc, argv);
    const QCoreApplication app(argc, argv);
    TestInWorker test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_inworker.moc"
