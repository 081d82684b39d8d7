package world

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
)

// Places is the gazetteer: cities of at least 1,000 people, provinces and
// districts, after GeoNames. It is searched where it lies, as places.bin has
// it; internal/mkplaces writes that file. It is safe for concurrent use.
//
// The file has, little-endian: [PlacesMagic]; the numbers of provinces, places
// and other names; the lengths of the six parts; the parts:
//
//	provinces    5 bytes: alpha-2 of the country, number of the place or [MaxPlaces]
//	places       12 bytes, see [AppendRecord]; sorted by folded name, then by people
//	name blocks  4 bytes: where in the names the block begins
//	names        front-coded: bytes shared with the name before, bytes that follow, those
//	other blocks as above
//	other names  as above, folded; behind each the number of its place in 3 bytes
type Places struct {
	places, others   int // how many
	admins, records  []byte
	blocks, names    []byte
	oblocks, oothers []byte
	heads, oheads    []uint64 // of the blocks, see headOf
}

// PlacesMagic begins places.bin; the last character is the version.
const PlacesMagic = "places2\n"

// Limits of places.bin.
const (
	MaxPlaces = 1<<24 - 1
	MaxAdmins = 1 << 13
	BlockLen  = 16 // names a block

	recordLen = 12
	adminLen  = 5
)

// Class is what a place is.
type Class uint8

// The classes of places.
const (
	City     Class = iota
	Province       // first-level administrative division
	District       // second-level
)

// Seat is what a city is to its country.
type Seat uint8

// The seats, by rising importance.
const (
	Quarter Seat = iota + 1 // part of another city
	DistrictSeat
	ProvinceSeat
	Capital
)

// PlaceRecord is what places.bin knows of a place, besides its names.
type PlaceRecord struct {
	ID       int     // of GeoNames
	Lat, Lon float64 // degrees, to 0.0004
	People   int     // to a tenth; of provinces and districts those of its cities
	Class    Class
	Seat     Seat
	Names    int    // how many names it has in all languages, to a fifth; 0 of provinces and districts
	Country  string // ISO 3166-1 alpha-2
	Province int    // number of the place that is its province, -1 where unknown
}

// Coordinates are kept in 20 bits, the numbers of people and names as multiples
// of an eighth and a quarter of their binary logarithms.
const coordinateSteps = 1<<20 - 1

// AppendRecord appends p to dst: latitude and longitude in 20 bits each, id in
// 24, people in 8, number of the province in 13, class in 3, seat in 3, the
// number of names in 5.
func AppendRecord(dst []byte, p *PlaceRecord, admin int) []byte {
	lat := uint64(math.Round((p.Lat + 90) / 180 * coordinateSteps))
	lon := uint64(math.Round((p.Lon + 180) / 360 * coordinateSteps))
	people := uint64(min(math.Round(8*math.Log2(float64(p.People)+1)), 255))
	dst = binary.LittleEndian.AppendUint64(dst, lat|lon<<20|uint64(p.ID)<<40)
	names := uint32(min(math.Round(4*math.Log2(float64(p.Names)+1)), 31))
	return binary.LittleEndian.AppendUint32(dst,
		uint32(people)|uint32(admin)<<8|uint32(p.Class)<<21|uint32(p.Seat)<<24|names<<27)
}

// AppendUint24 appends the lower 24 bits of v.
func AppendUint24(dst []byte, v uint32) []byte { return append(dst, byte(v), byte(v>>8), byte(v>>16)) }

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// OpenPlaces opens places.bin.
func OpenPlaces(world fs.FS) (*Places, error) {
	data, err := fs.ReadFile(world, "places.bin")
	if err != nil {
		return nil, fmt.Errorf("load places: %w", err)
	}
	p, err := parsePlaces(data)
	if err != nil {
		return nil, fmt.Errorf("read places.bin: %w", err)
	}
	return p, nil
}

func parsePlaces(data []byte) (*Places, error) {
	rest, ok := bytes.CutPrefix(data, []byte(PlacesMagic))
	if !ok {
		return nil, errors.New("wrong kind or version of file")
	}
	if len(rest) < 4*9 {
		return nil, errors.New("header is cut off")
	}
	var head [9]int
	for i := range head {
		head[i] = int(binary.LittleEndian.Uint32(rest[4*i:]))
	}
	rest = rest[4*9:]
	p := &Places{places: head[1], others: head[2]}
	for i, part := range []*[]byte{&p.admins, &p.records, &p.blocks, &p.names, &p.oblocks, &p.oothers} {
		n := head[3+i]
		if n > len(rest) {
			return nil, errors.New("file is cut off")
		}
		*part, rest = rest[:n:n], rest[n:]
	}
	if len(p.admins) != head[0]*adminLen || len(p.records) != p.places*recordLen ||
		len(p.blocks) != 4*blocks(p.places) || len(p.oblocks) != 4*blocks(p.others) {
		return nil, errors.New("numbers in the header do not fit")
	}
	p.index()
	return p, nil
}

func blocks(n int) int { return (n + BlockLen - 1) / BlockLen }

// Len gives the number of places: they are numbered from 0.
func (p *Places) Len() int { return p.places }

