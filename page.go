package rapporteur

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"rapporteur/record"
	"rapporteur/says"
	"rapporteur/what"
	"rapporteur/where"
	"rapporteur/who"
)

// Page turns the layers into the nouns of the record, byte offsets into code
// points.
func (r *Reading) Page() *record.Page {
	b := &binder{Reading: r, points: codePoints(r.Doc.Text)}
	p := &record.Page{
		ID: r.Report.ID, Date: r.Report.Date.String(), Publication: r.Report.Publication,
		Title: r.Report.Title, Language: "en",
		Sentences: make([]record.Sentence, len(r.Doc.Sents)),
		Names:     make([]record.Name, len(r.Doc.Names)),
		Times:     make([]record.Time, len(r.Times)),
		Places:    make([]record.Location, len(r.Places)),
	}
	for i, s := range r.Doc.Sents {
		p.Sentences[i] = record.Sentence{Text: r.Doc.Text[s.Start:s.End], Span: b.bytes(s.Start, s.End)}
	}
	for i, n := range r.Doc.Names {
		p.Names[i] = record.Name{Text: r.Doc.Slice(n.First, n.Last), Type: n.Type.String(), Span: b.span(n.First, n.Last)}
	}
	for i, t := range r.Times {
		p.Times[i] = record.Time{Text: r.Doc.Slice(t.First, t.Last), Type: t.Type, Value: t.Value,
			Date: t.Begin.String(), EndDate: t.End.String(), Precision: t.Precision, Span: b.span(t.First, t.Last)}
	}
	for i := range r.Places {
		p.Places[i] = b.location(&r.Places[i])
	}
	p.Actors = b.actors()
	p.Events = b.events()
	p.Claims = b.claims(p.Events)
	return p
}

// binder writes the layers of one reading down.
type binder struct {
	*Reading
	points []int32 // code points before each byte; nil where they are the same
}

// codePoints counts the code points before each byte of s, nil where s is
// ASCII and both counts agree.
func codePoints(s string) []int32 {
	if utf8.RuneCountInString(s) == len(s) {
		return nil
	}
	points := make([]int32, len(s)+1)
	n := int32(-1)
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
		points[i] = n
	}
	points[len(s)] = n + 1
	return points
}

func (b *binder) bytes(start, end int32) record.Span {
	if b.points == nil {
		return record.Span{Start: int(start), End: int(end)}
	}
	return record.Span{Start: int(b.points[start]), End: int(b.points[end])}
}

// span covers the tokens first up to and without last.
func (b *binder) span(first, last int32) record.Span {
	if first >= last {
		return record.Span{}
	}
	return b.bytes(b.Doc.Tokens[first].Start, b.Doc.Tokens[last-1].End)
}

func (b *binder) location(p *where.Place) record.Location {
	return record.Location{
		Extracted: b.Doc.Slice(p.First, p.Last), Resolved: p.Name, GeoNameID: p.GeoNameID,
		Lat: round(p.Lat, 4), Lon: round(p.Lon, 4), City: p.City, Province: p.Province,
		Country: p.Country, CountryCode: p.CountryCode, Resolution: p.Resolution,
		Span: b.span(p.First, p.Last),
	}
}

func round(f float64, digits int) float64 {
	p := math.Pow10(digits)
	return math.Round(f*p) / p
}

// actors lists who is somebody; things are in the cast for pronouns only.
func (b *binder) actors() []record.Actor {
	mentions := make([][]record.Mention, len(b.Cast.Actors))
	for _, m := range b.Cast.Mentions {
		if m.Actor < 0 {
			continue // a pronoun that refers to nobody known
		}
		mentions[m.Actor] = append(mentions[m.Actor], record.Mention{
			Text: b.Doc.Slice(m.First, m.Last), Type: m.Kind.String(), Span: b.span(m.First, m.Last)})
	}
	list := []record.Actor{}
	for i, a := range b.Cast.Actors {
		if a.Type == who.Thing || len(mentions[i]) == 0 {
			continue
		}
		code := b.Cast.Code(int32(i), b.Report.Date)
		list = append(list, record.Actor{Name: oneLine(a.Name), ID: a.ID, Code: code.Country, Sector: code.Sector,
			OtherSectors: notNil(code.Others), Office: code.Office, Mentions: mentions[i]})
	}
	return list
}

// entity words an actor (or nobody known, -1) as of a day.
func (b *binder) entity(actor, first, last int32, on record.Date) record.Entity {
	e := record.Entity{Text: b.Doc.Slice(first, last), Span: b.span(first, last), OtherSectors: []string{}}
	if actor < 0 || b.Cast.Actors[actor].Type == who.Thing {
		return e // an offer, a law: what is acted on, but nobody
	}
	code := b.Cast.Code(actor, on)
	e.Name, e.ID = oneLine(b.Cast.Actors[actor].Name), b.Cast.Actors[actor].ID
	e.Code, e.Sector, e.OtherSectors, e.Office = code.Country, code.Sector, notNil(code.Others), code.Office
	return e
}

// oneLine closes a name up where a line ends in it.
func oneLine(name string) string {
	if !strings.ContainsAny(name, "\n\r\t") && !strings.Contains(name, "  ") {
		return name
	}
	return strings.Join(strings.Fields(name), " ")
}

