use serde_json::Value;
use std::{collections::HashMap, time::Duration};
use tokio::sync::oneshot::{Receiver, Sender, channel};
use tokio::task::{JoinHandle, yield_now};
use tokio::time::{Instant, sleep_until};
use tower::{BoxError, ServiceExt, service_fn, util::BoxCloneService};
use tower_resilience_circuitbreaker::*;

type Answer = Result<(), &'static str>;
type Breaker = BoxCloneService<Request, (), BoxError>;
type Call = (Sender<Answer>, JoinHandle<Result<(), BoxError>>);

struct Request {
    out: Sender<()>, // told when the breaker lets it through
    answer: Receiver<Answer>,
}

async fn payments(request: Request) -> Answer {
    request.out.send(()).unwrap();
    request.answer.await.unwrap_or(Ok(())) // the script is over
}

// region library
/// tower-resilience: three failures in a row, 5 s, the rest default.
fn library(second: Duration) -> (Breaker, CircuitBreakerHandle) {
    let (layer, handle) = CircuitBreakerLayer::builder()
        .consecutive_failures(3)
        .wait_duration_in_open(5 * second)
        .build_with_handle()
        .unwrap();
    let service = layer.layer_fn(service_fn(payments));
    let service = service.map_err(|error| error.to_string().into());
    (BoxCloneService::new(service), handle)
}

async fn ask(breaker: Breaker) -> Option<Call> {
    let (out, mut through) = channel();
    let (end, answer) = channel();
    let call = tokio::spawn(breaker.oneshot(Request { out, answer }));
    while !call.is_finished() {
        if through.try_recv().is_ok() {
            return Some((end, call));
        }
        yield_now().await;
    }
    None
}
// endregion library

// region play
/// How many of twelve go out; nothing if a step came too late.
async fn play(script: &str, second: Duration) -> Option<usize> {
    let ((breaker, handle), start) = (library(second), Instant::now());
    let (mut calls, mut says) = (HashMap::new(), None);
    for step in script.split("; ") {
        let words: Vec<&str> = step.split(' ').collect();
        let begin = start + words[0].parse::<u32>().unwrap() * second;
        sleep_until(begin).await;
        if words[1] == "all" {
            let mut asked = [const { None }; 12];
            for call in &mut asked {
                *call = ask(breaker.clone()).await;
            }
            says = Some(asked.iter().flatten().count());
        }
        if words[1] == "force" {
            handle.force_open().await;
        }
        for name in &words[2..] {
            if !calls.contains_key(name) {
                calls.insert(*name, ask(breaker.clone()).await);
            }
            let ok = (words[1] == "ok").then_some(()).ok_or("no");
            let call = calls.get_mut(name).unwrap();
            if let Some(call) = call.take_if(|_| words[1] != "ask") {
                call.0.send(ok).unwrap();
                let _ = call.1.await.unwrap(); // the breaker knows
            }
        }
        if begin.elapsed() >= second {
            return None;
        }
    }
    says
}
// endregion play

/// Plays a script, slower whenever a step was late.
async fn in_time(script: &str) -> usize {
    for n in 0..7 {
        let second = Duration::from_millis(20 << n);
        if let Some(says) = play(script, second).await {
            return says;
        }
    }
    panic!("too busy a machine, or the script does not say all");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let data = include_str!("outage_script.json");
    let data: Value = serde_json::from_str(data).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    for script in data["scripts"].as_array().unwrap().iter().map(text) {
        let script = script.replace("outage", &text(&data["outage"]));
        let (name, script) = script.split_once(": ").unwrap();
        let out = in_time(script).await;
        println!("tower-resilience, {name}: {out}");
    }
}

//> tower-resilience, just tripped: 0
//> tower-resilience, cooldown over: 1
//> tower-resilience, late success, open: 0
//> tower-resilience, late failure, open: 1
//> tower-resilience, late success, probed: 12
//> tower-resilience, probe answers: 12
//> tower-resilience, one probe silent: 0
//> tower-resilience, all hang: 12
//> tower-resilience, forced open: 1
