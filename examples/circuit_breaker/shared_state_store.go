//go:build ignore

package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sony/gobreaker/v2"
)

var errStore = errors.New("store: connection refused")

// Store is the fleet's shared memory; the real one would be Redis.
type Store struct {
	sync.Mutex
	held bool
	down bool
	data map[string][]byte
}

func (s *Store) Lock(string) error {
	s.Mutex.Lock()
	defer s.Mutex.Unlock()
	if s.down || s.held {
		return errStore
	}
	s.held = true
	return nil
}

func (s *Store) Unlock(string) error {
	s.Mutex.Lock()
	defer s.Mutex.Unlock()
	s.held = false
	return nil
}

func (s *Store) GetData(name string) ([]byte, error) {
	s.Mutex.Lock()
	defer s.Mutex.Unlock()
	if s.down {
		return nil, errStore
	}
	return s.data[name], nil
}

func (s *Store) SetData(name string, data []byte) error {
	s.Mutex.Lock()
	defer s.Mutex.Unlock()
	if s.down {
		return errStore
	}
	s.data[name] = data
	return nil
}

type Breaker = gobreaker.DistributedCircuitBreaker[string]

func process(store *Store) *Breaker {
	settings := gobreaker.Settings{Name: "payments"}
	b, err := gobreaker.NewDistributedCircuitBreaker[string](
		store, settings)
	if err != nil {
		panic(err)
	}
	return b
}

func main() {
	store := &Store{data: map[string][]byte{}}
	one, two := process(store), process(store)
	var under, most atomic.Int32
	slow := func() (string, error) {
		most.Store(max(most.Load(), under.Add(1)))
		time.Sleep(100 * time.Millisecond)
		under.Add(-1)
		return "paid", nil
	}
	var both sync.WaitGroup
	for _, b := range []*Breaker{one, two} {
		both.Add(1)
		go func() { b.Execute(slow); both.Done() }()
	}
	both.Wait()
	fmt.Println("two processes, calls under way at most:", most.Load())

	// region calls
	answer, err := one.Execute(func() (string, error) {
		store.down = true // while the provider is working
		return "paid", nil
	})
	fmt.Printf("store fails during a call: %s, %v\n", answer, err)

	_, err = two.Execute(func() (string, error) {
		fmt.Println("the provider is asked")
		return "paid", nil
	})
	fmt.Println("store down, provider well:", err)
	// endregion calls
}

//> two processes, calls under way at most: 1
//> store fails during a call: paid, store: connection refused
//> store down, provider well: no shared state
