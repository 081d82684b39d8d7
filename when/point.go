package when

import (
	"fmt"
	"time"

	"rapporteur/record"
)

// point fills in a DATE or TIME.
func (r *resolver) point(t *Time, m *moment) {
	if m.is(fSeason) {
		r.season(t, m)
	} else if p := r.locate(m); p.date != 0 {
		t.set(p)
	} else {
		t.Value = unknown(m)
	}
	t.narrow(m, r.s.anchor)
	r.clock(t, m)
}

// clock adds the time of day.
func (r *resolver) clock(t *Time, m *moment) {
	h, ok := m.get(fHour)
	if !ok {
		t.Value += partSuffix(m)
		return
	}
	if pm, ok := m.get(fPm); ok {
		h = h%12 + pm
	}
	t.Value += fmt.Sprintf("T%02d:%02d", h, m.or(fMinute, 0))
}

// locate finds the calendar unit, or the point 0.
func (r *resolver) locate(m *moment) point {
	if m.is(fSign) {
		return r.distance(m)
	}
	y, known := r.year(m)
	if !known && m.is(fUnit) && m.is(fDir) {
		base := r.unitPoint(m)
		return r.within(base, m)
	}
	switch {
	case m.is(fDecade):
		return point{date: date(m.v[fDecade]*10, 1, 1), gran: decade}
	case m.is(fCentury):
		return point{date: date((m.v[fCentury]-1)*100+1, 1, 1), gran: century}
	case m.is(fMonth) || m.is(fHoliday):
		return r.monthDay(m, y, known)
	case m.is(fQuarter), m.is(fHalf):
		return r.quarter(m, y, known)
	case m.is(fWday):
		return r.weekday(m)
	case m.is(fDay):
		base := r.base(m)
		if base == 0 {
			return point{}
		}
		yy, mm, _ := base.Split()
		return point{date: date(int32(yy), int32(mm), m.v[fDay]), gran: day}
	case known:
		return point{date: date(y, 1, 1), gran: year}
	}
	return point{date: r.base(m), gran: day}
}

// date gives the day, or 0 where there is none such.
func date(y, m, d int32) record.Date {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 {
		return 0
	}
	to := record.NewDate(int(y), time.Month(m), int(d))
	if _, mm, _ := to.Split(); int32(mm) != m {
		return 0
	}
	return to
}

// base is what relative times count from: the report, or the time mentioned
// last.
func (r *resolver) base(m *moment) record.Date {
	if m.is(fPast) {
		// "on Sunday, the first anniversary of …"
		if t := r.last(day); t != nil && r.sent(t.First) == r.sent(r.tok) {
			return t.Begin
		}
	}
	if m.or(fRef, 0) == 0 {
		return r.s.anchor
	}
	unit := max(m.or(fUnit, day), day)
	if m.is(fMonth) && !m.is(fDay) {
		unit = month
	}
	t := r.last(unit)
	if t == nil || m.is(fPart) && r.sent(r.tok)-r.sent(t.First) > 1 {
		return r.s.anchor
	}
	if r.s.anchor != 0 && t.Begin > r.s.anchor && r.tense() == past {
		return r.s.anchor // what has happened counts from no day ahead
	}
	return t.Begin
}

func (r *resolver) sent(t int32) int32 { return r.s.doc.Tokens[t].Sent }

// lookBack is how many times back a narrative reference may reach.
const lookBack = 4

// last gives the time mentioned last that is at least as fine as unit.
func (r *resolver) last(unit int32) *Time {
	for i, n := len(r.seen)-1, 0; i >= 0 && n < lookBack; i, n = i-1, n+1 {
		t := &r.seen[i]
		if t.Begin != 0 && !t.back && !t.Past && t.Type != "DURATION" && t.Value != "PRESENT_REF" && precisionUnit(t.Precision) <= unit {
			return t
		}
	}
	return nil
}

func precisionUnit(p string) int32 {
	for i, n := range precisions {
		if n == p && p != "range" && p != "" {
			return int32(i)
		}
	}
	return month // seasons, halves
}