// notNil keeps JSON's lists lists.
func notNil(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func (b *binder) events() []record.Event {
	list := make([]record.Event, len(b.Events))
	for i := range b.Events {
		list[i] = b.event(&b.Events[i], fmt.Sprintf("%s#%d", b.Report.ID, i+1))
	}
	return list
}

func (b *binder) event(e *what.Event, id string) record.Event {
	sent := b.Doc.Sents[b.Doc.Tokens[e.Head].Sent]
	out := record.Event{
		ID: id, ReportID: b.Report.ID,
		Date: e.Begin.String(), EndDate: e.End.String(), DatePrecision: e.Precision,
		Event: []string{e.Type.Name}, Mode: []string{}, Context: notNil(e.Contexts), Aux: notNil(e.Aux.Names()),
		QuadCode: e.Type.Quad, Scale: e.Type.Score(e.Mode), CAMEO: e.CAMEO,
		Actor: b.participants(e.Actors, e.Begin), Recipient: b.participants(e.Recipients, e.Begin),
		EventText: []string{}, Evidence: []record.Span{}, Attribution: b.attribution(e),
		Text:     b.Doc.Text[sent.Start:sent.End],
		TextInfo: record.TextInfo{Sequence: int(b.Doc.Tokens[e.Head].Sent) + 1, Span: b.bytes(sent.Start, sent.End)},
		CiteInfo: record.CiteInfo{Publication: b.Report.Publication, Language: "en",
			Coder: "rapporteur " + Version, Codebook: b.coder.ontology.Name},
		Frame: e.Frame, Confidence: round(e.Confidence, 2),
	}
	if e.Mode != "" {
		out.Mode = append(out.Mode, e.Mode)
	}
	if e.Time >= 0 {
		out.DateText = b.Doc.Slice(b.Times[e.Time].First, b.Times[e.Time].Last)
	}
	if e.Place >= 0 {
		l := b.location(&b.Places[e.Place])
		out.EventLoc = &l
	}
	for _, r := range e.Evidence {
		out.EventText = append(out.EventText, b.Doc.Slice(r.First, r.Last))
		out.Evidence = append(out.Evidence, b.span(r.First, r.Last))
	}
	return out
}

func (b *binder) participants(list []what.Participant, on record.Date) []record.Entity {
	if on == 0 {
		on = b.Report.Date
	}
	out := make([]record.Entity, len(list))
	for i, p := range list {
		out[i] = b.entity(p.Actor, p.First, p.Last, on)
	}
	return out
}

// attribution lists the claims that an event rests on, outermost first.
func (b *binder) attribution(e *what.Event) []record.Attribution {
	var around []*says.Claim
	for i := range b.Claims {
		if b.Claims[i].Frame.Asserts() && holds(&b.Claims[i], e.Head) {
			around = append(around, &b.Claims[i])
		}
	}
	sort.SliceStable(around, func(i, j int) bool { return size(around[i]) > size(around[j]) })
	list := make([]record.Attribution, len(around))
	for i, c := range around {
		list[i] = record.Attribution{Speaker: b.speaker(c), Cue: b.Doc.Slice(c.Cue[0], c.Cue[1]), Content: b.content(c)}
	}
	return list
}

func holds(c *says.Claim, token int32) bool {
	for _, r := range c.Content {
		if r.First <= token && token < r.Last {
			return true
		}
	}
	return false
}

func size(c *says.Claim) (n int32) {
	for _, r := range c.Content {
		n += r.Last - r.First
	}
	return n
}

// content spans all pieces of a claim's content.
func (b *binder) content(c *says.Claim) record.Span {
	if len(c.Content) == 0 {
		return record.Span{}
	}
	return b.span(c.Content[0].First, c.Content[len(c.Content)-1].Last)
}

func (b *binder) speaker(c *says.Claim) record.Entity {
	if c.Source[0] >= c.Source[1] {
		return record.Entity{OtherSectors: []string{}}
	}
	actor := int32(-1)
	if m := b.Cast.At(c.SourceHead); m != nil {
		actor = m.Actor
	}
	e := b.entity(actor, c.Source[0], c.Source[1], b.Report.Date)
	if c.Same >= 0 {
		// "It added": the text that spoke before, by its own name or wording.
		same := b.speaker(&b.Claims[c.Same])
		same.Text, same.Span = e.Text, e.Span
		if same.Name == "" {
			same.Name = b.wording(int(c.Same))
		}
		return same
	}
	return e
}

// wording gives the first wording of the speaker of claim i.
func (b *binder) wording(i int) string {
	for b.Claims[i].Same >= 0 {
		i = int(b.Claims[i].Same)
	}
	return b.Doc.Slice(b.Claims[i].Source[0], b.Claims[i].Source[1])
}

func (b *binder) claims(events []record.Event) []record.Claim {
	list := make([]record.Claim, len(b.Claims))
	for i := range b.Claims {
		c := &b.Claims[i]
		list[i] = record.Claim{Speaker: b.speaker(c), Cue: b.Doc.Slice(c.Cue[0], c.Cue[1]), CueSpan: b.span(c.Cue[0], c.Cue[1]),
			Content: b.content(c), Direct: c.Direct, Events: []string{}}
		for j := range b.Events {
			if holds(c, b.Events[j].Head) {
				list[i].Events = append(list[i].Events, events[j].ID)
			}
		}
	}
	return list
}
