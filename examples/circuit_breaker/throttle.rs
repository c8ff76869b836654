use serde::Deserialize;
use std::time::Duration;

#[derive(Clone, Copy, Default)]
struct Slot {
    asked: u32,
    taken: u32,
}

/// Refuses a growing share of calls as fewer are accepted.
struct AdaptiveThrottle {
    k: f64,
    spare: f64, // calls that may always be unanswered
    width: Duration,
    ring: Vec<Slot>,
    slot: usize, // number of the newest slot since time 0
}

impl AdaptiveThrottle {
    fn new(k: f64, spare: f64, window: Duration, slots: u32) -> Self {
        let ring = vec![Slot::default(); slots as usize];
        let width = window / slots;
        AdaptiveThrottle { k, spare, width, ring, slot: 0 }
    }

    // region throttle
    /// The chance with which a call is refused now.
    fn probability(&mut self, now: Duration) -> f64 {
        self.advance(now);
        let asked = self.ring.iter().map(|slot| slot.asked);
        let taken = self.ring.iter().map(|slot| slot.taken);
        let requests = f64::from(asked.sum::<u32>());
        let accepts = f64::from(taken.sum::<u32>());
        let excess = requests - self.k * accepts - self.spare;
        (excess / (requests + 1.0)).max(0.0)
    }

    /// Count a call; luck is drawn evenly from 0 to 1.
    fn allow(&mut self, now: Duration, luck: f64) -> bool {
        let refuse = luck < self.probability(now);
        self.newest().asked += 1;
        !refuse // a refused call has been counted too
    }
    // endregion throttle

    /// The dependency took a call and answered it.
    fn accepted(&mut self, now: Duration) {
        self.advance(now);
        self.newest().taken += 1;
    }

    fn newest(&mut self) -> &mut Slot {
        let place = self.slot % self.ring.len();
        &mut self.ring[place]
    }

    fn advance(&mut self, now: Duration) {
        let slots = self.ring.len();
        let slot = (now.as_nanos() / self.width.as_nanos()) as usize;
        // After a long silence one lap clears everything.
        let lap = (slot + 1).saturating_sub(slots);
        for passed in lap.max(self.slot + 1)..=slot {
            self.ring[passed % slots] = Slot::default();
        }
        self.slot = self.slot.max(slot);
    }
}

// region vectors
#[derive(Deserialize)]
struct Trace {
    name: String,
    k: f64,
    spare: f64,
    window: f64,
    slots: u32,
    events: Vec<String>,
}

fn agrees(trace: &Trace) -> bool {
    let Trace { k, spare, slots, .. } = *trace;
    let window = Duration::from_secs_f64(trace.window);
    let mut throttle = AdaptiveThrottle::new(k, spare, window, slots);
    trace.events.iter().all(|event| {
        let part: Vec<&str> = event.split(' ').collect();
        let now = Duration::from_secs_f64(part[0].parse().unwrap());
        if part[1] == "took" {
            throttle.accepted(now);
        } else {
            let luck = part[1].parse().unwrap();
            if throttle.allow(now, luck) != (part[2] == "go") {
                return false;
            }
        }
        let fraction = part[part.len() - 1].split_once('/').unwrap();
        let top: f64 = fraction.0.parse().unwrap();
        let bottom: f64 = fraction.1.parse().unwrap();
        (throttle.probability(now) - top / bottom).abs() < 1e-9
    })
}

fn main() {
    let text = include_str!("throttle.vectors.json");
    let traces: Vec<Trace> = serde_json::from_str(text).unwrap();
    let failed = traces.iter().filter(|trace| !agrees(trace));
    let failed: Vec<_> = failed.map(|trace| &trace.name).collect();
    let every = traces.len();
    println!("vectors passed: {} of {every}", every - failed.len());
    assert!(failed.is_empty() && every > 0, "failed: {failed:?}");
}
// endregion vectors

//> vectors passed: 25 of 25