// year gives the year that the match names, or that "last year" means.
func (r *resolver) year(m *moment) (int32, bool) {
	if y, ok := m.get(fYear); ok {
		if y >= 100 {
			return y, true
		}
		return r.fullYear(y), true
	}
	if d, ok := m.get(fDir); ok && m.or(fUnit, 0) == year {
		if b := r.base(m); b != 0 {
			y, _, _ := b.Split()
			return int32(y) + d, true
		}
	}
	return 0, false
}

// fullYear reads two digits: up to ten years ahead of the report.
func (r *resolver) fullYear(yy int32) int32 {
	pivot := int32(2030)
	if r.s.anchor != 0 {
		y, _, _ := r.s.anchor.Split()
		pivot = int32(y) + 10
	}
	return pivot - (pivot-yy)%100
}

// distance is "two months ago", "a week later".
func (r *resolver) distance(m *moment) point {
	unit, n := m.or(fUnit, day), m.or(fN, 1)
	base := r.base(m)
	if base == 0 || n < 0 || unit < day {
		if unit < day && base != 0 {
			return point{date: base, gran: day}
		}
		return point{}
	}
	if m.or(fRef, 0) != 0 && m.v[fSign] > 0 && base == r.s.anchor && r.tense() == past {
		// "Released a week later" tells of no later day than the report's.
		if t := r.last(year); t != nil && t.Precision != "day" && t.End < base {
			return point{date: t.Begin, gran: precisionUnit(t.Precision)}
		}
		return point{date: base, gran: day}
	}
	if t := r.vaguer(m, unit); t != nil {
		return point{date: t.Begin, gran: precisionUnit(t.Precision)}
	}
	gran := unit
	if unit == week {
		gran = day
	}
	if unit == year {
		// Compared with a quarter, "a year ago" is the same quarter.
		if t := r.last(quarter); t != nil && t.Precision == "quarter" && n == 1 {
			return point{date: safe(t.Begin, int(m.v[fSign]), 0, 0), gran: quarter}
		}
	}
	if gran >= decade {
		gran = year
	}
	d := shift(base, unit, n*m.v[fSign])
	if m.is(fFrac) {
		d, gran = half(d, unit, m.v[fSign]), month
	}
	if d == 0 {
		return point{}
	}
	if w, ok := m.get(fWday); ok { // "two weeks ago on Friday"
		return point{date: floor(d, week) + record.Date(w-1), gran: day}
	}
	if mm, ok := m.get(fMonth); ok {
		y, _, _ := d.Split()
		return point{date: date(int32(y), mm, 1), gran: month}
	}
	if m.is(fPast) && unit == year {
		gran = month // an anniversary is of a month, not of a year
		if base != r.s.anchor {
			gran = day
		}
	}
	return point{date: floor(d, gran), gran: gran}
}

// vaguer gives the time mentioned last, in this sentence or the one before, if
// it is too vague to count such units from: "In March they fled. A day later …"
// is in March still.
func (r *resolver) vaguer(m *moment, unit int32) *Time {
	if m.or(fRef, 0) == 0 || len(r.seen) == 0 {
		return nil
	}
	t := &r.seen[len(r.seen)-1]
	if t.Begin == 0 || t.Past || t.Type != "DATE" || r.sent(r.tok)-r.sent(t.First) > 1 || t.Precision == "range" || t.Precision == "" || t.Value == "PRESENT_REF" {
		return nil
	}
	if precisionUnit(t.Precision) <= unit || r.s.anchor != 0 && t.End >= r.s.anchor {
		return nil
	}
	return t
}

// half moves half a unit further.
func half(d record.Date, unit, sign int32) record.Date {
	switch unit {
	case year:
		return shift(d, month, 6*sign)
	case month:
		return shift(d, day, 15*sign)
	}
	return d
}

