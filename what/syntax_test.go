package what

import (
	"strings"
	"testing"

	"rapporteur/ontology"
)

// TestSyntax holds the ways in which one act can be put, one phenomenon a
// table. The lines have the form of the frames' examples; the type stands
// behind the last slash. A tree may be wrong where the slots are right, so
// each table may lose one line.
func TestSyntax(t *testing.T) {
	p := english(t)
	for _, c := range []struct{ name, lines string }{
		{"active and passive", `
Iran test-fired two missiles in the gulf. = Iran > - / MOBILIZE
Turkey accused Greece of piracy. = Turkey > Greece / ACCUSE
Bolivia accorded coca growers the right to plant a small field. = Bolivia > growers / CONCEDE
The miners called off a strike against the Polish government. = miners > government / CONCEDE
The inspectors were granted access to the Evin prison by Iran. = Iran > inspectors / RETREAT
Greece was accused of piracy by Turkey. = Turkey > Greece / ACCUSE
Three policemen were killed by rebels. = rebels > policemen / ASSAULT
The editor was arrested. = - > editor / COERCE
Kabul was threatened with sanctions by Washington. = Washington > Kabul / THREATEN
The rebels have been attacked by the army. = army > rebels / ASSAULT`},
		{"nouns of acts", `
The mayor is under investigation by prosecutors. = prosecutors > mayor / ACCUSE
Police broke up a march by students. = Police > students / ASSAULT
One person was killed in police firing in Limkheda. = police > person / ASSAULT
The militia was behind the attack on the convoy. = militia > convoy / ASSAULT
The arrest of the editor by the police continued. = police > editor / COERCE
Russia's invasion of Georgia lasted five days. = Russia > Georgia / ASSAULT
An attack by the army on the monks was condemned. = army > monks / ASSAULT
Protesters marked the anniversary of Haftar launching a campaign against the rebels. = Haftar > rebels / ASSAULT
Talks between Serbia and Kosovo resumed. = Serbia; Kosovo > - / CONSULT
Sheikh Hasina is in New Delhi for a four-day official visit. = Hasina > Delhi / CONSULT
The Iranian minister was in Moscow for talks with Lavrov. = minister > Lavrov / CONSULT
Talks on the dam between Egypt and Sudan resumed. = Egypt; Sudan > - / CONSULT
Aid from Norway to Malawi continued to flow. = Norway > Malawi / AID
Norway remains the main donor to Malawi. = Norway > Malawi / AID
Outside the Turkish embassy dozens of Kurds held a demonstration. = Kurds > embassy / PROTEST
The premier is on a visit to Japan. = premier > Japan / CONSULT
The Ethiopian invasion of Somalia failed. = Ethiopian > Somalia / ASSAULT
The army launched an offensive against the rebels. = army > rebels / ASSAULT
An offensive against the rebels was launched by the army. = army > rebels / ASSAULT`},
		{"beside another act", `
Miners lifted a blockade of the highway, two days after police shot dead three students. = miners > - / RETREAT
The government rejected the peace plan, while militants have killed 40 villagers. = government > militants / REJECT`},
		{"doers behind things", `
Jets flown by mutinous officers bombed the palace. = officers > palace / ASSAULT
Intelligence supplied by Jordan enabled the British police to find the bombs. = Jordan > police / COOPERATE
Tear gas was fired by the police to disperse the strikers. = police > strikers / ASSAULT
A missionary was beaten and robbed by soldiers. = soldiers > missionary / ASSAULT
Peru offered to send troops to help the Bolivian army. = Peru > army / AGREE
Warships of the Indian navy and the French navy exercised together. = navy; navy > - / COOPERATE`},
		{"deeds and hearers", `
France invaded Mali. Algeria condemned it. = Algeria > - / ACCUSE
The minister said women would be allowed to vote, he told reporters. = minister > women / AGREE
The general told reporters that the army had shelled the rebels. = army > rebels / ASSAULT
The general told journalists to leave the camp. = general > journalists / COERCE`},
		{"gapping", `
Iran executed two Kurds and Saudi Arabia three. = Iran > Kurds / ASSAULT
Iran executed two Kurds and Saudi Arabia three. = Arabia > three / ASSAULT
Russia expelled 10 Polish diplomats, and Poland five Russian envoys. = Poland > envoys / SANCTION
Poland expelled ten and Russia five diplomats. = Poland > ten / SANCTION
Poland expelled ten and Russia five diplomats. = Russia > diplomats / SANCTION
Turkey recalled its ambassador from Paris and France its envoy from Ankara. = Turkey > Paris / SANCTION
Turkey recalled its ambassador from Paris and France its envoy from Ankara. = France > Ankara / SANCTION
France sent troops to Mali and Germany medics to Niger. = Germany > Niger / AID
Japan imposed sanctions on Iran and the European Union on Syria. = Union > Syria / SANCTION
Chad will expel 12 Sudanese diplomats on Monday; Libya nine on Tuesday. = Libya > nine / THREATEN
Washington expelled 60 Russian diplomats, London 23 and Berlin about four. = London > 23 / SANCTION
Washington expelled 60 Russian diplomats, London 23 and Berlin about four. = Berlin > four / SANCTION
Police arrested 40 people in Lagos and the army 25 in Kano. = army > 25 / COERCE
Police arrested 40 students in Minsk and nine in Brest. = Police > nine / COERCE
Ten monks were killed in Lhasa on Monday and at least 17 in Shigatse. = - > 17 / ASSAULT
Rebels seized the port and the army the airport. = army > airport / COERCE`},
		{"conjunction", `
The armies of Brazil and Argentina held joint exercises. = armies; Argentina > - / COOPERATE
The rebels signed a cease-fire with the army. = rebels > army / SUPPORT
The island nation of Tonga exports vanilla to Guinea. = Tonga > Guinea / COOPERATE
Soldiers from Niger and Chad ran joint patrols. = Soldiers; Chad > - / COOPERATE
The two neighbours share intelligence on smugglers. = neighbours > - / COOPERATE
Ethiopian and Eritrean officials met in Rome. = Ethiopian; officials > - / CONSULT
In their joint statement, Yeltsin and Kuchma called on Minsk to ratify the treaty. = Yeltsin; Kuchma > Minsk / REQUEST
Police arrested and deported the journalist. = Police > journalist / COERCE
France and Germany condemned Belarus. = France; Germany > Belarus / ACCUSE
The king met the envoy and praised the rebels. = king > rebels / SUPPORT
Militants attacked a convoy and kidnapped two engineers. = Militants > engineers / ASSAULT
France condemned Belarus and Russia. = France > Belarus; Russia / ACCUSE`},
		{"control and raising", `
The minister was urged to leave by the generals. = generals > minister / REQUEST
The general was recognised as the president of Chile by Canada. = Canada > general / SUPPORT
The council demanded in a resolution that Chad withdraw its troops. = council > Chad / REQUEST
The premier acceded to calls by the opposition. = premier > opposition / CONCEDE
The president had his rival arrested. = president > rival / COERCE
A soldier was convicted by a court of murdering a farmer. = soldier > farmer / ASSAULT
The senator was barred from holding office by the commission. = commission > senator / COERCE
A protest by miners was dispersed. = - > miners / ASSAULT
The minister was the target of attacks by the rebels. = rebels > minister / ASSAULT
The Taliban said two men had died and condemned the United States. = Taliban > States / ACCUSE
The militia agreed to release the hostages. = militia > hostages / AGREE
The junta threatened to arrest the envoy. = junta > envoy / THREATEN
The general was forced to resign. = general > - / RETREAT
The army began shelling the village. = army > village / ASSAULT
Washington will not lift the embargo until Havana frees the dissidents. = Washington > Havana / REJECT
The union vowed to close the ports unless the minister raised wages. = union > minister / THREATEN
The committee will not end the strike until the authorities fulfill its demands. = committee > authorities / REJECT
Slovenia became the first state to recognise Kosovo. = Slovenia > Kosovo / SUPPORT
Liberia was the latest country to recognise Kosovo. = Liberia > Kosovo / SUPPORT
Washington urged Israel to release the prisoners. = Washington > Israel / REQUEST
The president ordered the police to arrest the protesters. = president > protesters / COERCE`},
		{"relative clauses", `
Parliament passed a law that bans Kurds from public office. = Parliament > Kurds / COERCE
The king issued a decree pardoning forty dissidents. = king > dissidents / CONCEDE
The senate approved a resolution that condemns Burundi. = senate > Burundi / ACCUSE
Lawmakers introduced a bill that would sanction Turkish officials. = Lawmakers > officials / SANCTION / aux hypothetical
Troops surrounded a crowd of Christians who were protesting against the governor. = Christians > governor / PROTEST
The bombing of the embassy that killed three guards was condemned. = - > guards / ASSAULT
The editor, who was jailed by the junta, is ill. = junta > editor / COERCE
The rebels who attacked the port fled. = rebels > port / ASSAULT
The officer that the rebels kidnapped is safe. = rebels > officer / ASSAULT
The minister criticized the army, which had arrested the editor. = army > editor / COERCE`},
		{"participles", `
The rebels attacked the town, killing three policemen. = rebels > policemen / ASSAULT
Accused of treason by the general, the minister left. = general > minister / ACCUSE
The journalist jailed by the regime is ill. = regime > journalist / COERCE
Visiting Cairo, the minister condemned Israel. = minister > Israel / ACCUSE`},
		{"light verbs", `
The army's shelling killed 12 and wounded 30. = army > 12 / ASSAULT
The police arrested 41. = police > 41 / COERCE
About 140 have been charged with arson. = - > 140 / ACCUSE
American warships fired missiles at targets in Afghanistan and Sudan. = warships > Afghanistan; Sudan / ASSAULT
Russia held talks with Iran. = Russia > Iran / CONSULT
The union staged a protest against the government. = union > government / PROTEST
Students went on strike. = Students > - / PROTEST
The United States imposed sanctions on Iran. = States > Iran / SANCTION`},
		{"what is behind a thing", `
Parliament repealed a law banning Kurds from office. = Parliament > Kurds / CONCEDE
Iran condemned the American decision. = Iran > American / ACCUSE
Israel praised Trump's decision. = Israel > Trump / SUPPORT
Turkish jets bombed the rebels. = Turkish > rebels / ASSAULT
Syrian shelling killed three soldiers. = Syrian > soldiers / ASSAULT
The governor condemned a protest by dairy farmers. = governor > farmers / ACCUSE
The envoy met with the Libyan National Army Commander Marshal Khalifa Haftar. = envoy > Haftar / CONSULT
The junta allowed the army to expel any official from the country's Eastern Province. = junta > official / COERCE
Egypt launched a mediation effort to prevent a war between Turkey and Syria. = Egypt > Turkey; Syria / CONSULT`},
		{"headlines", `
Macron, Scholz meet in Berlin = Macron; Scholz > - / CONSULT
Russia, Iran sign defense pact = Russia; Iran > - / SUPPORT
Protesters Storm Parliament in Baghdad = Protesters > Parliament / PROTEST
Russia Accuses Ukraine Of Shelling Village As Talks Stall = Russia > Ukraine / ACCUSE
Zelensky Fires Defense Minister = Zelensky > Minister / SANCTION
Turkey Expels 10 Western Ambassadors = Turkey > Ambassadors / SANCTION
Macron phones Erdogan = Macron > Erdogan / CONSULT
Ghana to lift the ban on Togo = Ghana > Togo / AGREE / aux future
Turkey slams Greece = Turkey > Greece / ACCUSE
Two soldiers killed in Mali = - > soldiers / ASSAULT
Macron to meet Putin = Macron > Putin / AGREE / aux future
Rebels free hostages = Rebels > hostages / RETREAT`},
		{"reality", `
Paraguay no longer recognizes the rebel government. = Paraguay > government / REJECT
Spain will not recognise Kosovo but is ready to meet the Serbian premier. = Spain > premier / AGREE
The premier will not fly to Lome to meet the Ghanaian president. = premier > president / REJECT
The premier will fly to Lome for talks with the Ghanaian president. = premier > Lome; president / AGREE / aux future
France did not arrest the rebels. = France > rebels / COERCE / aux negation
The army could attack the rebels. = army > rebels / ASSAULT / aux hypothetical
Egypt does not recognize the rebel government. = Egypt > government / REJECT
Egypt will visit nobody but will help Sudan. = Egypt > Sudan / AGREE / aux future`},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) { p.holdAll(t, c.lines) })
	}
}

func (p *pipeline) holdAll(t *testing.T, lines string) {
	ont, err := ontology.PLOVER()
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, text := range strings.Split(strings.TrimSpace(lines), "\n") {
		l := newLoader(ont, sets{})
		l.cur = &frame{}
		if err := l.example(line{key: "+", rest: text}); err != nil {
			t.Fatal(err)
		}
		e := &l.cur.examples[0]
		in := p.scene(e.text)
		if got, ok := e.check(in, p.what.Events(in), "", nil); !ok {
			wrong++
			t.Logf("%s\n\tgot %s", text, got)
		}
	}
	if wrong > 1 {
		t.Errorf("%d lines do not hold", wrong)
	}
}
