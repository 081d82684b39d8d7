package ordered

import (
	"context"
	"errors"
	"math/rand"
	"sync/atomic"
	"testing"
	"time"
)

func count(n int) func() (int, bool) {
	i := -1
	return func() (int, bool) { i++; return i, i < n }
}

func TestOrder(t *testing.T) {
	for _, jobs := range []int{0, 1, 3, 16} {
		var got []int
		err := Run(context.Background(), jobs, count(200),
			func(i int) int {
				time.Sleep(time.Duration(rand.Intn(200)) * time.Microsecond)
				return i * i
			},
			func(sq int) error { got = append(got, sq); return nil })
		if err != nil || len(got) != 200 {
			t.Fatalf("jobs %d: %d results, error %v", jobs, len(got), err)
		}
		for i, sq := range got {
			if sq != i*i {
				t.Fatalf("jobs %d: result %d is %d", jobs, i, sq)
			}
		}
	}
}

func TestEmitErrorStops(t *testing.T) {
	full := errors.New("disk full")
	var worked atomic.Int32
	err := Run(context.Background(), 4, count(1_000_000),
		func(i int) int { worked.Add(1); return i },
		func(i int) error {
			if i == 10 {
				return full
			}
			return nil
		})
	if err != full {
		t.Errorf("error %v, want %v", err, full)
	}
	if n := worked.Load(); n > 100 {
		t.Errorf("%d items were worked on after an error at the 11th", n)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	emitted := 0
	err := Run(ctx, 2, count(1_000_000), func(i int) int { return i }, func(i int) error {
		if emitted++; i == 5 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
	if emitted < 6 || emitted > 50 {
		t.Errorf("%d results emitted around the cancelling at the 6th", emitted)
	}
}
