package world

import (
	"strings"
	"testing"

	"rapporteur/record"
)

const someActors = `# a comment
khama	person	Ian Khama	BWA MIL	Seretse Khama Ian Khama	m
	1989	1998-03	BWA MIL	Commander, Botswana Defence Force	bdf
	2008-04-01	2018-03-31	BWA GOV	President
bdf	org	Botswana Defence Force	BWA MIL	BDF	-	# a remark
`

func TestActorOn(t *testing.T) {
	var r Register
	if err := r.Read("some.tsv", strings.NewReader(someActors)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ day, want, title string }{
		{"1988-12-31", "BWA MIL", ""},
		{"1989-01-01", "BWA MIL", "Commander, Botswana Defence Force"},
		{"1998-03-31", "BWA MIL", "Commander, Botswana Defence Force"},
		{"2000-01-01", "BWA ELI,MIL", ""},
		{"2008-04-01", "BWA GOV", "President"},
		{"2018-03-31", "BWA GOV", "President"},
		{"2018-04-01", "BWA ELI,GOV", ""},
		{"", "BWA ELI,GOV", ""},
	} {
		day, _ := record.ParseDate(c.day)
		code, office := r.ID("khama").On(day)
		got, title := code.Country+" "+strings.Join(code.Sectors, ","), ""
		if office != nil {
			title = office.Title
		}
		if got != c.want || title != c.title {
			t.Errorf("on %s: %s %q, want %s %q", c.day, got, title, c.want, c.title)
		}
	}
}

func TestRegisterBadLines(t *testing.T) {
	const in = "a\tperson\tA Name\tUSA GOV\n" +
		"b\talien\tB Name\tUSA GOV\n" +
		"\t2001\t2002\tUSA GOV\tPresident\n" +
		"c\torg\tC Name\tUsa GOV\n" +
		"d\torg\tD Name\tUSA GOV\t-\tx\n" +
		"\t2001\n" +
		"a\n" +
		"e\torg\tE Name\tUSA\n" +
		"\t2005-02-30\t-\tUSA GOV\tHead\n"
	var r Register
	err := r.Read("in.tsv", strings.NewReader(in))
	want := []string{
		`in.tsv:2: b: kind "alien", expected one of person, org, group, gov, place`,
		`in.tsv:3: an office without an actor above it`,
		`in.tsv:4: c: code "Usa GOV": expected three capital letters or -`,
		`in.tsv:5: d: gender "x", expected m, f or -`,
		`in.tsv:6: an office of 1 columns, expected from, to, code, title and perhaps an organization`,
		`in.tsv:7: 1 columns, expected 4 to 6`,
		`in.tsv:9: from: date "2005-02-30": expected YYYY, YYYY-MM or YYYY-MM-DD`,
	}
	if err == nil || err.Error() != strings.Join(want, "\n") {
		t.Errorf("error:\n%v\nwant:\n%s", err, strings.Join(want, "\n"))
	}
	if r.ID("a") == nil || r.ID("e") == nil || len(r.Actors) != 2 {
		t.Error("the good lines are not there")
	}
}

func TestReadReplaces(t *testing.T) {
	var r Register
	r.Read("in.tsv", strings.NewReader(someActors))
	r.Read("own.tsv", strings.NewReader("bdf\torg\tBotswana Army\tBWA MIL\n"))
	if got := r.ID("bdf").Name; got != "Botswana Army" || len(r.Actors) != 2 {
		t.Errorf("the user's actor does not replace the register's: %s", got)
	}
}

// TestActors reads the register that the program carries.
func TestActors(t *testing.T) {
	r, err := Actors(FS())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Actors) == 0 {
		t.Skip("no actors yet")
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		for _, o := range a.Offices {
			if o.Org != "" && r.ID(o.Org) == nil {
				t.Logf("%s: %s: no organization %q", a.ID, o.Title, o.Org)
			}
		}
	}
}

func TestUsersActors(t *testing.T) {
	r, err := Actors(FS())
	if err != nil {
		t.Fatal(err)
	}
	n := len(r.Actors)
	if err := r.Read("own.tsv", strings.NewReader("own-bdf\torg\tBotswana Army\tBWA MIL\n")); err != nil {
		t.Fatal(err)
	}
	if r.Actors[n-1].Own || !r.ID("own-bdf").Own {
		t.Error("the user's actor is not told from the register's")
	}
}
