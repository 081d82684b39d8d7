package when

import (
	"fmt"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

// tree builds a Doc from "form/UPOS/XPOS/head/rel" words, heads counted from 1
// in each sentence; "lemma=form" gives a lemma; sentences end with "|".
func tree(t *testing.T, s string) *text.Doc {
	var b strings.Builder
	for _, sent := range strings.Split(s, "|") {
		for i, w := range strings.Fields(sent) {
			f := strings.Split(w, "/")
			if len(f) != 5 {
				t.Fatalf("word %q", w)
			}
			lemma, form, ok := strings.Cut(f[0], "=")
			if !ok {
				form = lemma
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", i+1, form, strings.ToLower(lemma), f[1], f[2], f[3], f[4])
		}
		b.WriteString("\n")
	}
	var doc text.Doc
	if err := text.ReadCoNLLU(strings.NewReader(b.String())).Next(&doc); err != nil {
		t.Fatal(err)
	}
	return &doc
}

func TestDate(t *testing.T) {
	const (
		in2016     = "In/ADP/IN/2/case 2016/NUM/CD/5/obl the/DET/DT/4/det general/NOUN/NN/5/nsubj ban=banned/VERB/VBD/0/root parties/NOUN/NNS/5/obj ./PUNCT/./5/punct"
		also       = "He/PRON/PRP/3/nsubj also/ADV/RB/3/advmod jail=jailed/VERB/VBD/0/root rivals/NOUN/NNS/3/obj"
		fresh      = "Police/NOUN/NNS/2/nsubj jail=jailed/VERB/VBD/0/root rivals/NOUN/NNS/2/obj"
		will       = "He/PRON/PRP/3/nsubj will/AUX/MD/3/aux resign/VERB/VB/0/root"
		object     = "They/PRON/PRP/2/nsubj reject=rejected/VERB/VBD/0/root the/DET/DT/5/det 2015/NUM/CD/5/nummod deal/NOUN/NN/2/obj"
		embedded   = "They/PRON/PRP/2/nsubj deny=denied/VERB/VBD/0/root that/SCONJ/IN/5/mark he/PRON/PRP/5/nsubj flee=fled/VERB/VBD/2/ccomp yesterday/NOUN/NN/5/obl:unmarked"
		past2y     = "Rebels/NOUN/NNS/2/nsubj seize=seized/VERB/VBD/0/root towns/NOUN/NNS/2/obj over/ADP/IN/8/case the/DET/DT/8/det past/ADJ/JJ/8/amod two/NUM/CD/8/nummod year=years/NOUN/NNS/2/obl"
		since      = "They/PRON/PRP/3/nsubj have/AUX/VBP/3/aux rule=ruled/VERB/VBN/0/root since/ADP/IN/5/case 2014/NUM/CD/3/obl"
		fromTo     = "They/PRON/PRP/2/nsubj rule=ruled/VERB/VBD/0/root from/ADP/IN/4/case 2011/NUM/CD/2/obl to/ADP/IN/6/case 2014/NUM/CD/4/nmod"
		anniv      = "Crowds/NOUN/NNS/2/nsubj mark=marked/VERB/VBD/0/root the/DET/DT/5/det fourth/ADJ/JJ/5/amod anniversary/NOUN/NN/2/obj of/ADP/IN/8/case the/DET/DT/8/det war/NOUN/NN/5/nmod"
		held       = "Talks/NOUN/NNS/4/nsubj:pass have/AUX/VBP/4/aux be=been/AUX/VBN/4/aux:pass hold=held/VERB/VBN/0/root join=joining/VERB/VBG/4/advcl them/PRON/PRP/5/obj over/ADP/IN/11/case the/DET/DT/11/det past/ADJ/JJ/11/amod two/NUM/CD/11/nummod year=years/NOUN/NNS/5/obl"
		launch     = "Crowds/NOUN/NNS/2/nsubj mark=marked/VERB/VBD/0/root the/DET/DT/5/det fourth/ADJ/JJ/5/amod anniversary/NOUN/NN/2/obj of/SCONJ/IN/8/mark rebels/NOUN/NNS/8/nsubj storm=storming/VERB/VBG/2/advcl the/DET/DT/10/det palace/NOUN/NN/8/obj"
		purpose    = "On/ADP/IN/2/case Monday/PROPN/NNP/4/obl he/PRON/PRP/4/nsubj fly=flew/VERB/VBD/0/root to/PART/TO/6/mark meet/VERB/VB/4/advcl her/PRON/PRP/6/obj"
		later      = "He/PRON/PRP/2/nsubj resign=resigned/VERB/VBD/0/root on/ADP/IN/4/case Monday/PROPN/NNP/2/obl ten/NUM/CD/6/nummod day=days/NOUN/NNS/9/obl:unmarked after/SCONJ/IN/9/mark rebels/NOUN/NNS/9/nsubj attack=attacked/VERB/VBD/2/advcl"
		ever       = "Many/ADJ/JJ/4/nsubj:pass have/AUX/VBP/4/aux be=been/AUX/VBN/4/aux:pass kill=killed/VERB/VBN/0/root since/SCONJ/IN/7/mark rebels/NOUN/NNS/7/nsubj rise=rose/VERB/VBD/4/advcl in/ADP/IN/9/case 2014/NUM/CD/7/obl"
		inWhich    = "They/PRON/PRP/2/nsubj plan=planned/VERB/VBD/0/root the/DET/DT/4/det attack/NOUN/NN/2/obj last/ADJ/JJ/6/amod March/PROPN/NNP/4/nmod:unmarked in/ADP/IN/8/case which/PRON/WDT/10/obl five/NUM/CD/10/nsubj die=died/VERB/VBD/4/acl:relcl"
		both       = "They/PRON/PRP/3/nsubj:pass be=were/AUX/VBD/3/aux:pass detain=detained/VERB/VBN/0/root and/CCONJ/CC/5/cc free=freed/VERB/VBN/3/conj on/ADP/IN/7/case Monday/PROPN/NNP/5/obl"
		fronted    = "On/ADP/IN/2/case Monday/PROPN/NNP/4/compound old/ADJ/JJ/4/amod officer=officers/NOUN/NNS/5/nsubj occupy=occupied/VERB/VBD/0/root it/PRON/PRP/5/obj"
		argument   = "They/PRON/PRP/2/nsubj cancel=cancelled/VERB/VBD/0/root the/DET/DT/5/det Monday/PROPN/NNP/5/compound talk=talks/NOUN/NNS/2/obj"
		occasion   = "At/ADP/IN/3/case a/DET/DT/3/det conference/NOUN/NN/8/obl hold=held/VERB/VBN/3/acl on/ADP/IN/6/case Monday/PROPN/NNP/4/obl donor=donors/NOUN/NNS/8/nsubj promise=promised/VERB/VBD/0/root aid/NOUN/NN/8/obj"
		told       = "She/PRON/PRP/2/nsubj tell=told/VERB/VBD/0/root them/PRON/PRP/2/iobj on/ADP/IN/5/case Monday/PROPN/NNP/2/obl ten/NUM/CD/7/nummod day=days/NOUN/NNS/10/obl:unmarked after/SCONJ/IN/10/mark rebels/NOUN/NNS/10/nsubj attack=attacked/VERB/VBD/2/ccomp and/CCONJ/CC/12/cc leave=left/VERB/VBD/10/conj"
		days       = "They/PRON/PRP/2/nsubj march=marched/VERB/VBD/0/root on/ADP/IN/4/case Monday/PROPN/NNP/2/obl and/CCONJ/CC/6/cc Tuesday/PROPN/NNP/4/conj"
		whenever   = "They/PRON/PRP/3/nsubj have/AUX/VBP/3/aux rule=ruled/VERB/VBN/0/root since/ADP/IN/5/case 2014/NUM/CD/3/obl ,/PUNCT/,/9/punct when/ADV/WRB/9/advmod rebels/NOUN/NNS/9/nsubj flee=fled/VERB/VBD/3/advcl"
		coup       = "Since/ADP/IN/3/case the/DET/DT/3/det coup/NOUN/NN/8/obl in/ADP/IN/5/case 2014/NUM/CD/3/nmod they/PRON/PRP/8/nsubj have/AUX/VBP/8/aux kill=killed/VERB/VBN/0/root many/ADJ/JJ/8/obj"
		nextDay    = "They/PRON/PRP/3/nsubj have/AUX/VBP/3/aux flee=fled/VERB/VBN/0/root since/ADP/IN/6/case the/DET/DT/6/det coup/NOUN/NN/3/obl ./PUNCT/./3/punct | Monday/PROPN/NNP/2/nsubj be=was/VERB/VBD/0/root"
		blast      = "Monday/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case blast/NOUN/NN/4/nsubj kill=killed/VERB/VBD/0/root ten/NUM/CD/4/obj"
		firstSince = "He/PRON/PRP/2/nsubj visit=visited/VERB/VBD/0/root them/PRON/PRP/2/obj for/ADP/IN/7/case the/DET/DT/7/det first/ADJ/JJ/7/amod time/NOUN/NN/2/obl since/ADP/IN/9/case 2011/NUM/CD/7/nmod"
	)
	tg := load(t)
	anchor := record.NewDate(2018, 5, 10)
	for _, c := range []struct {
		name, trees, pred, want string
	}{
		{"own", in2016, "banned", "2016-01-01 2016-12-31 year own"},
		{"carried", in2016 + "|" + also, "jailed", "2016-01-01 2016-12-31 year carried"},
		{"carried twice", in2016 + "|" + also + "|" + also, "jailed", "2016-01-01 2016-12-31 year carried"},
		{"a new subject", in2016 + "|" + fresh, "jailed", "2018-05-10 2018-05-10 day report"},
		{"another tense", in2016 + "|" + will, "resign", "2018-05-10 2018-05-10 day report"},
		{"the object's date", object, "rejected", "2018-05-10 2018-05-10 day report"},
		{"the deal itself", object, "deal", "2015-01-01 2015-12-31 year own"},
		{"embedded clause", embedded, "denied", "2018-05-10 2018-05-10 day report"},
		{"in the embedded clause", embedded, "fled", "2018-05-09 2018-05-09 day own"},
		{"stretch", past2y, "seized", "2016-05-10 2018-05-10 range own"},
		{"since", since, "ruled", "2014-01-01 2018-05-10 range own"},
		{"from to", fromTo, "ruled", "2011-01-01 2014-12-31 range own"},
		{"anniversary", anniv, "marked", "2018-05-10 2018-05-10 day report"},
		{"what it is of", anniv, "war", "2014-05-01 2014-05-31 month governor"},
		{"perfect over a participle", held, "held", "2016-05-10 2018-05-10 range own"},
		{"a clause it is of, hung elsewhere", launch, "storming", "2014-05-01 2014-05-31 month governor"},
		{"counted back from another act", later, "attacked", "2018-04-27 2018-04-27 day own"},
		{"since another act", ever, "killed", "2014-01-01 2018-05-10 range own"},
		{"in which", inWhich, "died", "2018-03-01 2018-03-31 month governor"},
		{"two verbs, one time", both, "detained", "2018-05-07 2018-05-07 day own"},
		{"hung on the subject", fronted, "occupied", "2018-05-07 2018-05-07 day own"},
		{"of the object", argument, "cancelled", "2018-05-10 2018-05-10 day report"},
		{"at a dated occasion", occasion, "promised", "2018-05-07 2018-05-07 day own"},
		{"counted, as if it were told", told, "attacked", "2018-04-27 2018-04-27 day own"},
		{"counted with a second verb", told, "left", "2018-04-27 2018-04-27 day own"},
		{"two days", days, "marched", "2018-05-07 2018-05-08 range own"},
		{"since then, when", whenever, "fled", "2014-01-01 2014-12-31 year own"},
		{"since a dated act", coup, "killed", "2014-01-01 2018-05-10 range own"},
		{"since an act, and another sentence", nextDay, "fled", "2018-05-10 2018-05-10 day report"},
		{"what a dated act does", blast, "killed", "2018-05-07 2018-05-07 day own"},
		{"for the first time since", firstSince, "visited", "2018-05-10 2018-05-10 day report"},
		{"purpose", purpose, "meet", "2018-05-07 2018-05-07 day governor"},
	} {
		doc := tree(t, c.trees)
		times := tg.Times(doc, anchor, nil)
		d := tg.NewDater(doc, times, anchor)
		pred := int32(-1)
		for i := range doc.Tokens {
			if doc.Form(int32(i)) == c.pred {
				pred = int32(i)
			}
		}
		got := d.Date(pred)
		if s := strings.Join([]string{got.Begin.String(), got.End.String(), got.Precision, got.Source.String()}, " "); s != c.want {
			t.Errorf("%s: %s, want %s; times %+v", c.name, s, c.want, times)
		}
	}
}
