// Package record holds the nouns of the project and their JSON: what is kept
// of one report. It depends on no other room.
//
// A [Page] is everything recorded from one report. Its offsets count Unicode
// code points of the report's text, because that is what scripts in other
// languages count; inside the program all offsets are bytes.
package record

import "encoding/json"

// Span is a piece [Start, End) of the report's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Entity is somebody in an event or behind a claim, as worded there.
type Entity struct {
	Text         string   `json:"entity_text"`     // as the report says it
	Name         string   `json:"identifier_text"` // the actor's fullest name
	ID           string   `json:"identifier_id"`   // the register's id, or empty
	Code         string   `json:"code"`            // ISO 3166 or PLOVER entity code as of the event's date
	Sector       string   `json:"sector"`          // PLOVER primary sector
	OtherSectors []string `json:"other_sectors"`
	Office       string   `json:"office,omitempty"`
	Span
}

// Location is a place with PLOVER's location fields.
type Location struct {
	Extracted   string  `json:"extracted_place"`
	Resolved    string  `json:"resolved_place"`
	GeoNameID   int     `json:"geonameid"`
	Lat         float64 `json:"lat"`
	Lon         float64 `json:"lon"`
	City        string  `json:"city"`
	Province    string  `json:"province"`
	Country     string  `json:"country"`
	CountryCode string  `json:"country_code"` // ISO 3166 alpha-3
	Resolution  string  `json:"resolution"`   // city, province, country, region
	Span
}

// Unknown tells a place that no gazetteer has: only its name is known.
func (l *Location) Unknown() bool { return l.Resolution == "" }

// MarshalJSON writes null for where an unknown place is, not a point in the
// Gulf of Guinea.
func (l Location) MarshalJSON() ([]byte, error) {
	type plain Location
	if !l.Unknown() {
		return json.Marshal(plain(l))
	}
	return json.Marshal(struct {
		plain
		GeoNameID *int     `json:"geonameid"`
		Lat       *float64 `json:"lat"`
		Lon       *float64 `json:"lon"`
	}{plain: plain(l)})
}

// Attribution says that an event is somebody's word.
type Attribution struct {
	Speaker Entity `json:"speaker"`
	Cue     string `json:"cue"`
	Content Span   `json:"content"`
}

// TextInfo places an event's sentence in the report; Sequence counts from 1.
type TextInfo struct {
	Sequence int `json:"sequence"`
	Span
}

// CiteInfo says where an event was read and by what it was coded.
type CiteInfo struct {
	Publication string `json:"publication"`
	Language    string `json:"language"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
}

// Event is one act in one report. An act with several actors is one event
// with several actors.
type Event struct {
	ID            string        `json:"id"`
	ReportID      string        `json:"report_id"`
	Date          string        `json:"date"`    // first day, YYYY-MM-DD, or empty
	EndDate       string        `json:"enddate"` // last day
	DatePrecision string        `json:"date_precision"`
	DateText      string        `json:"date_text"`
	Event         []string      `json:"event"`
	Mode          []string      `json:"mode"`
	Context       []string      `json:"context"`
	Aux           []string      `json:"aux"` // historical, future, hypothetical, negation
	Actor         []Entity      `json:"actor"`
	Recipient     []Entity      `json:"recipient"`
	EventText     []string      `json:"event_text"`
	EventLoc      *Location     `json:"event_loc"`
	QuadCode      int           `json:"quad_code"`   // 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict
	Scale         float64       `json:"event_scale"` // PLOVER's score, -10 to 10
	CAMEO         string        `json:"cameo,omitempty"`
	Attribution   []Attribution `json:"attribution"` // outermost speaker first
	Text          string        `json:"text"`        // the sentence
	TextInfo      TextInfo      `json:"text_info"`
	CiteInfo      CiteInfo      `json:"cite_info"`
	Frame         string        `json:"frame"`
	Confidence    float64       `json:"confidence"`
	Evidence      []Span        `json:"evidence"` // where EventText stands
}

// Sentence is one sentence of the report.
type Sentence struct {
	Text string `json:"text"`
	Span
}

// Name is a named span: person, organization, place or nationality.
type Name struct {
	Text string `json:"text"`
	Type string `json:"type"` // PER, ORG, LOC, NORP
	Span
}

// Mention is a Span that refers to an actor, however it is worded.
type Mention struct {
	Text string `json:"text"`
	Type string `json:"type"` // name, nominal, pronoun
	Span
}

// Actor is a person, organization, government or group with all its mentions.
type Actor struct {
	Name         string    `json:"identifier_text"`
	ID           string    `json:"identifier_id"`
	Code         string    `json:"code"`
	Sector       string    `json:"sector"`
	OtherSectors []string  `json:"other_sectors"`
	Office       string    `json:"office,omitempty"`
	Mentions     []Mention `json:"mentions"`
}

// Time is a time expression with its TIMEX3 value and its interval.
type Time struct {
	Text      string `json:"text"`
	Type      string `json:"type"`  // DATE, TIME, DURATION, SET
	Value     string `json:"value"` // TIMEX3, for instance 2018-03, P2Y, PRESENT_REF
	Date      string `json:"date"`
	EndDate   string `json:"enddate"`
	Precision string `json:"date_precision"` // day, week, month, quarter, year, decade …
	Span
}

// Claim is what somebody says: speaker, cue, content, and the events in it.
type Claim struct {
	Speaker Entity   `json:"speaker"`
	Cue     string   `json:"cue"`
	CueSpan Span     `json:"cue_span"`
	Content Span     `json:"content"`
	Direct  bool     `json:"direct"` // a quotation
	Events  []string `json:"events"` // ids
}

// Page is everything recorded from one report.
type Page struct {
	ID          string     `json:"id"`
	Date        string     `json:"date"`
	Publication string     `json:"publication"`
	Title       string     `json:"title,omitempty"`
	Language    string     `json:"language"`
	Sentences   []Sentence `json:"sentences"`
	Names       []Name     `json:"names"`
	Actors      []Actor    `json:"actors"`
	Times       []Time     `json:"times"`
	Places      []Location `json:"places"`
	Claims      []Claim    `json:"claims"`
	Events      []Event    `json:"events"`
}
