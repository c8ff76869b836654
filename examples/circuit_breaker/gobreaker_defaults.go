//go:build ignore

package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/sony/gobreaker/v2"
)

type Payments = gobreaker.CircuitBreaker[string]

var errDown = errors.New("payments: connection refused")

func calls(breaker *Payments, errs ...error) *Payments {
	for _, err := range errs {
		breaker.Execute(func() (string, error) { return "paid", err })
	}
	return breaker
}

func times(n int, errs ...error) (all []error) {
	for range n {
		all = append(all, errs...)
	}
	return all
}

// region calls
func main() {
	plain := gobreaker.Settings{Name: "payments"}
	fresh := func() *Payments {
		return gobreaker.NewCircuitBreaker[string](plain)
	}
	show("5 failures", calls(fresh(), times(5, errDown)...))
	show("6 failures", calls(fresh(), times(6, errDown)...))
	show("1,000 times 5 failures and a success",
		calls(fresh(), times(1000, append(times(5, errDown), nil)...)...))

	show("6 cancelled by the caller",
		calls(fresh(), times(6, context.Canceled)...))
	plain.IsExcluded = func(err error) bool {
		return errors.Is(err, context.Canceled)
	}
	show("6 cancelled, excluded",
		calls(fresh(), times(6, context.Canceled)...))
}

// endregion calls

func show(what string, breaker *Payments) {
	fmt.Printf("%s: %s\n", what, breaker.State())
}

//> 5 failures: closed
//> 6 failures: open
//> 1,000 times 5 failures and a success: closed
//> 6 cancelled by the caller: open
//> 6 cancelled, excluded: closed
