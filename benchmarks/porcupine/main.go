// Command porcupine judges register histories with Porcupine, for
// comparison with patternbook.sim.check.
//
// It reads a JSON list of histories from standard input, each a list of
// operations {client, name, argument, result, invoked, completed} with
// times in nanoseconds, and writes a JSON list of {outcome, seconds}, the
// seconds of processor time.
package main

import (
	"encoding/json"
	"log"
	"os"
	"syscall"
	"time"

	"github.com/anishathalye/porcupine"
)

type operation struct {
	Client    int    `json:"client"`
	Name      string `json:"name"`
	Argument  int    `json:"argument"`
	Result    int    `json:"result"`
	Invoked   int64  `json:"invoked"`
	Completed int64  `json:"completed"`
}

type answer struct {
	Outcome string  `json:"outcome"`
	Seconds float64 `json:"seconds"`
}

var register = porcupine.Model{
	Init: func() interface{} { return 0 },
	Step: func(state, input, output interface{}) (bool, interface{}) {
		asked := input.(operation)
		if asked.Name == "write" {
			return true, asked.Argument
		}
		return output.(int) == state.(int), state
	},
}

func judge(history []operation) answer {
	operations := make([]porcupine.Operation, len(history))
	for i, o := range history {
		operations[i] = porcupine.Operation{
			ClientId: o.Client, Input: o, Output: o.Result,
			Call: o.Invoked, Return: o.Completed,
		}
	}
	start := processorTime()
	holds := porcupine.CheckOperations(register, operations)
	seconds := (processorTime() - start).Seconds()
	if holds {
		return answer{"holds", seconds}
	}
	return answer{"violated", seconds}
}

// processorTime does not depend on what else the machine does.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func main() {
	var histories [][]operation
	if err := json.NewDecoder(os.Stdin).Decode(&histories); err != nil {
		log.Fatal(err)
	}
	answers := []answer{}
	for _, history := range histories {
		answers = append(answers, judge(history))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		log.Fatal(err)
	}
}
