// Package world answers: what do we know of the world? It holds tables that a
// person can read and edit, of countries, actors, offices and places, and
// looks names up in them.
//
//	countries, err := world.Countries(world.FS())
//	refs := countries.Lookup("Libyan") // LBY, by its adjective
//
// Names are compared as [Fold] writes them.
package world

import (
	"embed"
	"io/fs"
)

//go:embed *.tsv *.bin actors
var files embed.FS

// FS gives the tables that the program carries with it.
func FS() fs.FS { return files }
