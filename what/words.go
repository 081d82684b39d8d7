package what

import (
	"fmt"
	"slices"
	"strings"
)

// words are the closed classes that the engine asks for, from sets.txt, where
// each says what it is for.
type words struct {
	// prepositions and marks by what they make of a phrase
	agentive, genitive, source, mutual, topic, undergoing, purpose, targeting, ascribedTo *wordSet
	occasion, within, whereabouts, located, defining, placing, passing, aiming, aside     *wordSet
	complement, objectGerund, nested, nestedOwn, stray, contentMark, condition, clausal   *wordSet
	atTime                                                                                *wordSet

	// pronouns, numbers and other small words
	relative, pronoun, neuter, deeds, single, only, particle, ranking, dated *wordSet

	// verbs by whose subject or object does what stands below them
	subjectControl, preControl, inherit, causing, support, happen, joining, enacting                          *wordSet
	ditransitive, transitive, unchanged, copular, becoming, realize, employing, purposeful, judging, weighing *wordSet
	say, speaking, announcing, naming, ascribing, hurting, dying                                              *wordSet
	wielding, giving, sending                                                                                 *wordSet

	// nouns by who is meant with them
	quantity, throng, speakers, sides, realms, demonym, homeland, patient, suffering, gathering *wordSet
	instrument, vehicle, building, violence, enactment, writing                                 *wordSet
}

// newWords finds the sets of the names below.
func newWords(s sets) (*words, error) {
	w := &words{}
	var missing []string
	for name, to := range map[string]**wordSet{
		"agentive": &w.agentive, "genitive": &w.genitive, "source": &w.source, "mutual": &w.mutual, "topic": &w.topic,
		"undergoing": &w.undergoing, "purpose": &w.purpose, "targeting": &w.targeting, "ascribed_to": &w.ascribedTo,
		"occasion": &w.occasion, "within": &w.within, "whereabouts": &w.whereabouts, "located": &w.located,
		"defining": &w.defining, "placing": &w.placing, "passing": &w.passing, "aiming": &w.aiming, "aside": &w.aside,
		"complement": &w.complement, "object_gerund": &w.objectGerund, "nested": &w.nested, "nested_own": &w.nestedOwn,
		"stray": &w.stray, "content_mark": &w.contentMark, "condition": &w.condition, "clausal": &w.clausal,
		"at_time": &w.atTime,

		"relative": &w.relative, "pronoun": &w.pronoun, "neuter": &w.neuter, "deeds": &w.deeds, "single": &w.single,
		"only": &w.only, "particle": &w.particle, "ranking": &w.ranking, "dated": &w.dated,

		"subject_control": &w.subjectControl, "control_by_preposition": &w.preControl, "inherit": &w.inherit,
		"causing": &w.causing, "support": &w.support, "happen": &w.happen, "joining": &w.joining, "enacting": &w.enacting,
		"ditransitive": &w.ditransitive, "transitive": &w.transitive, "unchanged": &w.unchanged, "copular": &w.copular, "becoming": &w.becoming,
		"realize": &w.realize, "employing": &w.employing, "purposeful": &w.purposeful, "judging": &w.judging, "weighing": &w.weighing,
		"say": &w.say, "speaking": &w.speaking, "announcing": &w.announcing, "naming": &w.naming,
		"ascribing": &w.ascribing, "hurting": &w.hurting, "dying": &w.dying,
		"wielding": &w.wielding, "giving": &w.giving, "sending": &w.sending,

		"quantity": &w.quantity, "throng": &w.throng, "speakers": &w.speakers, "demonym": &w.demonym, "sides": &w.sides, "realms": &w.realms, "homeland": &w.homeland,
		"patient": &w.patient, "suffering": &w.suffering, "gathering": &w.gathering,
		"instrument": &w.instrument, "vehicle": &w.vehicle, "building": &w.building, "violence": &w.violence,
		"enactment": &w.enactment, "writing": &w.writing,
	} {
		if s[name] == nil {
			missing = append(missing, name)
		}
		*to = s.set(name)
	}
	if missing == nil {
		return w, nil
	}
	slices.Sort(missing)
	return nil, fmt.Errorf("sets.txt: the program asks for sets that it lacks: %s", strings.Join(missing, ", "))
}
