package when

import (
	"fmt"
	"time"

	"rapporteur/record"
)

// resolver turns what a match means into a Time.
type resolver struct {
	s     *state
	seen  []Time // found before in the report
	tok   int32  // last token of the expression
	bound Bound
}

// point is a calendar unit: the date is its first day.
type point struct {
	date record.Date // 0 unknown
	gran int32       // unit: day, week, month …; half years are handled by half
	half int32       // 1, 2: the half of the year that begins at date
}

func (r *resolver) time(rule *rule, m *moment, first, last int32) Time {
	t := Time{First: first, Last: last, Type: rule.typ, Rule: rule.where, Pair: -1, Bound: r.bound, Past: m.is(fPast), back: m.or(fSign, 0) < 0 && m.is(fRef)}
	r.tok = last - 1
	if mod, ok := m.get(fMod); ok {
		t.Mod = modName(mod)
	}
	if v, ok := m.get(fValue); ok {
		t.Value = fieldCodes[fValue][v]
		if v == presentRef && r.s.anchor != 0 {
			t.Begin, t.End, t.Precision = r.s.anchor, r.s.anchor, "day"
		}
		return t
	}
	switch t.Type {
	case "DURATION":
		r.duration(&t, m)
	case "SET":
		t.Value = setValue(m)
	default:
		r.point(&t, m)
	}
	return t
}

func modName(mod int32) string {
	switch mod {
	case modEarlier:
		return "START"
	case modLater:
		return "END"
	}
	return fieldCodes[fMod][mod]
}

var durationUnits = [...]string{second: "S", minute: "M", hour: "H", day: "D", weekend: "WE", week: "W", month: "M",
	quarter: "Q", year: "Y", decade: "E", century: "CE"}

// duration fills in P2Y and, for "the past two years", the interval.
func (r *resolver) duration(t *Time, m *moment) {
	unit, n := m.or(fUnit, day), m.or(fN, 1)
	if p := m.or(fPart, 0); p > 0 && !m.is(fUnit) {
		t.Value = "P1" + fieldCodes[fPart][p]
		return
	}
	t.Value = durationValue(unit, n, m.is(fFrac))
	sign, ok := m.get(fSpan)
	if !ok || r.s.anchor == 0 {
		return
	}
	if n < 0 {
		n = 7 // "recent weeks": an upper end
	}
	t.Precision = "range"
	if sign < 0 {
		t.Begin, t.End = shift(r.s.anchor, unit, -n), r.s.anchor
	} else {
		t.Begin, t.End = r.s.anchor, shift(r.s.anchor, unit, n)
	}
}

func durationValue(unit, n int32, half bool) string {
	u := durationUnits[unit]
	p := "P"
	if unit <= hour {
		p = "PT"
	}
	if unit == decade && n > 0 {
		u, n = "Y", n*10
	}
	if unit == century && n > 0 {
		u, n = "Y", n*100
	}
	if n < 0 {
		if unit == decade || unit == century {
			u = "E"
		}
		return p + "X" + u
	}
	v := fmt.Sprintf("%s%d%s", p, n, u)
	if !half {
		return v
	}
	switch unit {
	case year:
		return v + "6M"
	case hour:
		return v + "30M"
	case minute:
		return v + "30S"
	}
	return fmt.Sprintf("%s%d.5%s", p, n, u)
}

func setValue(m *moment) string {
	if w, ok := m.get(fWday); ok {
		return fmt.Sprintf("XXXX-WXX-%d", w) + partSuffix(m)
	}
	if v, ok := m.get(fMonth); ok {
		return fmt.Sprintf("XXXX-%02d", v)
	}
	if v, ok := m.get(fQuarter); ok {
		return fmt.Sprintf("XXXX-Q%d", v)
	}
	if v, ok := m.get(fSeason); ok {
		return "XXXX-" + fieldCodes[fSeason][v]
	}
	if m.is(fPart) {
		return "XXXX-XX-XX" + partSuffix(m)
	}
	return durationValue(m.or(fUnit, day), m.or(fN, 1), false)
}

func partSuffix(m *moment) string {
	if p := m.or(fPart, 0); p > 0 {
		return "T" + fieldCodes[fPart][p]
	}
	return ""
}

