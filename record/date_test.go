package record

import "testing"

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ in, out, err string }{
		{"2018-05-10", "2018-05-10", ""},
		{"2016-02-29", "2016-02-29", ""},
		{"2018-05-10T07:30:00Z", "2018-05-10", ""},
		{"0001-01-01", "0001-01-01", ""},
		{"2018-13-02", "", `date "2018-13-02": month out of range`},
		{"2018-02-30", "", `date "2018-02-30": day out of range`},
		{"10 May 2018", "", `date "10 May 2018": expected YYYY-MM-DD`},
		{"", "", `date "": expected YYYY-MM-DD`},
	} {
		d, err := ParseDate(c.in)
		if d.String() != c.out {
			t.Errorf("ParseDate(%q) = %s, want %s", c.in, d, c.out)
		}
		if got := message(err); got != c.err {
			t.Errorf("ParseDate(%q): error %q, want %q", c.in, got, c.err)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestAdd(t *testing.T) {
	for _, c := range []struct {
		from    string
		y, m, d int
		to      string
	}{
		{"2018-05-10", 0, -2, 0, "2018-03-10"},
		{"2018-01-31", 0, 1, 0, "2018-02-28"},
		{"2016-02-29", -1, 0, 0, "2015-02-28"},
		{"2018-01-15", 0, -2, 0, "2017-11-15"},
		{"2018-12-31", 0, 0, 1, "2019-01-01"},
	} {
		from, _ := ParseDate(c.from)
		if got := from.Add(c.y, c.m, c.d).String(); got != c.to {
			t.Errorf("%s + %d,%d,%d = %s, want %s", c.from, c.y, c.m, c.d, got, c.to)
		}
	}
}
