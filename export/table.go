package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"rapporteur/record"
)

// Look says how a table may be drawn.
type Look struct {
	Colour bool
	Width  int // characters in a line; 0 means as wide as it needs
}

// Table writes one table a report, for people.
type Table struct {
	w     io.Writer
	look  Look
	begun bool
}

// Page prints a line about the report and a row for each event.
func (t *Table) Page(p *record.Page) error {
	var b strings.Builder
	if t.begun {
		b.WriteByte('\n')
	}
	t.begun = true
	b.WriteString(t.paint(text.Bold, heading(p)))
	b.WriteByte('\n')
	if len(p.Events) == 0 {
		b.WriteString(t.paint(text.Faint, "  no events"))
	} else {
		b.WriteString(t.render(p.Events))
	}
	b.WriteByte('\n')
	_, err := io.WriteString(t.w, b.String())
	return err
}

// Close does nothing: every page is complete.
func (t *Table) Close() error { return nil }

func heading(p *record.Page) string {
	parts := []string{p.ID}
	for _, s := range []string{p.Publication, p.Date, p.Title} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

func (t *Table) render(events []record.Event) string {
	w := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateColumns: true, SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	if !t.look.Colour {
		style.Color = table.ColorOptions{}
	}
	w.SetStyle(style)
	w.SetColumnConfigs(t.columns())
	w.AppendHeader(table.Row{"#", "when", "event", "who", "to whom", "where", "according to", "words"})
	for i := range events {
		e := &events[i]
		w.AppendRow(table.Row{ordinal(e.ID), when(e), t.kind(e), entities(e.Actor), entities(e.Recipient),
			where(e), said(e), oneLine(strings.Join(e.EventText, " … "))})
	}
	return w.Render()
}

// columns shares the width among the columns that hold free text.
func (t *Table) columns() []table.ColumnConfig {
	free := 150
	if t.look.Width > 0 {
		free = max(t.look.Width-50, 60) // what #, when, event and the borders take
	}
	width := func(name string, percent int) table.ColumnConfig {
		return table.ColumnConfig{Name: name, WidthMax: free * percent / 100, WidthMaxEnforcer: wrap}
	}
	return []table.ColumnConfig{
		width("who", 26), width("to whom", 24), width("where", 12), width("according to", 16), width("words", 22),
	}
}

// wrap breaks long lines and keeps the breaks that are there.
func wrap(s string, width int) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = text.WrapSoft(lines[i], width)
	}
	return strings.Join(lines, "\n")
}

func (t *Table) paint(c text.Color, s string) string {
	if !t.look.Colour {
		return s
	}
	return text.Colors{c}.Sprint(s)
}

// quadColours: cooperation in green, conflict in yellow where it is words and
// in red where it is deeds.
var quadColours = [...]text.Color{text.Reset, text.FgGreen, text.FgHiGreen, text.FgYellow, text.FgRed}

func (t *Table) kind(e *record.Event) string {
	s := strings.Join(e.Event, ", ")
	if len(e.Mode) > 0 {
		s += " " + strings.Join(e.Mode, ", ")
	}
	s = t.paint(quadColours[e.QuadCode], s)
	for _, a := range e.Aux {
		s += "\n" + t.paint(text.Faint, a)
	}
	return s
}

// ordinal gives the number behind the # of an event's id.
func ordinal(id string) string { return id[strings.LastIndexByte(id, '#')+1:] }

// when shows no more of a date than is known: 2018-03 for a month, 2016 for a
// year.
func when(e *record.Event) string {
	switch {
	case e.Date == "":
		return ""
	case e.DatePrecision == "month":
		return e.Date[:7]
	case e.DatePrecision == "year":
		return e.Date[:4]
	case e.EndDate != "" && e.EndDate != e.Date:
		return e.Date + "\n" + e.EndDate
	}
	return e.Date
}

func where(e *record.Event) string {
	if e.EventLoc == nil {
		return ""
	}
	if e.EventLoc.CountryCode == "" {
		return e.EventLoc.Resolved
	}
	return e.EventLoc.Resolved + " " + e.EventLoc.CountryCode
}

func entities(list []record.Entity) string {
	lines := make([]string, len(list))
	for i, e := range list {
		lines[i] = strings.TrimSpace(fmt.Sprintf("%s %s", nameOf(e), codes(e)))
	}
	return strings.Join(lines, "\n")
}

func nameOf(e record.Entity) string {
	if e.Name != "" {
		return e.Name
	}
	return oneLine(e.Text)
}

// oneLine closes words up where a line of the report ends in them.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func codes(e record.Entity) string { return strings.TrimSpace(e.Code + " " + e.Sector) }

func said(e *record.Event) string {
	names := make([]string, len(e.Attribution))
	for i, a := range e.Attribution {
		names[i] = nameOf(a.Speaker)
	}
	return strings.Join(names, " > ")
}
