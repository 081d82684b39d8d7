package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// readJSONLines reads an object a line; blank lines count for nothing.
func readJSONLines[T any](r io.Reader) ([]T, error) {
	var out []T
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 64<<10), 4<<20)
	for n := 1; in.Scan(); n++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		var x T
		if err := json.Unmarshal(in.Bytes(), &x); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, x)
	}
	return out, in.Err()
}
