//go:build ignore

package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/sony/gobreaker/v2"
)

type (
	breaker = gobreaker.TwoStepCircuitBreaker[string]
	report  = func(error) // how the call ended
)

var errTimeout = errors.New("no answer within 2 s")

// region trip
// tripped returns a breaker that has just opened, and the report of a
// call that was let through before it did.
func tripped(probes uint32, open time.Duration) (*breaker, report) {
	b := gobreaker.NewTwoStepCircuitBreaker[string](gobreaker.Settings{
		Name:        "payments",
		MaxRequests: probes,
		Timeout:     open,
	})
	late, _ := b.Allow()
	for b.State() == gobreaker.StateClosed {
		done, _ := b.Allow()
		done(errTimeout)
	}
	return b, late
}

// endregion trip

func main() {
	// region late
	b, late := tripped(1, time.Minute)
	late(nil)
	fmt.Println("after a late success:", b.State())
	// endregion late

	// region probes
	for _, probes := range []uint32{1, 3} {
		b, _ := tripped(probes, 20*time.Millisecond)
		for b.State() == gobreaker.StateOpen {
			time.Sleep(time.Millisecond)
		}
		let := 0
		for range 100 {
			if _, err := b.Allow(); err == nil {
				let++
			}
		}
		fmt.Printf("MaxRequests %d, let through: %d\n", probes, let)
		time.Sleep(100 * time.Millisecond) // and no probe answers
		_, err := b.Allow()
		fmt.Printf("MaxRequests %d, long after: %v\n", probes, err)
	}
	// endregion probes
}

//> after a late success: open
//> MaxRequests 1, let through: 1
//> MaxRequests 1, long after: too many requests
//> MaxRequests 3, let through: 3
//> MaxRequests 3, long after: too many requests
