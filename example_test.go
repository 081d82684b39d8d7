package rapporteur_test

import (
	"context"
	"fmt"
	"log"

	"rapporteur"
	"rapporteur/record"
	"rapporteur/report"
)

func Example() {
	coder, err := rapporteur.New(rapporteur.Options{})
	if err != nil {
		log.Fatal(err)
	}
	day, err := record.ParseDate("2018-05-10")
	if err != nil {
		log.Fatal(err)
	}
	page, err := coder.Code(context.Background(), report.Report{
		ID:   "note",
		Date: day,
		Text: "Egypt condemned Ethiopia on Tuesday. Two months ago, Khalifa Haftar met Fayez al-Sarraj in Paris.",
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range page.Events {
		fmt.Println(e.Date, e.Event[0], "by", e.Actor[0].Name, e.Actor[0].Code)
	}
	// Output:
	// 2018-05-08 ACCUSE by Egypt EGY
	// 2018-03-01 CONSULT by Khalifa Haftar LBY
}
