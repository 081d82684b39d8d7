package who

// Country gives the actor that stands for a country by its code, and enters it
// where the report names it by its adjective alone: "Turkish jets bombed …".
// It gives -1 for a code that is no country's.
func (c *Cast) Country(code string) int32 {
	for i := range c.Actors {
		a := &c.Actors[i]
		if a.known.place && !a.known.city && a.known.country == code {
			return int32(i)
		}
	}
	country := c.r.countries.Code(code)
	if country == nil {
		return -1
	}
	d := noDesc
	d.country, d.typ, d.place = code, Place, true
	c.Actors = append(c.Actors, Actor{Name: country.Name, Type: Place, Of: -1, known: d, first: -1})
	return int32(len(c.Actors) - 1)
}