// unitPoint is "last month", "this week", "the following day".
func (r *resolver) unitPoint(m *moment) point {
	base := r.base(m)
	if base == 0 {
		return point{}
	}
	unit := max(m.v[fUnit], day)
	d := shift(floor(base, unit), unit, m.v[fDir])
	if unit == weekend {
		d = r.weekend(base, m.v[fDir])
	}
	if d == 0 {
		return point{}
	}
	return point{date: floor(d, unit), gran: unit}
}

// weekend gives a day of it: "last" is the one behind, except on Sunday "this"
// weekend is the coming one in the future tense only.
func (r *resolver) weekend(base record.Date, dir int32) record.Date {
	d := floor(base, weekend)
	if dir == 0 {
		if weekday(base) < 6 && r.tense() < likely {
			return d - 7
		}
		return d
	}
	if dir < 0 {
		return d - 7
	}
	if weekday(base) >= 6 {
		return d + 7
	}
	return d
}

// within finds the weekday, month or day that a match names inside p.
func (r *resolver) within(p point, m *moment) point {
	if p.date == 0 {
		return p
	}
	y, mm, _ := p.date.Split()
	switch {
	case p.gran == week && m.is(fWday):
		return point{date: p.date + record.Date(m.v[fWday]-1), gran: day}
	case p.gran == month && m.is(fDay):
		return point{date: date(int32(y), int32(mm), m.v[fDay]), gran: day}
	}
	return p
}

// monthDay is a month, a day of a month, or a holiday, with or without a year.
func (r *resolver) monthDay(m *moment, y int32, known bool) point {
	gran := month
	if m.is(fDay) || m.is(fHoliday) {
		gran = day
	}
	at := func(y int32) record.Date {
		if h, ok := m.get(fHoliday); ok {
			return holiday(y, h)
		}
		return date(y, m.v[fMonth], m.or(fDay, 1))
	}
	if known {
		if !m.is(fYear) && m.is(fDir) && m.is(fUnit) || m.is(fYear) {
			return point{date: at(y), gran: gran}
		}
	}
	base := r.base(m)
	if base == 0 {
		return point{}
	}
	by, _, _ := base.Split()
	return point{date: r.nearest(base, gran, m, func(k int32) record.Date { return at(int32(by) + k) }), gran: gran}
}

func holiday(y, h int32) record.Date {
	mon, d, w := h/10000, h/10%1000, h%10
	if w == 0 {
		return date(y, mon, d)
	}
	first := date(y, mon, 1)
	if first == 0 {
		return 0
	}
	return first + record.Date((w-weekday(first)+7)%7+7*(d-1))
}

// nearest chooses among the instances -1, 0 and 1 of a recurring unit: by
// last, this and next, else by the tense of the clause.
func (r *resolver) nearest(base record.Date, gran int32, m *moment, at func(int32) record.Date) record.Date {
	if d, ok := m.get(fDir); ok {
		switch {
		case d == 0 && m.is(fUnit), d == 0:
			return at(0)
		case d < 0 && gran == month: // in July, last July is a year ago
			y, m, _ := base.Split()
			return before(at, record.NewDate(y, m, 1))
		case d < 0:
			return before(at, base)
		default:
			return behind(at, base+1)
		}
	}
	// A report printed the day after may carry tomorrow's date.
	slack := record.Date(1)
	if gran != day {
		slack = 0
	}
	past, next := before(at, base+slack+1), behind(at, base)
	ten := r.tense()
	if ten == open && r.bound == Until {
		ten = likely // "by February"
	}
	if gran == day || gran == week {
		switch {
		case r.bounds() && r.set():
			return behind(at, base+1)
		case r.due():
			ten = future // results for October lie behind
		}
	} else if r.bound == Until && r.set() { // "put off the poll until December"
		return behind(at, base+1)
	}
	switch {
	case ten == future:
		return next
	case ten == likely && (gran == week || next-base < yearAhead || base-past > recently):
		return next
	case ten == open && gran == month && next-base <= soon && base-past > yearAhead:
		return next
	case ten == open && gran == day:
		if past != 0 && next != 0 && next-base < base-past {
			return next
		}
	}
	return past
}

