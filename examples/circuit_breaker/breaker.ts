import { readFileSync } from "node:fs";
import { join } from "node:path";

type State = "closed" | "open" | "half-open";

class Breaker {
  // region state
  state: State = "closed";
  private readonly clock: () => number; // s
  private readonly tripAfter: number;
  private readonly cooldown: number; // s
  private generation = 1;
  private failures = 0;
  private until = 0;

  constructor(clock: () => number, tripAfter = 3, cooldown = 5) {
    this.clock = clock;
    this.tripAfter = tripAfter;
    this.cooldown = cooldown;
  }

  private enter(state: State): void {
    this.state = state;
    this.generation += 1; // every earlier permit is now void
    this.failures = 0;
    this.until = this.clock() + this.cooldown;
  }
  // endregion state

  // region allow
  /** A permit for one call, or undefined: do not call. */
  allow(): number | undefined {
    if (this.state !== "closed") {
      if (this.clock() < this.until) return undefined;
      this.enter("half-open"); // the caller is the probe
    }
    return this.generation;
  }
  // endregion allow

  // region record
  /** Say how the call that held this permit ended. */
  record(permit: number, ok: boolean): void {
    // No await in here: nothing can run between test and change.
    if (permit !== this.generation) return; // an earlier state's
    if (ok) {
      this.failures = 0;
      if (this.state === "half-open") this.enter("closed");
      return;
    }
    this.failures += 1;
    const probing = this.state === "half-open";
    if (probing || this.failures >= this.tripAfter) {
      this.enter("open");
    }
  }
  // endregion record
}

// region vectors
interface Trace {
  name: string;
  events: string[];
}

function agrees({ events }: Trace): boolean {
  let now = 0;
  const breaker = new Breaker(() => now);
  const permits = new Map<string, number>();
  for (const event of events) {
    const [at, call, what, state] = event.split(" ");
    now = Number(at);
    if (what === "ok" || what === "fail") {
      breaker.record(permits.get(call)!, what === "ok");
    } else {
      const permit = breaker.allow();
      if ((permit !== undefined) !== (what === "go")) return false;
      if (permit !== undefined) permits.set(call, permit);
    }
    if (breaker.state !== state) return false;
  }
  return true;
}

const path = join(import.meta.dirname, "breaker.vectors.json");
const traces: Trace[] = JSON.parse(readFileSync(path, "utf8"));
const failed = traces.filter((trace) => !agrees(trace));
const passed = traces.length - failed.length;
console.log(`vectors passed: ${passed} of ${traces.length}`);
if (failed.length > 0 || traces.length === 0) {
  console.error("failed:", failed.map(({ name }) => name));
  process.exitCode = 1;
}
// endregion vectors
//> vectors passed: 17 of 17
