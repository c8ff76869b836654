//go:build ignore

package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"slices"
	"time"
)

// region ring
const buckets = 10

type bucket struct{ made, bad int }

// TimeWindow counts in slots of Width, reused in a circle.
type TimeWindow struct {
	Width   time.Duration
	Limit   float64
	Minimum int
	ring    [buckets]bucket
	slot    int64 // number of the newest slot since time 0
}

func (w *TimeWindow) advance(now time.Duration) {
	slot := int64(now / w.Width)
	// After a long silence one lap clears everything.
	first := max(w.slot+1, slot-buckets+1)
	for passed := first; passed <= slot; passed++ {
		w.ring[passed%buckets] = bucket{}
	}
	w.slot = max(w.slot, slot)
}

// Trips counts a call that ends now. The caller holds a lock.
func (w *TimeWindow) Trips(now time.Duration, failed bool) bool {
	w.advance(now)
	newest := &w.ring[w.slot%buckets]
	newest.made++
	if failed {
		newest.bad++
	}
	sum := w.sum()
	return sum.made >= w.Minimum &&
		float64(sum.bad) >= w.Limit*float64(sum.made)
}

func (w *TimeWindow) sum() (all bucket) {
	for _, b := range w.ring {
		all.made += b.made
		all.bad += b.bad
	}
	return all
}

// endregion ring

// region vectors
type trace struct {
	Name  string
	Calls []string
}

func (t trace) agrees() bool {
	w := &TimeWindow{Width: time.Second, Limit: 0.5, Minimum: 4}
	for _, call := range t.Calls {
		var at float64
		var result, verdict, counts string
		_, err := fmt.Sscan(call, &at, &result, &verdict, &counts)
		now := time.Duration(at * float64(time.Second))
		trips := w.Trips(now, result == "fail")
		sum := w.sum()
		said := fmt.Sprintf("%d/%d", sum.bad, sum.made)
		if err != nil || trips != (verdict == "trip") || said != counts {
			return false
		}
	}
	return true
}

//go:embed time_window.vectors.json
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

//> vectors passed: 19 of 19
