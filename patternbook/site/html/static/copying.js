// Copying: listings, commands, and links to places on the page.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const told = document.querySelector(".told");

  // From file:// the browser may refuse the clipboard, then a selection does it.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const focused = document.activeElement;
      const area = document.createElement("textarea");
      area.value = text;
      area.style.cssText = "position:fixed;opacity:0";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      focused?.focus({ preventScroll: true });
    }
  };
  const copied = async (button, text, before) => {
    await copy(text);
    button.textContent = button.matches(".headerlink") ? "✓" : "Copied";
    told.textContent = "Copied";
    setTimeout(() => { button.textContent = before; told.textContent = ""; }, 1500);
  };

  const button = (name, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy-button";
    made.textContent = "Copy";
    made.setAttribute("aria-label", name);
    made.addEventListener("click", () => copied(made, text(), "Copy"));
    return made;
  };
  all(".listing-panel").forEach((panel) => {
    const code = panel.querySelector("pre");
    const command = panel.querySelector(".listing-command");
    panel.prepend(button("Copy the listing", () => code.textContent));
    if (command) command.after(button("Copy the command", () => command.textContent));
  });
  all(".highlight-console").forEach((block) => {
    const lines = () => block.querySelector("pre").textContent.split("\n");
    const typed = () => lines().filter((x) => x.startsWith("$ ")).map((x) => x.slice(2));
    block.prepend(button("Copy the command", () => typed().join("\n")));
  });

  // The sign behind a heading or a number: a link without this script, a button with it. Pressed
  // with Ctrl or the middle of the mouse it is a link still.
  const sign = document.querySelector(".headerlink")?.textContent;
  const named = (link) => {
    const before = link.previousElementSibling;
    if (before?.matches("h1, h2, h3, h4")) return before.textContent;
    const box = link.closest("figure, .literal-block-wrapper, caption");
    const named = box?.querySelector(".caption-number") ?? link.parentNode;
    return (named.matches(".eqno") ? "formula " : "") + named.textContent.replace(sign, "");
  };
  all("a.headerlink").forEach((link) => {
    const name = `Copy the link to ${named(link).trim().replace(/\s+/g, " ").slice(0, 80)}`;
    link.setAttribute("role", "button");
    link.setAttribute("aria-label", name);
    link.title = name;
  });
  const press = (event) => {
    const link = event.target.closest?.("a.headerlink");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try { history.replaceState(null, "", link.hash); } catch { location.hash = link.hash; }
    copied(link, link.href, sign);
  };
  document.addEventListener("click", press);
  document.addEventListener("keydown", (event) => { if (event.key === " ") press(event); });
})();
