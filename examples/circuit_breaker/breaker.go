//go:build ignore

package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"slices"
	"sync"
	"time"
)

type State int

const Closed, Open, HalfOpen State = 0, 1, 2

// region state
// Breaker begins closed. Several goroutines may use one.
type Breaker struct {
	Now        func() time.Time
	TripAfter  int
	Cooldown   time.Duration
	mu         sync.Mutex
	state      State
	generation uint64
	failures   int
	until      time.Time
}

func (b *Breaker) enter(s State) { // with mu held
	b.state = s
	b.generation++ // every earlier permit is now void
	b.failures = 0
	b.until = b.Now().Add(b.Cooldown)
}

// endregion state

// region allow
// Allow returns a permit for one call; ok is false: do not call.
func (b *Breaker) Allow() (permit uint64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.state != Closed {
		if b.Now().Before(b.until) {
			return 0, false
		}
		b.enter(HalfOpen) // the caller is the probe
	}
	return b.generation, true
}

// endregion allow

// region record
// Record says how the call that held this permit ended.
func (b *Breaker) Record(permit uint64, success bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case permit != b.generation: // the call began in an earlier state
	case success && b.state == HalfOpen:
		b.enter(Closed)
	case success:
		b.failures = 0
	case b.state == HalfOpen || b.failures+1 >= b.TripAfter:
		b.enter(Open)
	default:
		b.failures++
	}
}

// endregion record

// region vectors
var names = []string{"closed", "open", "half-open"}

type trace struct{ Events []string }

func (t trace) agrees() bool {
	var now time.Time
	b := &Breaker{Now: func() time.Time { return now },
		TripAfter: 3, Cooldown: 5 * time.Second}
	permits, good, ok := map[string]uint64{}, true, false
	for _, event := range t.Events {
		var at float64
		var call, what, state string
		_, err := fmt.Sscan(event, &at, &call, &what, &state)
		now = time.UnixMilli(int64(at * 1000))
		if what == "ok" || what == "fail" {
			b.Record(permits[call], what == "ok")
		} else {
			permits[call], ok = b.Allow()
			good = good && ok == (what == "go")
		}
		good = good && err == nil && names[b.state] == state
	}
	return good
}

//go:embed breaker.vectors.json
var vectors []byte

func main() {
	var traces []trace
	if err := json.Unmarshal(vectors, &traces); err != nil {
		log.Fatal(err)
	}
	failed := slices.DeleteFunc(slices.Clone(traces), trace.agrees)
	every := len(traces)
	fmt.Printf("vectors passed: %d of %d\n", every-len(failed), every)
	if len(failed) > 0 || every == 0 {
		log.Fatal("failed: ", failed)
	}
}

// endregion vectors
//> vectors passed: 17 of 17
