import { readFileSync } from "node:fs";
import { join } from "node:path";

// region ring
interface Bucket {
  made: number;
  bad: number;
}

/** Counts in slots of `width` seconds, reused in a circle. */
class TimeWindow {
  private readonly width: number; // s
  private readonly limit: number;
  private readonly minimum: number;
  private readonly ring: Bucket[];
  private slot = 0; // number of the newest slot since time 0

  constructor(width = 1, buckets = 10, limit = 0.5, minimum = 20) {
    this.width = width;
    this.limit = limit;
    this.minimum = minimum;
    const empty = () => ({ made: 0, bad: 0 });
    this.ring = Array.from({ length: buckets }, empty);
  }

  private advance(now: number): void {
    const slot = Math.floor(now / this.width);
    // After a long silence one lap clears everything.
    const lap = slot - this.ring.length + 1;
    let passed = Math.max(this.slot + 1, lap);
    for (; passed <= slot; passed += 1) {
      this.ring[passed % this.ring.length] = { made: 0, bad: 0 };
    }
    this.slot = Math.max(this.slot, slot);
  }

  /** Counts a call that ends now; true if the breaker opens. */
  trips(now: number, failed: boolean): boolean {
    this.advance(now);
    const newest = this.ring[this.slot % this.ring.length]!;
    newest.made += 1;
    if (failed) newest.bad += 1;
    const { made, bad } = this.sum();
    return made >= this.minimum && bad >= this.limit * made;
  }

  sum(): Bucket {
    const all = { made: 0, bad: 0 };
    for (const { made, bad } of this.ring) {
      all.made += made;
      all.bad += bad;
    }
    return all;
  }
}
// endregion ring

// region vectors
interface Trace {
  name: string;
  calls: string[];
}

function agrees({ calls }: Trace): boolean {
  const ring = new TimeWindow(1, 10, 0.5, 4);
  return calls.every((call) => {
    const [at, result, verdict, counts] = call.split(" ");
    const trips = ring.trips(Number(at), result === "fail");
    const { made, bad } = ring.sum();
    const same = counts === `${bad}/${made}`;
    return same && trips === (verdict === "trip");
  });
}

const name = "time_window.vectors.json";
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

//> vectors passed: 19 of 19
