"""Asks a server at a constant rate and prints how long answers took.

Every request has its moment of departure, whether or not earlier ones are answered: a slow answer does not make the next ones later,
and a time is from the planned moment to the last byte. `{n}` in the address is another number in each request, from 1.
Arguments: NAME BAR RATE SECONDS ADDRESS COOKIE
"""

import asyncio
import sys
import time
from urllib.parse import urlsplit

name, bar, rate, seconds, address, cookie = sys.argv[1:7]
rate, seconds = float(rate), float(seconds)
url = urlsplit(address)
path = f"{url.path or '/'}{'?' + url.query if url.query else ''}"
asked = 0
idle = []
times = []
failures = {}


async def exchange(reader, writer):
    global asked
    asked += 1
    line = f"GET {path.replace('{n}', str(asked))} HTTP/1.1"
    writer.write(f"{line}\r\nHost: {url.netloc}\r\nCookie: {cookie}\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    status = head.split(b" ", 2)[1].decode()
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    if b"content-length" in fields:
        await reader.readexactly(int(fields[b"content-length"]))
    else:
        while size := int(await reader.readuntil(b"\r\n"), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    return status


async def ask(planned):
    try:
        reader, writer = idle.pop() if idle else await asyncio.open_connection(url.hostname, url.port)
        status = await exchange(reader, writer)
        idle.append((reader, writer))
        if status != "200":
            failures[status] = failures.get(status, 0) + 1
    except (OSError, asyncio.IncompleteReadError) as error:
        failures[type(error).__name__] = failures.get(type(error).__name__, 0) + 1
        return
    times.append((time.perf_counter() - planned) * 1_000)


async def main():
    await ask(time.perf_counter())  # the first answer is computed, the others remembered: it is shown apart
    first, times[:] = times[0] if times else float("nan"), []
    begun = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        planned = begun + number / rate
        await asyncio.sleep(max(0, planned - time.perf_counter()))
        tasks.append(asyncio.create_task(ask(planned)))
    await asyncio.gather(*tasks)
    lasted = time.perf_counter() - begun
    times.sort()
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))] if times else float("nan")
    failed = " ".join(f"{count} x {what}" for what, count in sorted(failures.items())) or "none"
    print(f"{name:<34} {len(times) / lasted:>7.0f} {first:>9.0f} {at(.5):>8.1f} {at(.95):>8.1f} {at(.99):>8.1f}  {bar:<22} {failed}")
    sys.exit(1 if failures or not times else 0)


asyncio.run(main())
