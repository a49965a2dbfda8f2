#!/usr/bin/env python3
"""Opens HTML briefs in headless Chromium and says what is wrong with them.

    check.py BRIEF.html BRIEF.json [BRIEF.html BRIEF.json ...] [--pictures FOLDER]

Of each page, in light and in dark, at 360, 820 and 1280 pixels: no error on the console and no request
for anything else, no overflow to the side, every text on its background with a contrast of 4.5 to 1 (3 to
1 where it is large), unique ids, headings in order, and every figure of the JSON form in the text. Needs
Chromium and nothing but the standard library; says SKIPPED without it.
"""
import base64
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

WIDTHS = (360, 820, 1280)

# Runs in the page. Colors are those after the style; a background is looked for up the tree.
LOOK = r"""
(() => {
  const faults = [];
  const doc = document.documentElement;
  if (doc.scrollWidth > window.innerWidth)
    faults.push(`the page is ${doc.scrollWidth} wide in a window of ${window.innerWidth}`);
  for (const one of document.querySelectorAll('body *')) {
    if (one.closest('.scroll, .skip')) continue;
    const box = one.getBoundingClientRect();
    if (box.width && box.right > window.innerWidth + 1)
      faults.push(`${one.tagName} ends at ${box.right}: ${one.textContent.slice(0, 40)}`);
  }
  const rgba = text => (text.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const part = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = node => {
    for (; node; node = node.parentElement) {
      const color = rgba(getComputedStyle(node).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  let lowest = 99, texts = 0;
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || !parent || ['STYLE', 'title', 'desc'].includes(parent.tagName)) continue;
    const style = getComputedStyle(parent);
    const isDrawn = parent instanceof SVGElement;
    const front = rgba(isDrawn ? style.fill : style.color), back = behind(parent);
    const [a, b] = [light(front), light(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    texts += 1;
    words.push(node.data);
    lowest = Math.min(lowest, ratio);
    if (ratio < needed) faults.push(`contrast ${ratio.toFixed(2)}: ${node.data.trim().slice(0, 40)}`);
  }
  for (const shape of document.querySelectorAll('svg [fill], svg [stroke]')) {
    if (shape.tagName === 'text' || shape.tagName === 'svg') continue;
    const style = getComputedStyle(shape);
    const fill = rgba(style.fill);
    if (fill.length < 3 || (fill.length === 4 && fill[3] < 1)) continue;
    const [a, b] = [light(fill), light(behind(shape.closest('figure')))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 3 && shape.tagName !== 'g' && style.fill !== 'none' && !/^rgb\(0, 0, 0\)$/.test(style.fill))
      faults.push(`a shape has contrast ${ratio.toFixed(2)}: ${style.fill}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  for (const id of ids) if (ids.filter(other => other === id).length > 1) faults.push(`id ${id} is used twice`);
  for (const one of document.querySelectorAll('[aria-labelledby]'))
    for (const id of one.getAttribute('aria-labelledby').split(' '))
      if (!document.getElementById(id)) faults.push(`nothing has the id ${id}`);
  for (const one of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(one.getAttribute('href').slice(1))) faults.push(`${one.href} leads nowhere`);
  let level = 0;
  for (const one of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    const own = Number(one.tagName[1]);
    if (own > level + 1) faults.push(`${one.tagName} follows a heading of level ${level}`);
    level = own;
  }
  for (const one of document.querySelectorAll('svg.chart'))
    if (one.getAttribute('role') !== 'img' || !one.querySelector('title') || !one.querySelector('desc'))
      faults.push('a chart has no role, title or description');
  for (const one of document.querySelectorAll('table'))
    if (!one.querySelector('caption') || one.querySelector('th:not([scope])')) faults.push('a table lacks a caption or a scope');
  if (document.querySelector('script, iframe, object, embed, link, img'))
    faults.push('there is an element that runs or loads something');
  for (const one of document.querySelectorAll('*'))
    for (const attribute of one.attributes)
      if (attribute.name.startsWith('on')) faults.push(`${one.tagName} has ${attribute.name}`);
  if (!doc.lang || !document.title) faults.push('the page has no language or no title');
  return JSON.stringify({faults, lowest, texts, charts: document.querySelectorAll('svg.chart').length,
                         text: words.join(' ')});
})()
"""


class Page:
    """One page of a browser, over the DevTools protocol (RFC 6455 by hand: no library is needed)."""

    def __init__(self, address):
        host, port, path = re.match(r"ws://([^:/]+):(\d+)(/.*)", address).groups()
        self.socket = socket.create_connection((host, int(port)), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            (
                f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(4096)
        self.buffer = self.buffer.split(b"\r\n\r\n", 1)[1]
        self.last, self.events = 0, []

    def take(self, count):
        while len(self.buffer) < count:
            more = self.socket.recv(1 << 16)
            if not more:
                raise ConnectionError("the browser closed the connection")
            self.buffer += more
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def message(self):
        parts = []
        while True:
            first, second = self.take(2)
            length = second & 127
            if length == 126:
                (length,) = struct.unpack(">H", self.take(2))
            elif length == 127:
                (length,) = struct.unpack(">Q", self.take(8))
            parts.append(self.take(length))
            if first & 128:
                return json.loads(b"".join(parts))

    def call(self, method, **parameters):
        self.last += 1
        data = json.dumps({"id": self.last, "method": method, "params": parameters}).encode()
        mask = os.urandom(4)
        length = len(data)
        head = bytes([129, 128 | (length if length < 126 else 126 if length < 65536 else 127)])
        if length >= 65536:
            head += struct.pack(">Q", length)
        elif length >= 126:
            head += struct.pack(">H", length)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))
        self.socket.sendall(head + mask + masked)
        while True:
            answer = self.message()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, event):
        while all(seen["method"] != event for seen in self.events):
            self.events.append(self.message())


