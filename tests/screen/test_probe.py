import time


async def test_a(desk):
    t = time.time()
    async with desk() as it:
        print(it.picture())
        print(time.time() - t)
        t = time.time()
        await it.press("j", "n", "]", "]")
        print((time.time() - t) / 4)
        print(it.status, it.sentence, it.reversed())
        print(it.picture())
    print(time.time() - t)
    t = time.time()
