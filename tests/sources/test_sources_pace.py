from threading import Thread

from sources.pace import Pace


def test_the_first_request_goes_at_once_and_the_others_queue_up():
    waited = []
    pace = Pace(2.0, clock=lambda: 10.0, sleep=waited.append)
    for _ in range(3):
        pace.wait()
    assert waited == [2.0, 4.0]


def test_time_spent_elsewhere_counts():
    moments = iter([0.0, 1.5, 9.0])
    waited = []
    pace = Pace(2.0, clock=lambda: next(moments), sleep=waited.append)
    for _ in range(3):
        pace.wait()
    assert waited == [0.5]


def test_threads_take_turns():
    waited = []
    pace = Pace(1.0, clock=lambda: 0.0, sleep=waited.append)
    threads = [Thread(target=pace.wait) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(waited) == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
