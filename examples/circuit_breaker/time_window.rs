use serde::Deserialize;
use std::time::Duration;

// region ring
#[derive(Clone, Copy, Default)]
struct Bucket {
    made: u32,
    bad: u32,
}

/// Counts in `N` slots of `width`, reused in a circle.
struct TimeWindow<const N: usize> {
    width: Duration,
    limit: f64,
    minimum: u32,
    ring: [Bucket; N],
    slot: u128, // number of the newest slot since time 0
}

impl<const N: usize> TimeWindow<N> {
    fn new(width: Duration, limit: f64, minimum: u32) -> Self {
        let ring = [Bucket::default(); N];
        TimeWindow { width, limit, minimum, ring, slot: 0 }
    }

    fn advance(&mut self, now: Duration) {
        let slot = now.as_nanos() / self.width.as_nanos();
        // After a long silence one lap clears everything.
        let lap = (slot + 1).saturating_sub(N as u128);
        for passed in lap.max(self.slot + 1)..=slot {
            *self.bucket(passed) = Bucket::default();
        }
        self.slot = self.slot.max(slot);
    }

    /// Count a call that ends now; true if the breaker opens.
    fn trips(&mut self, now: Duration, failed: bool) -> bool {
        self.advance(now);
        let newest = self.bucket(self.slot);
        newest.made += 1;
        newest.bad += u32::from(failed);
        let Bucket { made, bad } = self.sum();
        let limit = self.limit * f64::from(made);
        made >= self.minimum && f64::from(bad) >= limit
    }

    fn bucket(&mut self, slot: u128) -> &mut Bucket {
        &mut self.ring[(slot % N as u128) as usize]
    }

    fn sum(&self) -> Bucket {
        self.ring.iter().fold(Bucket::default(), |all, one| Bucket {
            made: all.made + one.made,
            bad: all.bad + one.bad,
        })
    }
}
// endregion ring

// region vectors
#[derive(Deserialize)]
struct Trace {
    name: String,
    calls: Vec<String>,
}

fn agrees(trace: &Trace) -> bool {
    let second = Duration::from_secs(1);
    let mut ring = TimeWindow::<10>::new(second, 0.5, 4);
    trace.calls.iter().all(|call| {
        let part: Vec<&str> = call.split(' ').collect();
        let now = Duration::from_secs_f64(part[0].parse().unwrap());
        let trips = ring.trips(now, part[1] == "fail");
        let Bucket { made, bad } = ring.sum();
        let counts = format!("{bad}/{made}");
        trips == (part[2] == "trip") && part[3] == counts
    })
}

fn main() {
    let text = include_str!("time_window.vectors.json");
    let traces: Vec<Trace> = serde_json::from_str(text).unwrap();
    let failed = traces.iter().filter(|trace| !agrees(trace));
    let failed: Vec<_> = failed.map(|trace| &trace.name).collect();
    let every = traces.len();
    println!("vectors passed: {} of {every}", every - failed.len());
    assert!(failed.is_empty() && every > 0, "failed: {failed:?}");
}
// endregion vectors

//> vectors passed: 19 of 19