def figures(value):
    """Every number and every text that is a number or a date, wherever it stands in the JSON."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in ("id", "parent", "to", "trip"):
                yield from figures(part)
    elif isinstance(value, list):
        for part in value:
            yield from figures(part)
    elif isinstance(value, str):
        if re.fullmatch(r"-?\d+(\.\d+)?", value):
            yield value
        elif re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?", value):
            yield from value.split("/")
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def check(page, html, data, pictures):
    faults = []
    page.call("Network.setCacheDisabled", cacheDisabled=True)
    text = ""
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        page.call("Emulation.setEmulatedMedia", media="screen", features=features)
        for width in WIDTHS:
            page.call(
                "Emulation.setDeviceMetricsOverride",
                width=width, height=900, deviceScaleFactor=1, mobile=width < 600,
            )
            page.events = []
            page.call("Page.navigate", url=html.resolve().as_uri())
            page.wait("Page.loadEventFired")
            opened = "document.querySelectorAll('details').forEach(one => one.open = true)"
            page.call("Runtime.evaluate", expression=opened)
            answer = page.call("Runtime.evaluate", expression=LOOK, returnByValue=True)
            if "exceptionDetails" in answer:
                raise RuntimeError(answer["exceptionDetails"])
            seen = json.loads(answer["result"]["value"])
            text = seen["text"]
            where = f"{html.name}, {scheme}, {width}"
            faults += [f"{where}: {fault}" for fault in seen["faults"]]
            for event in page.events:
                method, what = event["method"], event.get("params", {})
                if method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
                    faults.append(f"{where}: console: {what}")
                if method == "Log.entryAdded" and what["entry"]["level"] in ("error", "warning"):
                    faults.append(f"{where}: log: {what['entry']['text']}")
                if method == "Network.requestWillBeSent":
                    address = what["request"]["url"]
                    if address != html.resolve().as_uri():
                        faults.append(f"{where}: asks for {address}")
            print(f"{where}: {seen['texts']} texts, lowest contrast {seen['lowest']:.2f}, "
                  f"{seen['charts']} charts, {len(seen['faults'])} faults")
            if pictures:
                closed = "document.querySelectorAll('details').forEach(one => one.open = false)"
                page.call("Runtime.evaluate", expression=closed)
                size = page.call("Page.getLayoutMetrics")["cssContentSize"]
                clip = {"x": 0, "y": 0, "width": width, "height": size["height"], "scale": 1}
                shot = page.call("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
                name = f"{html.stem}-{scheme}-{width}.png"
                (pictures / name).write_bytes(base64.b64decode(shot["data"]))
    if pictures:
        page.call("Emulation.setEmulatedMedia", media="", features=[])
        paper = page.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        (pictures / f"{html.stem}.pdf").write_bytes(base64.b64decode(paper["data"]))
    # The thin spaces between groups of digits are for the eye.
    text = re.sub(r"(?<=\d)\u202f(?=\d)", "", text)
    wanted = set(figures(json.loads(data.read_text())))
    for figure in sorted(wanted):
        if not re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d]|\.\d)", text):
            faults.append(f"{html.name}: {figure} of the JSON is not on the page")
    print(f"{html.name}: {len(wanted)} figures of the JSON looked for, {html.stat().st_size} bytes")
    return faults


def main():
    arguments = sys.argv[1:]
    pictures = None
    if "--pictures" in arguments:
        at = arguments.index("--pictures")
        pictures = Path(arguments[at + 1])
        pictures.mkdir(parents=True, exist_ok=True)
        del arguments[at : at + 2]
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    if browser is None:
        print("SKIPPED browser no chromium on this machine")
        return
    faults = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [
            browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", "--hide-scrollbars",
            f"--user-data-dir={folder}", "--remote-debugging-port=0", "about:blank",
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            file = Path(folder) / "DevToolsActivePort"
            for _ in range(300):
                if file.exists() and file.read_text().strip():
                    break
                if process.poll() is not None:
                    print("SKIPPED browser chromium does not start on this machine")
                    return
                time.sleep(0.1)
            else:
                print("SKIPPED browser chromium does not answer on this machine")
                return
            port = file.read_text().split()[0]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
                tabs = json.load(answer)
            tab = next(tab for tab in tabs if tab["type"] == "page")
            page = Page(tab["webSocketDebuggerUrl"])
            for domain in ("Page", "Runtime", "Log", "Network"):
                page.call(f"{domain}.enable")
            for html, data in zip(arguments[::2], arguments[1::2]):
                faults += check(page, Path(html), Path(data), pictures)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
    for fault in faults:
        print(f"FAULT {fault}")
    if faults:
        sys.exit(1)
    print("no fault")


main()