// shift moves a date by n units.
func shift(d record.Date, unit, n int32) record.Date {
	i := int(n)
	switch unit {
	case day, weekend:
		return safe(d, 0, 0, i)
	case week:
		return safe(d, 0, 0, 7*i)
	case month:
		return safe(d, 0, i, 0)
	case quarter:
		return safe(d, 0, 3*i, 0)
	case year:
		return safe(d, i, 0, 0)
	case decade:
		return safe(d, 10*i, 0, 0)
	case century:
		return safe(d, 100*i, 0, 0)
	}
	return d
}

// safe is Date.Add within the years 1 to 9999, else 0.
func safe(d record.Date, y, m, n int) record.Date {
	const far = 4000000 // days in ten thousand years
	if d == 0 || y > 9999 || y < -9999 || m > 99999 || m < -99999 || n > far || n < -far {
		return 0
	}
	to := d.Add(y, m, n)
	if to <= 0 || to.Time().Year() > 9999 {
		return 0
	}
	return to
}

// floor gives the first day of the unit that d lies in.
func floor(d record.Date, unit int32) record.Date {
	y, m, _ := d.Split()
	switch unit {
	case week:
		return d - record.Date(weekday(d)-1)
	case weekend:
		return d - record.Date(weekday(d)-1) + 5
	case month:
		return record.NewDate(y, m, 1)
	case quarter:
		return record.NewDate(y, (m-1)/3*3+1, 1)
	case year:
		return record.NewDate(y, time.January, 1)
	case decade:
		return max(record.NewDate(y/10*10, time.January, 1), 1)
	case century:
		return max(record.NewDate((y-1)/100*100+1, time.January, 1), 1)
	}
	return d
}

// weekday counts Monday as 1.
func weekday(d record.Date) int32 { return (int32(d)-1)%7 + 1 } // 0001-01-01 was a Monday

// last gives the last day of the unit that begins at d.
func last(d record.Date, unit int32) record.Date {
	if unit < day {
		return d
	}
	if unit == weekend {
		return d + 1
	}
	if end := shift(d, unit, 1); end != 0 {
		return end - 1
	}
	return d
}

var precisions = [...]string{day: "day", weekend: "range", week: "week", month: "month", quarter: "quarter",
	year: "year", decade: "decade", century: "century"}

// set gives t the value and the interval of a calendar unit.
func (t *Time) set(p point) {
	if p.date == 0 {
		return
	}
	t.Begin, t.End, t.Precision = p.date, last(p.date, p.gran), precisions[max(p.gran, day)]
	y, m, _ := p.date.Split()
	switch p.gran {
	case week, weekend:
		wy, w := p.date.Time().ISOWeek()
		t.Value = fmt.Sprintf("%04d-W%02d", wy, w)
		if p.gran == weekend {
			t.Value += "-WE"
		}
	case month:
		t.Value = fmt.Sprintf("%04d-%02d", y, m)
	case quarter:
		t.Value = fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case year:
		t.Value = fmt.Sprintf("%04d", y)
	case decade:
		t.Value = fmt.Sprintf("%03d", y/10)
	case century:
		t.Value = fmt.Sprintf("%02d", y/100)
	default:
		t.Value = p.date.String()
	}
	if p.half > 0 {
		t.End, t.Precision = shift(p.date, month, 6)-1, "range"
		t.Value = fmt.Sprintf("%04d-H%d", y, p.half)
	}
}

// narrow cuts the interval down to what "early", "mid-" and "late" leave of
// it: a third. "Earlier this month" ends with the report, "later" begins with it.
func (t *Time) narrow(m *moment, anchor record.Date) {
	mod := m.or(fMod, 0)
	if t.Begin == 0 || t.End <= t.Begin {
		return
	}
	third := (t.End - t.Begin + 1) / 3
	switch mod {
	case modStart:
		t.End = t.Begin + third
	case modMid:
		t.Begin, t.End = t.Begin+third, t.End-third
	case modEnd:
		t.Begin = t.End - third
	case modEarlier:
		if anchor >= t.Begin && anchor <= t.End {
			t.End = anchor
		}
	case modLater:
		if anchor >= t.Begin && anchor <= t.End {
			t.Begin = anchor
		}
	}
	if m.is(fEdge) && mod == modStart {
		t.End = t.Begin
	}
	if m.is(fEdge) && mod == modEnd {
		t.Begin = t.End
	}
}
