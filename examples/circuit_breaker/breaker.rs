use serde::Deserialize;
use std::{collections::HashMap, sync::Mutex, time::Duration};

#[derive(Clone, Copy, Default, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum State {
    #[default]
    Closed,
    Open,
    HalfOpen,
}

// region state
#[derive(Default)]
struct Inner {
    state: State,
    generation: u64,
    failures: u32,
    until: Duration, // on the clock
}

/// `Sync` if the clock is: all that changes sits in the mutex.
struct Breaker<C> {
    clock: C, // time since some fixed instant
    trip_after: u32,
    cooldown: Duration,
    inner: Mutex<Inner>,
}

/// Leave to make one call. It moves into `record`, and is gone.
struct Permit(u64);

impl<C: Fn() -> Duration> Breaker<C> {
    fn new(clock: C, trip_after: u32, cooldown: Duration) -> Self {
        Breaker {
            clock,
            trip_after,
            cooldown,
            inner: Mutex::default(),
        }
    }

    fn enter(&self, inner: &mut Inner, state: State) {
        inner.state = state;
        inner.generation += 1; // every earlier permit is now void
        inner.failures = 0;
        inner.until = (self.clock)() + self.cooldown;
    }
    // endregion state
    // region allow
    /// A permit for one call, or `None`: do not call.
    fn allow(&self) -> Option<Permit> {
        let mut inner = self.inner.lock().unwrap();
        if inner.state != State::Closed {
            if (self.clock)() < inner.until {
                return None;
            }
            self.enter(&mut inner, State::HalfOpen); // the probe
        }
        Some(Permit(inner.generation))
    }
    // endregion allow
    // region record
    /// Say how the call that held this permit ended.
    fn record(&self, permit: Permit, ok: bool) {
        let mut inner = self.inner.lock().unwrap();
        if permit.0 != inner.generation {
            return; // the call began in an earlier state
        }
        let probing = inner.state == State::HalfOpen;
        inner.failures = if ok { 0 } else { inner.failures + 1 };
        if probing && ok {
            self.enter(&mut inner, State::Closed);
        } else if probing || inner.failures >= self.trip_after {
            self.enter(&mut inner, State::Open);
        }
    }
    // endregion record
}

// region vectors
#[derive(Deserialize)]
struct Trace {
    name: String,
    events: Vec<String>,
}

fn agrees(trace: &Trace) -> bool {
    let now = std::cell::Cell::new(Duration::ZERO);
    let breaker = Breaker::new(|| now.get(), 3, Duration::from_secs(5));
    let mut permits = HashMap::new();
    trace.events.iter().all(|event| {
        let part: Vec<&str> = event.split(' ').collect();
        let (call, what) = (part[1], part[2]);
        now.set(Duration::from_secs_f64(part[0].parse().unwrap()));
        if let "ok" | "fail" = what {
            breaker.record(permits.remove(call).unwrap(), what == "ok");
        } else {
            let permit = breaker.allow();
            if permit.is_some() != (what == "go") {
                return false;
            }
            permits.extend(permit.map(|held| (call, held)));
        }
        let state = serde_json::from_value(part[3].into()).unwrap();
        breaker.inner.lock().unwrap().state == state
    })
}

fn main() {
    let text = include_str!("breaker.vectors.json");
    let traces: Vec<Trace> = serde_json::from_str(text).unwrap();
    let failed = traces.iter().filter(|trace| !agrees(trace));
    let failed: Vec<_> = failed.map(|trace| &trace.name).collect();
    let every = traces.len();
    println!("vectors passed: {} of {every}", every - failed.len());
    assert!(failed.is_empty() && every > 0, "failed: {failed:?}");
}
// endregion vectors
//> vectors passed: 17 of 17