// At gives place number i.
func (p *Places) At(i int) PlaceRecord {
	r := p.records[i*recordLen:]
	a, b := binary.LittleEndian.Uint64(r), binary.LittleEndian.Uint32(r[8:])
	admin := p.admins[int(b>>8&(MaxAdmins-1))*adminLen:]
	rec := PlaceRecord{
		ID:       int(a >> 40),
		Lat:      float64(a&coordinateSteps)/coordinateSteps*180 - 90,
		Lon:      float64(a>>20&coordinateSteps)/coordinateSteps*360 - 180,
		People:   int(math.Exp2(float64(b&0xFF)/8)) - 1,
		Class:    Class(b >> 21 & 7),
		Seat:     Seat(b >> 24 & 7),
		Names:    int(math.Exp2(float64(b>>27)/4)) - 1,
		Country:  countryCode(admin),
		Province: uint24(admin[2:]),
	}
	if rec.Province == MaxPlaces {
		rec.Province = -1
	}
	return rec
}

// countryCode gives a two-letter string without allocating it anew.
func countryCode(b []byte) string {
	i := 2 * (26*int(b[0]-'A') + int(b[1]-'A'))
	if i < 0 || i+2 > len(codePairs) {
		return ""
	}
	return codePairs[i : i+2]
}

// codePairs is AAABAC…ZZ.
var codePairs = func() string {
	var b []byte
	for i := range 26 * 26 {
		b = append(b, byte('A'+i/26), byte('A'+i%26))
	}
	return string(b)
}()

// Name gives the first name of place number i.
func (p *Places) Name(i int) string {
	var buf [256]byte
	name, at := buf[:0], p.block(p.blocks, i/BlockLen)
	for range i%BlockLen + 1 {
		name, at = nextName(p.names, at, name)
	}
	return string(name)
}

func (p *Places) block(blocks []byte, b int) int {
	return int(binary.LittleEndian.Uint32(blocks[4*b:]))
}

// nextName reads the front-coded name at data[at:] over the one before, and
// gives where the one behind it begins.
func nextName(data []byte, at int, name []byte) ([]byte, int) {
	if at+2 > len(data) {
		return name, at
	}
	shared, rest := int(data[at]), int(data[at+1])
	end := min(at+2+rest, len(data))
	return append(name[:min(shared, len(name))], data[at+2:end]...), end
}

// Find appends to dst the numbers of the places that have the folded name as
// their first, by falling number of people.
func (p *Places) Find(dst []int32, folded string) []int32 {
	var names, fold [256]byte
	b := p.before(p.heads, folded, false)
	if b < 0 {
		return dst
	}
	name, at := names[:0], p.block(p.blocks, b)
	for i := b * BlockLen; i < p.places; i++ {
		name, at = nextName(p.names, at, name)
		switch f := Fold(fold[:0], string(name)); {
		case string(f) == folded:
			dst = append(dst, int32(i))
		case string(f) > folded:
			return dst
		}
	}
	return dst
}

// FindOther appends to dst the numbers of the places that have the folded
// name among their others, by falling number of people.
func (p *Places) FindOther(dst []int32, folded string) []int32 {
	var names [256]byte
	b := p.before(p.oheads, folded, true)
	if b < 0 {
		return dst
	}
	name, at := names[:0], p.block(p.oblocks, b)
	for i := b * BlockLen; i < p.others; i++ {
		if name, at = nextName(p.oothers, at, name); at+3 > len(p.oothers) {
			return dst
		}
		switch {
		case string(name) == folded:
			dst = append(dst, int32(min(uint24(p.oothers[at:]), p.places-1)))
		case string(name) > folded:
			return dst
		}
		at += 3
	}
	return dst
}

// before gives the last block whose first name is less than the folded one,
// the first block where none is, -1 where there are no blocks.
func (p *Places) before(heads []uint64, folded string, other bool) int {
	key := headOf(folded)
	low, high := 0, len(heads) // the first block that is not less is in [low, high]
	for low < high {
		mid := (low + high) / 2
		less := heads[mid] < key
		if heads[mid] == key {
			var fold [256]byte
			less = string(p.appendFirst(fold[:0], mid, other)) < folded
		}
		if less {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if len(heads) == 0 {
		return -1
	}
	return max(low-1, 0)
}

// appendFirst appends the folded first name of a block. It is whole there: the
// block begins with "0 bytes shared".
func (p *Places) appendFirst(dst []byte, block int, other bool) []byte {
	data, at := p.names, 0
	if other {
		data, at = p.oothers, p.block(p.oblocks, block)
	} else {
		at = p.block(p.blocks, block)
	}
	if at+2 > len(data) {
		return dst
	}
	return Fold(dst, string(data[at+2:min(at+2+int(data[at+1]), len(data))]))
}

// headOf gives the first eight bytes of a folded name as a number that orders
// like it.
func headOf[S string | []byte](folded S) (h uint64) {
	for i := range 8 {
		h <<= 8
		if i < len(folded) {
			h |= uint64(folded[i])
		}
	}
	return h
}

// index fills in the heads.
func (p *Places) index() {
	p.heads, p.oheads = make([]uint64, blocks(p.places)), make([]uint64, blocks(p.others))
	var fold [256]byte
	for b := range p.heads {
		p.heads[b] = headOf(p.appendFirst(fold[:0], b, false))
	}
	for b := range p.oheads {
		p.oheads[b] = headOf(p.appendFirst(fold[:0], b, true))
	}
}
