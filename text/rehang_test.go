package text_test

import (
	"testing"

	"rapporteur/text"
)

// TestRehang asks of a word by its form what it hangs on, and how.
func TestRehang(t *testing.T) {
	r := load(t)
	for _, c := range []struct {
		in, word, head string
		rel            text.Rel
	}{
		{"The union accused the police, who denied it, of shooting a monk.", "shooting", "accused", text.Advcl},
		{"Amnesty accused the army, which rejected the report, of torturing nuns.", "torturing", "accused", text.Advcl},
		{"The board blamed soldiers, who were guarding the plant, for beating three miners.", "beating", "blamed", text.Advcl},
		{"The prime minister accused foreign envoys of fomenting unrest.", "unrest", "fomenting", text.Obj},
		{"Kenya accused foreign diplomats of fomenting unrest and hatred.", "fomenting", "accused", text.Advcl},
		{"Thirty people were hurt when villagers angry at the mine fought with soldiers.", "angry", "villagers", text.Acl},
		{"In Bol 95 people were killed as protesters demanding the president's departure clashed with the police.", "protesters", "clashed", text.Nsubj},
		{"Nine people died as supporters demanding the mayor's release marched on the station.", "release", "demanding", text.Obj},
		{"Ten people were shot when students seeking the minister's resignation fought with soldiers.", "seeking", "students", text.Acl},
		{"Witnesses described a raid planned and carried out by soldiers.", "carried", "planned", text.Conj},
		{"ECOWAS imposed sanctions on Niger days after the coup.", "Niger", "imposed", text.Obl},
		{"Israel bombed Syria weeks after the rebels seized Homs.", "Syria", "bombed", text.Obj},
		{"Peru's foreign minister visited Chile months after the truce.", "Chile", "visited", text.Obj},
		{"Sierra Leone's president visited Guinea weeks after the coup.", "weeks", "visited", text.OblUnmarked},
		{"Police detained her hours after she had called for a march.", "her", "detained", text.Obj},
		{"Army bombs village", "village", "bombs", text.Obj},
		{"Police jail editor", "Police", "jail", text.Nsubj},
		{"Court jails opposition leader", "Court", "jails", text.Nsubj},
		{"Rebels free hostages", "hostages", "free", text.Obj},
		{"Rebels bomb market, killing ten", "killing", "bomb", text.Advcl},
		{"Union strikes over pay", "Union", "strikes", text.Nsubj},
		{"Teachers strike ballot", "strike", "ballot", text.Compound},
		{"Miners strike fund", "strike", "fund", text.Compound},
		{"UN rights chief", "rights", "chief", text.Compound},
	} {
		var d text.Doc
		r.Read(c.in, &d)
		at := int32(-1)
		for i := range d.Tokens {
			if d.Form(int32(i)) == c.word {
				at = int32(i)
			}
		}
		tok := d.Tokens[at]
		if tok.Head < 0 || d.Form(tok.Head) != c.head || tok.Rel != c.rel {
			t.Errorf("%q: %s is %s of token %d, should be %s of %s", c.in, c.word, tok.Rel, tok.Head, c.rel, c.head)
		}
		checkTree(t, &d, 0)
	}
}
