package when

import (
	"fmt"
	"strconv"
	"strings"
)

// field is a piece of meaning that a pattern collects.
type field int8

// The fields, in the order of fieldNames.
const (
	fYear field = iota
	fMonth
	fDay
	fWday // Monday is 1
	fSeason
	fQuarter
	fHalf
	fDecade  // 199 for the 1990s
	fCentury // 20 for the 20th century
	fHoliday // see holidayValue
	fPart    // part of the day
	fHour
	fMinute
	fPm   // 12 to add to the hour
	fN    // an amount, some is -1
	fFrac // 1: and a half
	fUnit
	fDir  // -1 last, 0 this, 1 next
	fSign // -1 ago, 1 from then
	fRef  // 1: counts from the time mentioned last, not from the report
	fOrd
	fMod
	fSpan   // -1: the n units up to the anchor, 1: those that follow
	fValue  // one of the fixed values
	fFiscal // 1
	fPast   // 1: an anniversary
	fEvery  // 1: a set
	fEdge   // 1: only the first or last day of what mod says
	nFields
)

var fieldNames = [nFields]string{"year", "month", "day", "wday", "season", "quarter", "half", "decade",
	"century", "holiday", "part", "hour", "minute", "pm", "n", "frac", "unit", "dir", "sign", "ref", "ord",
	"mod", "span", "value", "fiscal", "past", "every", "edge"}

// Codes of the fields whose values are no numbers, numbered from 0.
var fieldCodes = map[field][]string{
	fSeason: {"", "SP", "SU", "FA", "WI"},
	fPart:   {"", "MO", "MI", "AF", "EV", "NI", "DT"},
	fUnit:   {"", "S", "MIN", "H", "D", "WE", "W", "M", "Q", "Y", "E", "C"},
	fMod:    {"", "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "EARLIER", "LATER"},
	fValue:  {"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"},
}

// Values of fUnit, from short to long.
const (
	second int32 = 1 + iota
	minute
	hour
	day
	weekend
	week
	month
	quarter
	year
	decade
	century
)

// Values of fMod that narrow an interval.
const (
	modStart   int32 = 1
	modMid     int32 = 2
	modEnd     int32 = 3
	modEarlier int32 = 9
	modLater   int32 = 10
)

// Values of fValue.
const (
	presentRef int32 = 1
	pastRef    int32 = 2
	futureRef  int32 = 3
)

func fieldByName(name string) field {
	for i, n := range fieldNames {
		if n == name {
			return field(i)
		}
	}
	return -1
}

// parse reads a value of the field in a rule or in words.txt.
func (f field) parse(s string) (int32, error) {
	if m, d, ok := strings.Cut(s, "-"); ok && f == fHoliday {
		return holidayValue(m, d)
	}
	codes := fieldCodes[f]
	if codes == nil {
		v, err := strconv.Atoi(s)
		if err != nil {
			return 0, fmt.Errorf("%s: value %q is no number", fieldNames[f], s)
		}
		return int32(v), nil
	}
	for i, c := range codes {
		if c == s && s != "" {
			return int32(i), nil
		}
	}
	return 0, fmt.Errorf("%s: value %q is none of %s", fieldNames[f], s, strings.Join(codes[1:], " "))
}

// moment is what a match means so far.
type moment struct {
	has uint32 // bit f: field f is set
	v   [nFields]int32
}

func (m *moment) set(f field, v int32) {
	m.has |= 1 << f
	m.v[f] = v
}

func (m *moment) get(f field) (int32, bool) { return m.v[f], m.has&(1<<f) != 0 }

func (m *moment) is(f field) bool { return m.has&(1<<f) != 0 }

// or gives the field or another value.
func (m *moment) or(f field, other int32) int32 {
	if m.is(f) {
		return m.v[f]
	}
	return other
}

// merge takes over what o has.
func (m *moment) merge(o *moment) {
	for f := field(0); f < nFields; f++ {
		if o.is(f) {
			m.set(f, o.v[f])
		}
	}
}
