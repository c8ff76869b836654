// Draws a run as explore_frame.py draws the still figure: the same lines, places and names.
window.bookPlot = (() => {
  const DASHES = ["", "7 4", "9 3 2 3", "2 3"];
  const APART = 0.07;
  const node = (parent, name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text !== undefined) made.textContent = text;
    parent.append(made);
    return made;
  };
  const decades = (high) => [0, ...Array.from({ length: Math.floor(Math.log10(high)) + 1 }, (_, n) => 10 ** n)];
  const scaled = ([, low, high, kind], from, to, count) => {
    const scale = (kind === "symlog" ? d3.scaleSymlog() : d3.scaleLinear()).domain([low, high]).range([from, to]);
    const marks = kind === "symlog" ? decades(high) : scale.ticks(count);
    return [scale, marks.map((mark) => [scale(mark), mark.toLocaleString("en-US")])];
  };
  // The points of a series; where a run has no value the line has a gap.
  const points = (told, value) => (Array.isArray(value) ? told.grids[value[0]].map((x, n) => [x, value[1][n]]) : []);
  const known = (list) => list.filter(([, y]) => y !== null);
  const path = (list, x, y) => {
    let pen = "M";
    return list.map(([a, b]) => {
      if (b === null) { pen = "M"; return ""; }
      const step = `${pen}${x(a).toFixed(1)} ${y(b).toFixed(1)}`;
      pen = "L";
      return step;
    }).join("");
  };
  const spread = (heights) => {
    const order = heights.map((_, n) => n).sort((a, b) => heights[a] - heights[b]);
    const moved = [...heights];
    order.slice(1).forEach((n, before) => { moved[n] = Math.max(moved[n], moved[order[before]] + APART); });
    const over = Math.max(0, ...moved.map((height) => height - 1));
    return moved.map((height) => height - over);
  };

  const draw = (frame, told, run, ghost) => {
    const { width, height } = frame.getBoundingClientRect();
    const size = width < 480 ? 12 : 14.5;
    const longest = Math.max(...told.names.map((name) => name.length));
    const right = told.ends ? longest * size * 0.6 + 10 : 10;
    const [left, bottom, above] = [size * 4, height - size * 3.2, 8];
    frame.querySelector("svg")?.remove();
    const svg = node(frame, "svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "font-size": size });
    const [xAxis, yAxis] = told.axes;
    const end = width - right;
    const [x, xMarks] = scaled(xAxis, left, end, width < 480 ? 5 : 8);
    const [y, yMarks] = scaled(yAxis, bottom, above, 5);

    const inside = `explore-inside-${frame.parentNode.id}`;
    node(node(node(svg, "defs", {}), "clipPath", { id: inside }), "rect", { x: left, y: above - 2, width: end - left, height: bottom - above + 4 });
    yMarks.forEach(([at, text]) => {
      node(svg, "line", { class: "explore-grid", x1: left, x2: end, y1: at, y2: at });
      node(svg, "text", { x: left - 6, y: at, dy: "0.35em", "text-anchor": "end" }, text);
    });
    xMarks.forEach(([at, text]) => {
      node(svg, "line", { class: "explore-axis", x1: at, x2: at, y1: bottom, y2: bottom + 4 });
      node(svg, "text", { x: at, y: bottom + 4 + size, "text-anchor": "middle" }, text);
    });
    node(svg, "path", { class: "explore-axis", d: `M${left} ${above}V${bottom}H${end}` });
    node(svg, "text", { x: (left + end) / 2, y: height - 5, "text-anchor": "middle" }, xAxis[0]);
    const middle = (above + bottom) / 2;
    node(svg, "text", { transform: `translate(${size} ${middle}) rotate(-90)`, "text-anchor": "middle" }, yAxis[0]);

    const curves = node(svg, "g", { "clip-path": `url(#${inside})` });
    const names = [];
    const line = (value, number, old) => {
      const group = `explore-line explore-${number}${old ? " explore-ghost" : ""}`;
      const list = points(told, value);
      if (typeof value === "number") {
        const at = x(value);
        if (at < left || at > end) return;
        node(curves, "line", { class: `explore-mark${old ? " explore-ghost" : ""}`, x1: at, x2: at, y1: above, y2: bottom });
        const side = at > left + 0.7 * (end - left) ? -1 : 1;
        if (!old) node(svg, "text", { class: "explore-name", x: at + 5 * side, y: above + size, "text-anchor": side < 0 ? "end" : "start" }, told.names[number]);
        return;
      }
      const seen = known(list);
      if (!seen.length) return;
      const [a, b] = seen.at(-1);
      if (list.length === 1) node(svg, "circle", { class: group, cx: x(a), cy: y(b), r: 5 });
      else node(curves, "path", { class: group, d: path(list, x, y), "stroke-dasharray": DASHES[number % DASHES.length] });
      if (!old) names.push({ number, at: x(a), height: Math.min(1, Math.max(0, (bottom - y(b)) / (bottom - above))) });
    };
    ghost?.[1].forEach((value, number) => line(value, number, true));
    run[1].forEach((value, number) => line(value, number, false));
    spread(names.map((name) => name.height)).forEach((high, n) => {
      const { number, at } = names[n];
      node(svg, "text", { class: `explore-name explore-${number}`, x: at + 8, y: bottom - high * (bottom - above), dy: "0.35em" }, told.names[number]);
    });
    return svg;
  };

  // Four digits, as the table of the still figure.
  const number = (value) => value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
  // A row is a place on the x axis, or one of several there; keys are `x:n`.
  const cells = (told, value) => {
    if (typeof value === "number") return new Map([[`${value}:0`, "line"]]);
    const times = new Map();
    return new Map(points(told, value).map(([x, y]) => {
      const n = times.get(x) ?? 0;
      times.set(x, n + 1);
      return [`${x}:${n}`, y === null ? "" : number(y)];
    }));
  };
  const table = (told, run) => {
    const columns = run[1].map((value) => cells(told, value));
    const keys = [...new Set(columns.flatMap((column) => [...column.keys()]))];
    const places = keys.map((key) => [key, ...key.split(":").map(Number)]);
    places.sort((a, b) => a[1] - b[1] || a[2] - b[2]);
    const rows = places.map(([key, x]) => [number(x), ...columns.map((column) => column.get(key) ?? "")]);
    return { head: [told.axes[0][0], ...told.names], rows };
  };
  return { draw, table };
})();
