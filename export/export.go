// Package export writes pages for people and for programs: a table, JSON
// lines, CSV. Each writer takes one [record.Page] at a time and writes it
// whole, so that what is out before an interruption is whole lines.
package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"rapporteur/record"
)

// A Writer writes what was recorded of one report. Close writes what belongs
// behind the last; it does not close the output.
type Writer interface {
	Page(*record.Page) error
	Close() error
}

// Formats names the forms that [New] knows.
var Formats = []string{"table", "jsonl", "csv"}

// New returns a writer of events in the named format.
func New(format string, w io.Writer, look Look) (Writer, error) {
	switch format {
	case "table":
		return &Table{w: w, look: look}, nil
	case "jsonl":
		return &events{newEncoder(w)}, nil
	case "csv":
		return &rows{w: csv.NewWriter(w)}, nil
	}
	return nil, fmt.Errorf("format %q: expected %s", format, strings.Join(Formats, ", "))
}

// Pages returns a writer of whole pages, one JSON object a report.
func Pages(w io.Writer) Writer { return &pages{newEncoder(w)} }

// newEncoder writes < and & as they are: this is news, not a web page.
func newEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

type events struct{ *json.Encoder }

func (e *events) Page(p *record.Page) error {
	for i := range p.Events {
		if err := e.Encode(&p.Events[i]); err != nil {
			return err
		}
	}
	return nil
}

func (e *events) Close() error { return nil }

type pages struct{ *json.Encoder }

func (e *pages) Page(p *record.Page) error { return e.Encode(p) }

func (e *pages) Close() error { return nil }

// rows writes one CSV row an event; several values in a cell are separated by
// semicolons.
type rows struct {
	w    *csv.Writer
	head bool
}

var csvHead = []string{"id", "report_id", "publication", "date", "enddate", "date_precision",
	"event", "mode", "context", "aux", "quad_code", "event_scale", "cameo",
	"actor", "actor_name", "actor_code", "actor_sector", "actor_office",
	"recipient", "recipient_name", "recipient_code", "recipient_sector", "recipient_office",
	"place", "lat", "lon", "country_code", "geonameid", "according_to",
	"event_text", "sentence", "start", "end", "text", "frame", "confidence"}

func (r *rows) Page(p *record.Page) error {
	if err := r.header(); err != nil {
		return err
	}
	for i := range p.Events {
		if err := r.w.Write(csvRow(&p.Events[i])); err != nil {
			return err
		}
	}
	r.w.Flush()
	return r.w.Error()
}

func (r *rows) header() error {
	if r.head {
		return nil
	}
	r.head = true
	return r.w.Write(csvHead)
}

// Close sees to it that even an output without events has its header.
func (r *rows) Close() error {
	if err := r.header(); err != nil {
		return err
	}
	r.w.Flush()
	return r.w.Error()
}

func csvRow(e *record.Event) []string {
	row := []string{e.ID, e.ReportID, e.CiteInfo.Publication, e.Date, e.EndDate, e.DatePrecision,
		join(e.Event), join(e.Mode), join(e.Context), join(e.Aux),
		strconv.Itoa(e.QuadCode), number(e.Scale), e.CAMEO}
	row = append(row, entityCells(e.Actor)...)
	row = append(row, entityCells(e.Recipient)...)
	switch l := e.EventLoc; {
	case l == nil:
		row = append(row, "", "", "", "", "")
	case l.Unknown():
		row = append(row, l.Resolved, "", "", "", "")
	default:
		row = append(row, l.Resolved, number(l.Lat), number(l.Lon), l.CountryCode, strconv.Itoa(l.GeoNameID))
	}
	return append(row, speakers(e.Attribution), join(e.EventText), strconv.Itoa(e.TextInfo.Sequence),
		strconv.Itoa(e.TextInfo.Start), strconv.Itoa(e.TextInfo.End), e.Text, e.Frame, number(e.Confidence))
}

func entityCells(list []record.Entity) []string {
	return []string{
		each(list, func(e record.Entity) string { return e.Text }),
		each(list, func(e record.Entity) string { return e.Name }),
		each(list, func(e record.Entity) string { return e.Code }),
		each(list, func(e record.Entity) string { return e.Sector }),
		each(list, func(e record.Entity) string { return e.Office }),
	}
}

func each(list []record.Entity, field func(record.Entity) string) string {
	cells := make([]string, len(list))
	for i, e := range list {
		cells[i] = field(e)
	}
	return join(cells)
}

func speakers(list []record.Attribution) string {
	names := make([]string, len(list))
	for i, a := range list {
		names[i] = nameOf(a.Speaker)
	}
	return join(names)
}

func join(list []string) string { return strings.Join(list, "; ") }

func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