// What may be to come but would be this far ahead, and was this short a time
// ago, is past: "profits grow in the third quarter", said in October.
const (
	yearAhead = 200 // days
	recently  = 150
	soon      = 45 // "for delivery in May", said in April
)

// before gives the last instance that begins before limit.
func before(at func(int32) record.Date, limit record.Date) record.Date {
	for k := int32(1); k >= -4; k-- { // leap days come every four years
		if d := at(k); d != 0 && d < limit {
			return d
		}
	}
	return 0
}

// behind gives the first instance that does not lie before limit's month.
func behind(at func(int32) record.Date, limit record.Date) record.Date {
	for k := int32(-1); k <= 4; k++ {
		if d := at(k); d != 0 && d >= limit {
			return d
		}
	}
	return 0
}

// quarter is a quarter or a half of a year.
func (r *resolver) quarter(m *moment, y int32, known bool) point {
	q, p := m.or(fQuarter, 0), point{gran: quarter}
	mon := (q-1)*3 + 1
	if h, ok := m.get(fHalf); ok {
		p.half, mon = h, (h-1)*6+1
	}
	if known {
		p.date = date(y, mon, 1)
		return p
	}
	base := r.base(m)
	if base == 0 || mon < 1 || mon > 12 {
		return point{}
	}
	by, _, _ := base.Split()
	p.date = r.nearest(base, quarter, m, func(k int32) record.Date { return date(int32(by)+k, mon, 1) })
	return p
}

// weekday is a day of the week near the report.
func (r *resolver) weekday(m *moment) point {
	base := r.base(m)
	if base == 0 {
		return point{}
	}
	same := floor(base, week) + record.Date(m.v[fWday]-1)
	d := r.nearest(base, week, m, func(k int32) record.Date { return same + record.Date(7*k) })
	return point{date: d, gran: day}
}

var seasonMonths = [...]int32{1: 3, 2: 6, 3: 9, 4: 12}

// season is three whole months, winter from December on.
func (r *resolver) season(t *Time, m *moment) {
	s := m.v[fSeason]
	code := fieldCodes[fSeason][s]
	y, known := r.year(m)
	if !known {
		base := r.base(m)
		if base == 0 {
			t.Value = "XXXX-" + code
			return
		}
		by, _, _ := base.Split()
		d := r.nearest(base, month, m, func(k int32) record.Date { return date(int32(by)+k, seasonMonths[s], 1) })
		if d == 0 {
			t.Value = "XXXX-" + code
			return
		}
		yy, _, _ := d.Split()
		y = int32(yy)
	}
	t.Value = fmt.Sprintf("%04d-%s", y, code)
	if t.Begin = date(y, seasonMonths[s], 1); t.Begin != 0 {
		t.End, t.Precision = shift(t.Begin, month, 3)-1, "season"
	}
}

// unknown writes what is known with X for the rest.
func unknown(m *moment) string {
	if m.is(fSign) && m.v[fN] < 0 {
		if m.v[fSign] < 0 {
			return "PAST_REF"
		}
		return "FUTURE_REF"
	}
	switch {
	case m.is(fMonth) && m.is(fDay):
		return fmt.Sprintf("XXXX-%02d-%02d", m.v[fMonth], m.v[fDay])
	case m.is(fMonth):
		return fmt.Sprintf("XXXX-%02d", m.v[fMonth])
	case m.is(fWday):
		return fmt.Sprintf("XXXX-WXX-%d", m.v[fWday])
	case m.is(fQuarter):
		return fmt.Sprintf("XXXX-Q%d", m.v[fQuarter])
	}
	switch m.or(fUnit, day) {
	case year, decade, century:
		return "XXXX"
	case quarter:
		return "XXXX-QX"
	case month:
		return "XXXX-XX"
	case week:
		return "XXXX-WXX"
	}
	return "XXXX-XX-XX"
}
