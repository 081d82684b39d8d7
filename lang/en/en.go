// Package en is what the program knows of English: model weights, frames,
// time rules, cue verbs, titles. It holds data only; the rooms read it through
// FS.
package en

import (
	"embed"
	"io/fs"
)

//go:embed *
var files embed.FS

// FS gives the folder.
func FS() fs.FS { return files }
