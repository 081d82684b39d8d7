package report

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"rapporteur/record"
)

// Formats names the values that Input may take.
var Formats = []string{"txt", "jsonl"}

// Stdin is the name under which standard input is read.
const Stdin = "-"

// Input says what to read and how.
type Input struct {
	Files  []string    // Stdin alone where there are none
	Format string      // one of Formats; empty: by each file's ending, txt for the rest
	Date   record.Date // dates a report that carries none
	Stdin  io.Reader
}

// Files reads the reports of several files, one file after the other.
type Files struct {
	in      Input
	names   []string
	current Reader
	file    *os.File
	read    atomic.Int64
}

// Open checks the format and returns a reader over all files. A file that
// cannot be opened is an *Error like a bad report: the others go on.
func Open(in Input) (*Files, error) {
	if in.Format != "" && !slices.Contains(Formats, in.Format) {
		return nil, fmt.Errorf("input %q: expected %s", in.Format, strings.Join(Formats, ", "))
	}
	names := in.Files
	if len(names) == 0 {
		names = []string{Stdin}
	}
	return &Files{in: in, names: names}, nil
}

// Next gives the next report of the current file or of those behind it.
func (f *Files) Next() (Report, error) {
	for {
		if f.current == nil {
			if len(f.names) == 0 {
				return Report{}, io.EOF
			}
			if err := f.open(); err != nil {
				return Report{}, err
			}
		}
		rep, err := f.current.Next()
		if err == io.EOF {
			f.close()
			continue
		}
		var bad *Error
		if err != nil && !errors.As(err, &bad) {
			bad = &Error{Pos{File: f.in.name(f.names[0])}, err}
			f.close() // the input failed: go on with the next file
			return Report{}, bad
		}
		if rep.Date == 0 {
			rep.Date = f.in.Date
		}
		return rep, err
	}
}

// Read tells how many bytes have been read so far; any goroutine may ask.
func (f *Files) Read() int64 { return f.read.Load() }

// Size adds up the sizes of all files; -1 where standard input is among them.
func (f *Files) Size() int64 {
	var sum int64
	for _, name := range f.in.Files {
		info, err := os.Stat(name)
		if err != nil {
			continue
		}
		sum += info.Size()
	}
	if len(f.in.Files) == 0 || slices.Contains(f.in.Files, Stdin) {
		return -1
	}
	return sum
}

func (in Input) name(file string) string {
	if file == Stdin {
		return "stdin"
	}
	return file
}

func (f *Files) open() error {
	name := f.names[0]
	r := f.in.Stdin
	if name != Stdin {
		file, err := os.Open(name)
		if err != nil {
			f.names = f.names[1:]
			return &Error{Pos{File: name}, errors.Unwrap(err)}
		}
		if info, err := file.Stat(); err == nil && info.IsDir() {
			file.Close()
			f.names = f.names[1:]
			return &Error{Pos{File: name}, errors.New("a folder: expected files")}
		}
		f.file, r = file, file
	}
	counted := &counter{r, &f.read}
	if f.in.format(name) == "jsonl" {
		f.current = NewJSONL(counted, f.in.name(name))
	} else {
		f.current = NewText(counted, f.in.name(name))
	}
	return nil
}

func (f *Files) close() {
	if f.file != nil {
		f.file.Close()
	}
	f.file, f.current, f.names = nil, nil, f.names[1:]
}

func (in Input) format(name string) string {
	switch ext := filepath.Ext(name); {
	case in.Format != "":
		return in.Format
	case ext == ".jsonl" || ext == ".ndjson":
		return "jsonl"
	}
	return "txt"
}

// counter adds up the bytes that pass.
type counter struct {
	r io.Reader
	n *atomic.Int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}
