// A server of one folder on loopback, and a proxy that lets nothing out and notes who tried.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
  ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2", ".wasm": "application/wasm", ".xml": "application/xml", ".webmanifest": "application/manifest+json" };

const listen = (server) => new Promise((resolve) => {
  server.listen(0, "127.0.0.1", () => resolve(server.address().port));
});

// As a plain host of static files does: types, ETags, no compression. `sent` counts bytes of bodies.
export const serve = async (folder, sent = { bytes: 0 }) => {
  const server = createServer((request, response) => {
    let path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
    let state;
    try {
      state = statSync(path);
      if (state.isDirectory()) state = statSync(path = join(path, "index.html"));
    } catch {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${state.size}-${state.mtimeMs}"`;
    const head = { "Content-Type": types[extname(path)] ?? "application/octet-stream", "Content-Length": state.size, ETag: etag };
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, { ETag: etag }).end();
      return;
    }
    response.writeHead(200, head);
    sent.bytes += state.size;
    createReadStream(path).pipe(response);
  });
  return `http://127.0.0.1:${await listen(server)}`;
};

// What a browser asks of its own accord is none of the page's doing.
const browsersOwn = /(^|\.)(mozilla\.(org|com|net)|firefox\.com|google(apis)?\.com|gvt1\.com|gstatic\.com)(:\d+)?$/;

export const refuseAll = async () => {
  const asked = [];
  const note = (host) => { if (!browsersOwn.test(host)) asked.push(host); };
  const server = createServer((request, response) => {
    note(new URL(request.url, "http://unknown").host);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    note(request.url);
    socket.on("error", () => {});
    socket.end("HTTP/1.1 502 Refused\r\n\r\n");
  });
  return { port: await listen(server), asked };
};
