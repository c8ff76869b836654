//go:build ignore

package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"slices"
	"time"
)

type slot struct{ asked, taken int }

// AdaptiveThrottle refuses more calls as fewer are accepted.
// Its users hold a lock.
type AdaptiveThrottle struct {
	k, spare float64 // spare calls may always be unanswered
	width    time.Duration
	ring     []slot
	newest   int // number of the newest slot since time 0
}

// region throttle

// Probability is the chance with which a call is refused now.
func (t *AdaptiveThrottle) Probability(now time.Duration) float64 {
	t.advance(now)
	var requests, accepts float64
	for _, s := range t.ring {
		requests += float64(s.asked)
		accepts += float64(s.taken)
	}
	excess := requests - t.k*accepts - t.spare
	return max(0, excess/(requests+1))
}

// Allow counts a call; luck is drawn evenly from 0 to 1.
func (t *AdaptiveThrottle) Allow(now time.Duration, luck float64) bool {
	refuse := luck < t.Probability(now)
	t.ring[t.newest%len(t.ring)].asked++
	return !refuse // a refused call has been counted too
}

// endregion throttle

// Accepted notes that the dependency took a call and answered it.
func (t *AdaptiveThrottle) Accepted(now time.Duration) {
	t.advance(now)
	t.ring[t.newest%len(t.ring)].taken++
}

func (t *AdaptiveThrottle) advance(now time.Duration) {
	next := int(now / t.width)
	// After a long silence one lap clears everything.
	first := max(t.newest+1, next-len(t.ring)+1)
	for passed := first; passed <= next; passed++ {
		t.ring[passed%len(t.ring)] = slot{}
	}
	t.newest = max(t.newest, next)
}

// region vectors
type trace struct {
	Name                    string
	K, Spare, Window, Slots float64
	Events                  []string
}

func seconds(s float64) time.Duration {
	return time.Duration(s * float64(time.Second))
}

func (t trace) agrees() bool {
	throttle := &AdaptiveThrottle{k: t.K, spare: t.Spare,
		width: seconds(t.Window / t.Slots),
		ring:  make([]slot, int(t.Slots))}
	for _, event := range t.Events {
		var at, luck, top, bottom float64
		var verdict string
		_, err := fmt.Sscanf(event, "%g took %g/%g", &at, &top, &bottom)
		if err == nil {
			throttle.Accepted(seconds(at))
		} else {
			_, err = fmt.Sscanf(event, "%g %g %s %g/%g",
				&at, &luck, &verdict, &top, &bottom)
			went := throttle.Allow(seconds(at), luck)
			if err != nil || went != (verdict == "go") {
				return false
			}
		}
		off := throttle.Probability(seconds(at)) - top/bottom
		if math.Abs(off) > 1e-9 {
			return false
		}
	}
	return true
}

//go:embed throttle.vectors.json
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

//> vectors passed: 25 of 25
