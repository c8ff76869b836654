import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import { setImmediate } from "node:timers/promises";
import * as cockatiel from "cockatiel";
import Opossum from "opossum";

/** A call: out once the library made it, and ended by the script. */
class Call {
  out = false;
  refused = false;
  end = (_ok: boolean): void => {};

  readonly make = (): Promise<void> =>
    new Promise((resolve, reject) => {
      this.out = true;
      this.end = (ok) => (ok ? resolve() : reject(new Error()));
    });
}

type Library = { ask(call: Call): Promise<unknown>; force(): void };

// region library
/** cockatiel: three failures in a row, 5 s, the rest default. */
function viaCockatiel(): Library {
  const breaker = cockatiel.circuitBreaker(cockatiel.handleAll, {
    breaker: new cockatiel.ConsecutiveBreaker(3),
    halfOpenAfter: 5_000,
  });
  return {
    ask: (call) => breaker.execute(call.make),
    force: () => void breaker.isolate(),
  };
}

/** opossum knows no "in a row": more than 70% of at least three. */
function viaOpossum(timeout = 10_000): Library {
  const breaker = new Opossum((call: Call) => call.make(), {
    errorThresholdPercentage: 70,
    volumeThreshold: 3,
    resetTimeout: 5_000,
    timeout, // 10 s is its default
  });
  return { ask: (c) => breaker.fire(c), force: () => breaker.open() };
}
// endregion library

function ask(library: Library): Call {
  const call = new Call();
  library.ask(call).catch(() => (call.refused = !call.out));
  return call;
}

// region play
/** How many of twelve go out when the script says `all`. */
async function play(library: Library, script: string): Promise<string> {
  const calls = new Map<string, Call>();
  for (const step of script.split("; ")) {
    const [at, what, ...names] = step.split(" ");
    while (Date.now() < 1_000 * Number(at)) {
      mock.timers.tick(100);
      await setImmediate(); // lets every promise have its say
    }
    if (what === "all") {
      const twelve = Array.from({ length: 12 }, () => ask(library));
      await setImmediate();
      const out = twelve.filter((c) => c.out).length;
      const wait = 12 - out - twelve.filter((c) => c.refused).length;
      return wait ? `${out} (${wait} wait)` : `${out}`;
    }
    if (what === "force") library.force();
    for (const name of names) {
      const call = calls.get(name) ?? ask(library);
      calls.set(name, call);
      await setImmediate();
      if (what !== "ask") call.end(what === "ok");
      await setImmediate();
    }
  }
  throw new Error(`'${script}' does not say all`);
}
// endregion play

const path = join(import.meta.dirname, "outage_script.json");
type Data = { outage: string; scripts: string[] };
const data: Data = JSON.parse(readFileSync(path, "utf8"));

async function all(name: string, make: () => Library, only = "") {
  for (const text of data.scripts.filter((text) => text.match(only))) {
    const [trace, script] = text.split(": ");
    mock.timers.enable({ apis: ["Date", "setTimeout", "setInterval"] });
    const whole = script.replace("outage", data.outage);
    console.log(`${name}, ${trace}: ${await play(make(), whole)}`);
    mock.timers.reset();
  }
}

await all("cockatiel", viaCockatiel);
await all("opossum", viaOpossum);
await all("opossum, 2 s", () => viaOpossum(2_000), "all hang");

//> cockatiel, just tripped: 0
//> cockatiel, cooldown over: 1 (11 wait)
//> cockatiel, late success, open: 0
//> cockatiel, late failure, open: 1 (11 wait)
//> cockatiel, late success, probed: 0 (12 wait)
//> cockatiel, probe answers: 12
//> cockatiel, one probe silent: 0 (12 wait)
//> cockatiel, all hang: 12
//> cockatiel, forced open: 0
//> opossum, just tripped: 0
//> opossum, cooldown over: 1
//> opossum, late success, open: 0
//> opossum, late failure, open: 1
//> opossum, late success, probed: 12
//> opossum, probe answers: 12
//> opossum, one probe silent: 1
//> opossum, all hang: 12
//> opossum, forced open: 1
//> opossum, 2 s, all hang: 1
