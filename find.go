package rapporteur

import (
	"strings"

	"rapporteur/text"
	"rapporteur/what"
	"rapporteur/world"
)

// FoundActor is an actor of the register and the name by which it was found.
type FoundActor struct {
	Actor *world.Actor
	By    string
}

// FindActors gives the actors of whom name is a name, or a part of one in
// whole words; those of whom it is all come first.
func (c *Coder) FindActors(name string) []FoundActor {
	want := string(world.Fold(nil, name))
	var whole, part []FoundActor
	for i := range c.register.Actors {
		a := &c.register.Actors[i]
		by, all := nameOf(a, want)
		switch {
		case by == "":
		case all:
			whole = append(whole, FoundActor{a, by})
		default:
			part = append(part, FoundActor{a, by})
		}
	}
	return append(whole, part...)
}

// nameOf gives the name of a that is want, or else one that holds it.
func nameOf(a *world.Actor, want string) (by string, all bool) {
	for i := -1; i < len(a.Aliases); i++ {
		name := a.Name
		if i >= 0 {
			name = a.Aliases[i]
		}
		folded := string(world.Fold(nil, name))
		if folded == want {
			return name, true
		}
		if by == "" && strings.Contains(" "+folded+" ", " "+want+" ") {
			by = name
		}
	}
	return by, false
}

// CheckFrames runs the examples of all frames through the whole way and tells
// what each file holds and which of its examples do not come out.
func (c *Coder) CheckFrames() []what.Survey { return c.what.Survey(c.exampleScene) }

// exampleScene reads an example of a frame.
func (c *Coder) exampleScene(sentence string) what.Scene {
	return c.scene(new(text.Doc), sentence, what.ExampleDay())
}
