// Package ordered runs work on several goroutines and gives the results in
// the order of the input, holding no more than a few of them at a time.
package ordered

import (
	"context"
	"sync"
)

// Run takes items from next until it says no more, works on up to jobs of
// them at once and hands each result to emit in the order of the items. emit
// runs on one goroutine, the caller's; its first error stops everything and
// is returned. When ctx ends, what is already under way is still emitted and
// ctx's error returned.
func Run[In, Out any](ctx context.Context, jobs int, next func() (In, bool), work func(In) Out, emit func(Out) error) error {
	jobs = max(jobs, 1)
	stop := make(chan struct{})
	// Each item travels with the channel on which its result will come, and
	// the channels queue in the order of the input.
	type task struct {
		in  In
		out chan Out
	}
	tasks := make(chan task)
	queue := make(chan chan Out, 2*jobs)
	go func() {
		defer close(tasks)
		defer close(queue)
		for ctx.Err() == nil {
			in, more := next()
			if !more {
				return
			}
			t := task{in, make(chan Out, 1)}
			select {
			case queue <- t.out:
			case <-stop:
				return
			}
			tasks <- t
		}
	}()
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for t := range tasks {
				t.out <- work(t.in)
			}
		})
	}
	err := drain(queue, emit)
	close(stop)
	for range queue { // the feeder may be about to queue one more
	}
	workers.Wait()
	if err == nil {
		err = ctx.Err()
	}
	return err
}

func drain[Out any](queue <-chan chan Out, emit func(Out) error) error {
	for out := range queue {
		if err := emit(<-out); err != nil {
			return err
		}
	}
	return nil
}
