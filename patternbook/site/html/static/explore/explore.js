// Figures with sliders. Every place of the sliders is a run that the build has made; the plotting
// script and the runs are loaded when a figure comes near, or when its first slider is moved.
(() => {
  const top = document.documentElement.dataset.content_root + "_static/explore/";
  const loads = {};
  const load = (file) => (loads[file] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = top + file;
    script.onload = resolve;
    script.onerror = () => { delete loads[file]; reject(new Error(`cannot load ${file}`)); };
    document.head.append(script);
  }));

  const cell = (name, text, scope) => {
    const made = document.createElement(name);
    if (scope) made.scope = scope;
    made.append(text);
    return made;
  };
  // The numbers of a run, as the table below the figure has them.
  const fill = (table, told, run) => {
    const { head, rows } = bookPlot.table(told, run);
    const first = document.createElement("tr");
    first.append(...head.map((text) => cell("th", text, "col")));
    table.tHead.replaceChildren(first);
    table.tBodies[0].replaceChildren(...rows.map((row) => {
      const line = document.createElement("tr");
      line.append(...row.map((text) => cell("td", text)));
      return line;
    }));
  };

  document.querySelectorAll(".explore").forEach((panel) => {
    const figure = panel.closest("figure");
    const inputs = [...panel.querySelectorAll("input")];
    const said = panel.querySelector(".explore-said");
    const reset = panel.querySelector("button");
    const table = figure.nextElementSibling?.querySelector("table");
    const key = panel.dataset.explore;
    const images = [...figure.querySelectorAll("img")];
    const alt = images[0].alt;
    const frame = document.createElement("div"); // as large as the picture, and then the plot's
    frame.className = "explore-frame";
    images[0].before(frame);
    frame.append(...images);
    let told, drawing, timer;

    const start = inputs.map((input) => Number(input.defaultValue));
    const place = (values) => values.reduce((sum, value, n) => sum * (Number(inputs[n].max) + 1) + value, 0);
    const draw = () => {
      const values = inputs.map((input) => Number(input.value));
      const moved = values.some((value, n) => value !== start[n]);
      const run = told.runs[place(values)];
      const names = inputs.map((input) => `${input.labels[0].textContent} ${input.ariaValueText ?? input.getAttribute("aria-valuetext")}`);
      reset.setAttribute("aria-disabled", String(!moved));
      panel.classList.toggle("moved", moved);
      drawing = bookPlot.draw(frame, told, run, moved ? told.runs[place(start)] : null);
      drawing.setAttribute("aria-label", moved ? `Plot for ${names.join(", ")}. ${run[0]}` : alt);
      if (table) fill(table, told, run);
      clearTimeout(timer); // one sentence when the slider rests, none on its way
      timer = setTimeout(() => { if (said.textContent !== run[0]) said.textContent = run[0]; }, 300);
    };
    const ready = () => load("plot.js").then(() => load(`${key}.js`)).then(() => {
      if (told) return;
      told = window.bookExplored[key];
      draw();
      figure.classList.add("explored");
      new ResizeObserver(() => requestAnimationFrame(draw)).observe(frame);
    });
    const changed = () => {
      inputs.forEach((input) => {
        const text = JSON.parse(input.dataset.texts)[input.value];
        input.setAttribute("aria-valuetext", text);
        input.nextElementSibling.textContent = text;
      });
      ready().then(draw, (error) => { said.textContent = `The plot does not work: ${error.message}.`; });
    };
    inputs.forEach((input) => input.addEventListener("input", changed));
    reset.setAttribute("aria-disabled", "true");
    reset.addEventListener("click", () => {
      inputs.forEach((input) => { input.value = input.defaultValue; });
      changed();
    });
    const near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      ready().catch(() => {}); // the still figure stays; moving a slider tries again
    }, { rootMargin: "300px" });
    near.observe(panel);
  });
})();
