//go:build ignore

package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/sony/gobreaker/v2"
)

//go:embed outage_script.json
var file []byte

var errTimeout = errors.New("no answer")

type end func(error)

// region library
// library returns gobreaker: three failures in a row, 5 s, the rest
// default. It has no way to force it open.
func library(second time.Duration) func() end {
	b := gobreaker.NewTwoStepCircuitBreaker[string](gobreaker.Settings{
		ReadyToTrip: func(counts gobreaker.Counts) bool {
			return counts.ConsecutiveFailures >= 3
		},
		Timeout: 5 * second,
	})
	return func() end {
		done, _ := b.Allow() // nil if it refuses
		return done
	}
}

// endregion library

// region play
// play says how many of twelve go out when the script says `all`, or
// nothing if a step was not done before the script's next second.
func play(script string, second time.Duration) (says string) {
	ask, calls, start := library(second), map[string]end{}, time.Now()
	for _, step := range strings.Split(script, "; ") {
		words, out := strings.Fields(step), 0
		at, _ := strconv.Atoi(words[0])
		begin := start.Add(time.Duration(at) * second)
		time.Sleep(time.Until(begin))
		switch words[1] {
		case "force":
			return "can't"
		case "all":
			for range 12 {
				if ask() != nil {
					out++
				}
			}
			says = strconv.Itoa(out)
		}
		for _, name := range words[2:] {
			if _, asked := calls[name]; !asked {
				calls[name] = ask()
			}
			if done := calls[name]; done != nil && words[1] != "ask" {
				done(map[string]error{"fail": errTimeout}[words[1]])
			}
		}
		if time.Since(begin) >= second {
			return ""
		}
	}
	return says
}

// endregion play

// inTime plays a script, slower whenever a step was late.
func inTime(script string) string {
	for second := time.Second / 50; second < 2*time.Second; second *= 2 {
		if says := play(script, second); says != "" {
			return says
		}
	}
	panic("too busy a machine, or the script does not say all")
}

func main() {
	var data struct {
		Outage  string
		Scripts []string
	}
	if err := json.Unmarshal(file, &data); err != nil {
		panic(err)
	}
	for _, text := range data.Scripts {
		name, script, _ := strings.Cut(text, ": ")
		script = strings.Replace(script, "outage", data.Outage, 1)
		fmt.Printf("gobreaker, %s: %s\n", name, inTime(script))
	}
}

//> gobreaker, just tripped: 0
//> gobreaker, cooldown over: 1
//> gobreaker, late success, open: 0
//> gobreaker, late failure, open: 1
//> gobreaker, late success, probed: 0
//> gobreaker, probe answers: 12
//> gobreaker, one probe silent: 0
//> gobreaker, all hang: 12
//> gobreaker, forced open: can't
