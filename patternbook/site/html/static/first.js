// Before the page is drawn: its colours, and the typefaces of the text, asked for early. From a
// folder nothing is asked for early: there a browser would load the typefaces twice.
(d => {
let m = null;
try { m = localStorage.getItem("mode"); } catch {}
m ||= "auto";
d.dataset.mode = m;
d.dataset.theme = m == "auto" ? matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light" : m;
if (location.protocol == "file:") d.dataset.from = "file";
else for (const face of ["text", "text-bold"]) document.head.append(Object.assign(document.createElement("link"), {rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", fetchPriority: face == "text" ? "auto" : "low", href: `${d.dataset.content_root}_static/fonts/${face}.woff2`}));
})(document.documentElement);
