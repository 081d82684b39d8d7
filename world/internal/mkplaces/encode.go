package main

import (
	"encoding/binary"
	"fmt"
	"slices"

	"rapporteur/world"
)

// encode writes the form that world/places.go describes.
func encode(g *gazetteer) ([]byte, error) {
	if len(g.admins) > world.MaxAdmins || len(g.places) > world.MaxPlaces {
		return nil, fmt.Errorf("%d provinces and %d places, at most %d and %d fit",
			len(g.admins), len(g.places), world.MaxAdmins, world.MaxPlaces)
	}
	var admins, records, names, altNames []byte
	for _, code := range g.admins {
		index := world.MaxPlaces
		if p := g.byCode[code]; p != nil && p.fold != "" {
			index = p.index
		}
		admins = append(admins, code[:2]...)
		admins = world.AppendUint24(admins, uint32(index))
	}
	for _, p := range g.places {
		admin, _ := slices.BinarySearch(g.admins, p.admin)
		records = world.AppendRecord(records, &p.PlaceRecord, admin)
	}
	blocks, names := frontCode(len(g.places), func(i int) (string, []byte) { return g.places[i].name, nil })
	altBlocks, altNames := frontCode(len(g.alts), func(i int) (string, []byte) {
		return g.alts[i].fold, world.AppendUint24(nil, uint32(g.alts[i].place.index))
	})
	out := []byte(world.PlacesMagic)
	for _, n := range []int{len(g.admins), len(g.places), len(g.alts)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	for _, part := range [][]byte{admins, records, blocks, names, altBlocks, altNames} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(part)))
	}
	for _, part := range [][]byte{admins, records, blocks, names, altBlocks, altNames} {
		out = append(out, part...)
	}
	return out, nil
}

// frontCode writes strings as the number of bytes shared with the one before,
// the number of bytes that follow, those, and the payload. Each block starts
// afresh.
func frontCode(n int, item func(int) (string, []byte)) (blocks, data []byte) {
	before := ""
	for i := range n {
		s, payload := item(i)
		s = s[:min(len(s), 255)]
		shared := 0
		if i%world.BlockLen == 0 {
			blocks = binary.LittleEndian.AppendUint32(blocks, uint32(len(data)))
		} else {
			for shared < min(len(s), len(before)) && s[shared] == before[shared] {
				shared++
			}
		}
		data = append(data, byte(shared), byte(len(s)-shared))
		data = append(data, s[shared:]...)
		data = append(data, payload...)
		before = s
	}
	return blocks, data
}
