package what

// partyWords are the closed classes by which the engine tells the parties to an
// act from what stands beside them.
type partyWords struct {
	homeland, vehicle, wielding, giving, sending *wordSet
	deeds, weighing                              *wordSet
}

func newPartyWords(s sets) partyWords {
	return partyWords{
		homeland: s.set("homeland"), vehicle: s.set("vehicle"), wielding: s.set("wielding"),
		giving: s.set("giving"), sending: s.set("sending"),
		deeds: s.set("deeds"), weighing: s.set("weighing"),
	}
}
