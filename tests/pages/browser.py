# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium that is spoken to through two pipes (DevTools protocol, NUL between messages): no
port is opened, and it reaches nothing but the files it is given."""

import json
import os
import shutil
import subprocess
import tempfile

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --disable-dev-shm-usage "
    "--no-default-browser-check --disable-default-apps --disable-crash-reporter --hide-scrollbars "
    "--proxy-server=127.0.0.1:1 --remote-debugging-pipe"
).split()


class Browser:
    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="qlab-browser-")
        theirs_in, self.to = os.pipe()
        self.back, theirs_out = os.pipe()

        def place():  # the protocol wants exactly these two numbers
            os.dup2(theirs_in, 3)
            os.dup2(theirs_out, 4)

        # Moved out of the way first, so that dup2 closes neither of them.
        theirs_in, theirs_out = [self.moved(one) for one in (theirs_in, theirs_out)]
        command = [shutil.which("chromium") or "chromium", *FLAGS, f"--user-data-dir={self.folder}"]
        self.process = subprocess.Popen(
            command, pass_fds=(3, 4, theirs_in, theirs_out), preexec_fn=place,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.left, self.number, self.events = b"", 0, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        return self

    @staticmethod
    def moved(number):
        import fcntl
        high = fcntl.fcntl(number, fcntl.F_DUPFD, 20)
        os.close(number)
        return high

    def __exit__(self, *_):
        self.session = None
        try:
            self.send("Browser.close")
            self.process.wait(timeout=10)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.to)
        os.close(self.back)
        shutil.rmtree(self.folder, ignore_errors=True)

    def send(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        whole = json.dumps(message).encode() + b"\0"
        while whole:
            whole = whole[os.write(self.to, whole):]
        return self.number

    def message(self):
        while b"\0" not in self.left:
            more = os.read(self.back, 1 << 20)
            if not more:
                raise RuntimeError("the browser has gone")
            self.left += more
        whole, _, self.left = self.left.partition(b"\0")
        return json.loads(whole)

    def call(self, method, **parameters):
        number = self.send(method, **parameters)
        while True:
            message = self.message()
            if message.get("id") != number:
                self.events.append(message)
            elif "error" in message:
                raise RuntimeError(f"{method}: {message['error']}")
            else:
                return message["result"]

    def open(self, url):
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(one.get("method") == "Page.loadEventFired" for one in self.events):
            self.events.append(self.message())

    def look(self, width, height=900, dark=False, paper=False):
        """How wide it is, in which colours, on a screen or on paper."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media="print" if paper else "screen", features=[scheme])

    def run(self, expression):
        """The value of a JavaScript expression, awaited. The page's own policy does not hold for it."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"])[:500])
        return result["result"].get("value")
