package record

import (
	"fmt"
	"time"
)

// Date is a day of the proleptic Gregorian calendar, counted so that the zero
// value means "no date": 0001-01-01 is day 1.
type Date int32

var dayOne = time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)

// NewDate returns the given day. Months and days out of range are carried
// over as [time.Date] does: the 0th of March is the last day of February.
func NewDate(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return Date(t.Unix()/86400-dayOne.Unix()/86400) + 1
}

// ParseDate reads YYYY-MM-DD; a time of day behind it is ignored.
func ParseDate(s string) (Date, error) {
	if len(s) < len(time.DateOnly) {
		return 0, fmt.Errorf("date %q: expected YYYY-MM-DD", s)
	}
	if len(s) > len(time.DateOnly) && s[10] != 'T' && s[10] != ' ' {
		return 0, fmt.Errorf("date %q: expected YYYY-MM-DD", s)
	}
	t, err := time.Parse(time.DateOnly, s[:10])
	if err != nil {
		return 0, fmt.Errorf("date %q: %s", s, reason(err))
	}
	return NewDate(t.Date()), nil
}

// reason keeps the part of a time.ParseError that a person can act on.
func reason(err error) string {
	if pe, ok := err.(*time.ParseError); ok && len(pe.Message) > 2 {
		return pe.Message[2:]
	}
	return "expected YYYY-MM-DD"
}

// Time gives midnight UTC of the day.
func (d Date) Time() time.Time { return dayOne.AddDate(0, 0, int(d)-1) }

// Split gives year, month and day of the month.
func (d Date) Split() (year int, month time.Month, day int) { return d.Time().Date() }

// Add moves by whole calendar units, day of the month clipped to the month's
// length: 31 January plus one month is the last of February.
func (d Date) Add(years, months, days int) Date {
	y, m, day := d.Split()
	first := NewDate(y+years, m+time.Month(months), 1)
	fy, fm, _ := first.Split()
	last := NewDate(fy, fm+1, 0)
	moved := first + Date(day-1)
	if moved > last {
		moved = last
	}
	return moved + Date(days)
}

// String gives YYYY-MM-DD, or nothing for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}
