import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Slot {
  asked: number;
  taken: number;
}

/** Refuses a growing share of calls as fewer are accepted. */
class AdaptiveThrottle {
  private readonly k: number;
  private readonly spare: number; // calls that may be unanswered
  private readonly width: number; // s
  private readonly ring: Slot[];
  private slot = 0; // number of the newest slot since time 0

  constructor(k = 2, spare = 0, window = 120, slots = 12) {
    this.k = k;
    this.spare = spare;
    this.width = window / slots;
    const empty = () => ({ asked: 0, taken: 0 });
    this.ring = Array.from({ length: slots }, empty);
  }

  // region throttle
  /** The chance with which a call is refused now. */
  probability(now: number): number {
    this.advance(now);
    let requests = 0;
    let accepts = 0;
    for (const { asked, taken } of this.ring) {
      requests += asked;
      accepts += taken;
    }
    const excess = requests - this.k * accepts - this.spare;
    return Math.max(0, excess / (requests + 1));
  }

  /** Counts a call; luck is drawn evenly from 0 to 1. */
  allow(now: number, luck: number): boolean {
    const refuse = luck < this.probability(now);
    this.newest().asked += 1;
    return !refuse; // a refused call has been counted too
  }
  // endregion throttle

  /** The dependency took a call and answered it. */
  accepted(now: number): void {
    this.advance(now);
    this.newest().taken += 1;
  }

  private newest(): Slot {
    return this.ring[this.slot % this.ring.length]!;
  }

  private advance(now: number): void {
    const slot = Math.floor(now / this.width);
    // After a long silence one lap clears everything.
    const lap = slot - this.ring.length + 1;
    let passed = Math.max(this.slot + 1, lap);
    for (; passed <= slot; passed += 1) {
      this.ring[passed % this.ring.length] = { asked: 0, taken: 0 };
    }
    this.slot = Math.max(this.slot, slot);
  }
}

// region vectors
interface Trace {
  name: string;
  k: number;
  spare: number;
  window: number;
  slots: number;
  events: string[];
}

function agrees({ k, spare, window, slots, events }: Trace): boolean {
  const throttle = new AdaptiveThrottle(k, spare, window, slots);
  return events.every((event) => {
    const [at, what, ...rest] = event.split(" ");
    const now = Number(at);
    if (what === "took") throttle.accepted(now);
    else if (throttle.allow(now, Number(what)) !== (rest[0] === "go"))
      return false;
    const [top, bottom] = rest.at(-1)!.split("/").map(Number);
    return Math.abs(throttle.probability(now) - top! / bottom!) < 1e-9;
  });
}

const name = "throttle.vectors.json";
const path = join(import.meta.dirname, name);
const traces: Trace[] = JSON.parse(readFileSync(path, "utf8"));
const failed = traces.filter((trace) => !agrees(trace));
const passed = traces.length - failed.length;
console.log(`vectors passed: ${passed} of ${traces.length}`);
if (failed.length > 0 || traces.length === 0) {
  console.error("failed:", failed.map((trace) => trace.name));
  process.exitCode = 1;
}
// endregion vectors

//> vectors passed: 25 of 25
