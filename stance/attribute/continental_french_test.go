package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestFrenchRules: one construction a case, in sentences of the project's own.
func TestFrenchRules(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		// Clauses.
		{"subject first", "Le maire de Brest, Yannick Le Goff, a déclaré que le pont serait rouvert lundi.", []said{
			{"Yannick Le Goff", "le pont serait rouvert lundi", SubjectFirst},
		}},
		{"apposition behind", "Odile Marchetti, directrice de l’hôpital, affirme que deux services fermeront.", []said{
			{"Odile Marchetti", "deux services fermeront", SubjectFirst},
		}},
		{"elided complementizer", "La capitainerie a prévenu qu’aucun navire ne sortirait avant midi.", []said{
			{"La capitainerie", "aucun navire ne sortirait avant midi", SubjectFirst},
		}},
		{"addressee before the clause", "Odile Marchetti a dit aux journalistes que le toit fuyait.", []said{
			{"Odile Marchetti", "le toit fuyait", SubjectFirst},
		}},
		{"present participle", "Odile Marchetti a annoncé la fermeture du port, ajoutant que les ouvriers seraient payés.", []said{
			{"Odile Marchetti", "la fermeture du port", NominalContent},
			{"Odile Marchetti", "les ouvriers seraient payés", ParticipleCue},
		}},
		{"gerund with en", "Le syndicat a quitté la salle en dénonçant « une mascarade ».", []said{
			{"syndicat", "une mascarade", ParticipleCue},
		}},
		{"fronted participle", "Rappelant que la digue datait de 1903, le préfet est descendu sur le quai.", []said{
			{"préfet", "la digue datait de 1903", ParticipleCue},
		}},
		{"two clauses under one cue", "Yannick Le Goff a assuré que le pont tenait et que personne n’était en danger.", []said{
			{"Yannick Le Goff", "le pont tenait | personne n’était en danger", SubjectFirst},
		}},
		{"se dire", "Le préfet s’est dit convaincu que la digue tiendrait.", []said{
			{"préfet", "la digue tiendrait", SubjectFirst},
		}},
		{"faire savoir", "L’ambassade du Japon a fait savoir que le visa ne serait plus exigé.", []said{
			{"L’ambassade du Japon", "le visa ne serait plus exigé", SubjectFirst},
		}},
		{"impersonal passive", "Il a été annoncé que le phare serait vendu.", []said{
			{"", "le phare serait vendu", SubjectFirst},
		}},
		{"parenthesis behind the name", "Paul Kessler (parti du Port) a estimé que le pont tiendrait.", []said{
			{"Paul Kessler", "le pont tiendrait", SubjectFirst},
		}},
		{"hearsay conditional", "Odile Marchetti aurait déclaré que le pont fermerait.", []said{
			{"Odile Marchetti", "le pont fermerait", SubjectFirst},
		}},
		{"tenir à rappeler", "Odile Marchetti a tenu à rappeler que le pont était neuf.", []said{
			{"Odile Marchetti", "le pont était neuf", SubjectFirst},
		}},
		{"infinitive of one's own", "Paul Kessler affirme ne pas avoir lu le rapport.", []said{
			{"Paul Kessler", "ne pas avoir lu le rapport", SubjectFirst},
		}},

		// Quotations.
		{"quotation first", "« Le pont tiendra », a promis l’ingénieur Paul Kessler.", []said{
			{"Paul Kessler", "Le pont tiendra", QuoteFirst},
		}},
		{"present inverted", "« Le pont tiendra », promet Paul Kessler, ingénieur à la retraite.", []said{
			{"Paul Kessler", "Le pont tiendra", QuoteFirst},
		}},
		{"cue inside the marks", "« Le pont tiendra, a promis Paul Kessler, mais il faudra le repeindre. »", []said{
			{"Paul Kessler", "Le pont tiendra | mais il faudra le repeindre", QuoteFirst},
		}},
		{"inverted pronoun", "Paul Kessler a inspecté les piles. « Le pont tiendra », a-t-il promis.", []said{
			{"Paul Kessler", "Le pont tiendra", QuoteFirst},
		}},
		{"inverted present pronoun", "Odile Marchetti ouvre la fenêtre. « On respire mieux ici », dit-elle.", []said{
			{"Odile Marchetti", "On respire mieux ici", QuoteFirst},
		}},
		{"colon before the quotation", "Paul Kessler a répondu : « Le pont tiendra. »", []said{
			{"Paul Kessler", "Le pont tiendra", SubjectFirst},
		}},
		{"straight marks", "\"Le pont tiendra\", a déclaré Paul Kessler à la radio locale.", []said{
			{"Paul Kessler", "Le pont tiendra", QuoteFirst},
		}},
		{"split without marks", "Le pont, a promis Paul Kessler, tiendra encore dix ans.", []said{
			{"Paul Kessler", "Le pont | tiendra encore dix ans", QuoteFirst},
		}},
		{"tag behind without marks", "Le pont sera fermé trois semaines, a indiqué la mairie.", []said{
			{"la mairie", "Le pont sera fermé trois semaines", QuoteFirst},
		}},
		{"quotation goes on after the tag", "« C’est fini », a soufflé Odile Marchetti. « Nous rentrons chez nous. »", []said{
			{"Odile Marchetti", "C’est fini | Nous rentrons chez nous", QuoteFirst},
		}},
		{"quoted piece in a clause", "Le préfet a jugé que la grève était « un luxe de riches ».", []said{
			{"préfet", "la grève était « un luxe de riches", SubjectFirst},
		}},
		{"comme", "Le pont, comme l’a rappelé Paul Kessler, date de 1903.", []said{
			{"Paul Kessler", "Le pont | date de 1903", QuoteFirst},
		}},
		{"c’est ce que", "Le phare sera vendu aux enchères. C’est ce qu’a annoncé mardi le préfet.", []said{
			{"préfet", "Le phare sera vendu aux enchères", QuoteFirst},
		}},
		{"addressee before the speaker", "« Le pont tiendra », a déclaré à l’AFP l’ingénieur Paul Kessler.", []said{
			{"Paul Kessler", "Le pont tiendra", QuoteFirst},
		}},
		{"exclamation", "« Le pont tiendra ! », s’est exclamé Paul Kessler.", []said{
			{"Paul Kessler", "Le pont tiendra !", QuoteFirst},
		}},

		// According to.
		{"selon before", "Selon Odile Marchetti, la moitié des lits sont vides.", []said{
			{"Odile Marchetti", "la moitié des lits sont vides", AccordingTo},
		}},
		{"d’après behind", "La moitié des lits sont vides, d’après un rapport interne.", []said{
			{"un rapport interne", "La moitié des lits sont vides", AccordingTo},
		}},
		{"selon inside", "La moitié des lits, selon la mairie, sont vides.", []said{
			{"la mairie", "La moitié des lits | sont vides", AccordingTo},
		}},
		{"selon lui", "Paul Kessler a inspecté les piles. Selon lui, rien ne presse.", []said{
			{"Paul Kessler", "rien ne presse", AccordingTo},
		}},
		{"aux yeux de", "Aux yeux du préfet, la grève est illégale.", []said{
			{"préfet", "la grève est illégale", AccordingTo},
		}},

		// Complements.
		{"nominal complement", "Le parti écologiste réclame la démission du préfet.", []said{
			{"Le parti écologiste", "la démission du préfet", NominalContent},
		}},
		{"call with addressee", "Le pape a appelé les marins à cesser la grève.", []said{
			{"Le pape", "cesser la grève", SubjectFirst},
		}},
		{"demand of somebody", "Le maire a demandé aux habitants de rester chez eux.", []said{
			{"maire", "rester chez eux", SubjectFirst},
		}},
		{"own intention", "Odile Marchetti espère rouvrir la maternité avant Noël.", []said{
			{"Odile Marchetti", "rouvrir la maternité avant Noël", SubjectFirst},
		}},
		{"accusation", "Le syndicat accuse la direction d’avoir caché le rapport.", []said{
			{"syndicat", "la direction | avoir caché le rapport", Accusation},
		}},
		{"description", "Paul Kessler a qualifié le rapport de « roman de gare ».", []said{
			{"Paul Kessler", "le rapport | roman de gare", Description},
		}},
		{"denial", "La direction dément avoir caché le rapport.", []said{
			{"La direction", "avoir caché le rapport", SubjectFirst},
		}},
		{"support for", "Paul Kessler s’est prononcé en faveur d’un second pont.", []said{
			{"Paul Kessler", "un second pont", NominalContent},
		}},
		{"adverbial in the compound verb", "La Lituanie et la Pologne ont de leur côté demandé le gel des avoirs.", []said{
			{"Lituanie + Pologne", "le gel des avoirs", NominalContent},
		}},
		{"second verb with the auxiliary of the first", "Odile Marchetti a dénoncé le rapport et réclamé une enquête.", []said{
			{"Odile Marchetti", "le rapport", NominalContent}, {"Odile Marchetti", "une enquête", ElidedSubject},
		}},
		{"two verbs, one quotation", "Le ministre a rejeté le plan et a annoncé : « Nous ferons mieux demain. »", []said{
			{"ministre", "le plan", NominalContent}, {"ministre", "Nous ferons mieux demain", ElidedSubject},
		}},
		{"a singular in -ent", "Le préfet a reçu Paul Durand et le maire soutient que le pont est sûr.", []said{
			{"maire", "le pont est sûr", SubjectFirst},
		}},
		{"two appositions", "Selon le porte-parole du gouvernement, le député de Lyon, Jean Roy, le pont est sûr.", []said{
			{"Jean Roy", "le pont est sûr", AccordingTo},
		}},
		{"a quotation, then a source", "Le ministre a dit que « non » et, selon le maire, le pont est sûr.", []said{
			{"ministre", "non", SubjectFirst}, {"maire", "le pont est sûr", AccordingTo},
		}},
		{"warning of something", "Le maire a mis en garde contre une escalade.", []said{
			{"maire", "une escalade", NominalContent},
		}},
		{"portfolio of two words", "« Ce serait de l’inconscience », a déclaré le ministre de la Transition écologique, Paul Kessler.", []said{
			{"Paul Kessler", "Ce serait de l’inconscience", QuoteFirst},
		}},
		{"narrative infinitive", "Le maire Jean Roy a salué le plan. Et d’ajouter que le pont tiendra.", []said{
			{"Jean Roy", "le plan", NominalContent}, {"Jean Roy", "le pont tiendra", ElidedSubject},
		}},
		{"a medium passes on", "Le ministre a affirmé que le pont tiendra, rapporte l'AFP.", []said{
			{"ministre", "le pont tiendra", SubjectFirst},
		}},
		{"another title is another person", "Le ministre Jean Roy a dit que non. Le maire a dit que oui.", []said{
			{"Jean Roy", "non", SubjectFirst}, {"maire", "oui", SubjectFirst},
		}},
		{"accusation with a quotation", "Paul Kessler a accusé le préfet de « trahir le port ».", []said{
			{"Paul Kessler", "le préfet | trahir le port", Accusation},
		}},

		// Speakers.
		{"family name alone", "L’ingénieur Paul Kessler dirige le chantier. Kessler a déclaré que le pont tiendrait.", []said{
			{"Paul Kessler", "le pont tiendrait", SubjectFirst},
		}},
		{"title looks back", "La ministre du Logement, Claire Vasseur, est arrivée à Brest. La ministre a annoncé que le foyer rouvrirait.", []said{
			{"Claire Vasseur", "le foyer rouvrirait", SubjectFirst},
		}},
		{"joint speakers", "Paul Kessler et Odile Marchetti ont affirmé que le pont tiendrait.", []said{
			{"Paul Kessler + Odile Marchetti", "le pont tiendrait", SubjectFirst},
		}},
		{"headline with colon", "Kessler : « Le pont tiendra »\n\nL’ingénieur Paul Kessler dirige le chantier depuis mars.", []said{
			{"Paul Kessler", "Le pont tiendra", ColonCue},
		}},
		{"dash", "« Le pont tiendra » — Paul Kessler, ingénieur.", []said{
			{"Paul Kessler", "Le pont tiendra", DashCue},
		}},
		{"anonymous with an aside", "Une source au ministère, s’exprimant sous couvert d’anonymat, a indiqué que le pont fermerait.", []said{
			{"source au ministère", "le pont fermerait", SubjectFirst},
		}},
		{"document", "Le texte prévoit que le pont fermera à minuit.", []said{
			{"Le texte", "le pont fermera à minuit", SubjectFirst},
		}},

		// Nothing is said.
		{"scare quote", "Le « pont des soupirs », long de douze mètres, mène à la prison.", nil},
		{"narrative", "Le maire de Brest et le préfet se sont rencontrés jeudi sous la pluie.", nil},
		{"did not say whether", "Odile Marchetti n’a pas précisé si la maternité rouvrirait.", nil},
		{"no answer", "Contactée, la direction n’a pas donné suite.", nil},
		{"do not know whether", "Le préfet ignore si le pont fermera.", nil},
		{"the author’s own il faut", "Il faut rappeler que la digue date de 1903.", nil},
		{"title of a book", "Son roman « Je dis ce que je veux » paraîtra en mai.", nil},
		{"noun that looks like a verb", "La demande de gaz a reculé de dix pour cent et les réserves annoncent un hiver doux.", nil},
		{"relative clause", "Le pont que le maire a inauguré en mars est déjà fissuré.", nil},
		{"selon of measure", "Le prix varie selon la saison et selon la taille du bateau.", nil},
		{"compter sur", "Le club compte trois cents membres et deux bateaux.", nil},
		{"passive of a person", "Le marin, accusé de vol, a été relâché mardi.", nil},
		{"on appelle", "Ce fromage, qu’on appelle ici « la pierre », se mange au printemps.", nil},
		{"conjunction si", "Si le pont tient, dit-on rarement merci à l’ingénieur.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "fr", c.text, time.Time{}))
		})
	}
}
