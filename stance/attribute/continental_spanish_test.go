package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestSpanishRules: one or two sentences for each class of construction, in
// words of the project's own; those without statements come last.
func TestSpanishRules(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"clause after a title with a name", "El ministro de Pesca, Julián Orbea, dijo que la lonja abrirá en mayo.", []said{
			{"Julián Orbea", "la lonja abrirá en mayo", SubjectFirst},
		}},
		{"verb before its subject", "Ayer advirtió la alcaldesa Rosa Quintela de que el muelle se hunde.", []said{
			{"Rosa Quintela", "el muelle se hunde", VerbFirst},
		}},
		{"name before its apposition", "Julián Orbea, ministro de Pesca, confirmó que la flota saldrá el lunes.", []said{
			{"Julián Orbea", "la flota saldrá el lunes", SubjectFirst},
		}},
		{"repeated clauses", "Orbea explicó que la lonja está vacía y que nadie compra.", []said{
			{"Orbea", "la lonja está vacía | nadie compra", SubjectFirst},
		}},
		{"elided subject in the next sentence", "Rosa Quintela dijo que el muelle se hunde. Añadió que faltan grúas.", []said{
			{"Rosa Quintela", "el muelle se hunde", SubjectFirst},
			{"Rosa Quintela", "faltan grúas", ElidedSubject},
		}},
		{"gerund", "Quintela lamentó que el puerto siga cerrado, añadiendo que las grúas no llegan.", []said{
			{"Quintela", "el puerto siga cerrado", SubjectFirst},
			{"Quintela", "las grúas no llegan", ParticipleCue},
		}},
		{"second verb of one subject", "Orbea dijo que la red está rota y pidió que alguien la cosa.", []said{
			{"Orbea", "la red está rota", SubjectFirst},
			{"Orbea", "alguien la cosa", ElidedSubject},
		}},
		{"quotation before its tag", "«El mar no espera», dijo Quintela a los periodistas.", []said{
			{"Quintela", "El mar no espera", QuoteFirst},
		}},
		{"quotation cut by its tag", "\"El mar\", recordó Orbea, \"no espera a nadie\".", []said{
			{"Orbea", "El mar | no espera a nadie", QuoteFirst},
		}},
		{"tag between dashes inside the marks", "«El mar no espera —dijo Orbea—. Nosotros tampoco».", []said{
			{"Orbea", "El mar no espera | Nosotros tampoco", QuoteFirst},
		}},
		{"verb and colon", "La alcaldesa respondió: “Que venga el ministro y lo vea”.", []said{
			{"alcaldesa", "Que venga el ministro y lo vea", SubjectFirst},
		}},
		{"headline with a colon", "Rosa Quintela: «El puerto es de todos»\n\nLa alcaldesa habló el lunes.", []said{
			{"Rosa Quintela", "El puerto es de todos", ColonCue},
		}},
		{"quotation after the complementizer", "Quintela aseguró que «el dique aguantará».", []said{
			{"Quintela", "el dique aguantará", SubjectFirst},
		}},
		{"clause with a quoted piece", "Quintela aseguró que el dique es «un milagro de cal».", []said{
			{"Quintela", "el dique es «un milagro de cal", SubjectFirst},
		}},
		{"según before", "Según el Ministerio de Pesca, la flota ha perdido doce barcos.", []said{
			{"el Ministerio de Pesca", "la flota ha perdido doce barcos", AccordingTo},
		}},
		{"according to, behind", "La flota ha perdido doce barcos, de acuerdo con el Ministerio de Pesca.", []said{
			{"el Ministerio de Pesca", "La flota ha perdido doce barcos", AccordingTo},
		}},
		{"according to, inside", "La flota, según la cofradía de Muros, ha perdido doce barcos.", []said{
			{"la cofradía de Muros", "La flota | ha perdido doce barcos", AccordingTo},
		}},
		{"in the opinion of", "En opinión de Orbea, la tasa llega tarde.", []said{
			{"Orbea", "la tasa llega tarde", AccordingTo},
		}},
		{"according to, with a clause", "Según dijo Orbea, la tasa llega tarde.", []said{
			{"Orbea", "la tasa llega tarde", AccordingTo},
		}},
		{"as somebody explained", "La tasa, como explicó Quintela, llega tarde.", []said{
			{"Quintela", "La tasa | llega tarde", QuoteFirst},
		}},
		{"it was announced so", "La lonja cerrará en octubre. Así lo anunció el ministro de Pesca, Julián Orbea.", []said{
			{"Julián Orbea", "La lonja cerrará en octubre", QuoteFirst},
		}},
		{"call with addressee and infinitive", "Orbea instó a Portugal a retirar las redes.", []said{
			{"Orbea", "retirar las redes", SubjectFirst},
		}},
		{"demand with a subjunctive", "Quintela pidió al Gobierno que dragara la ría.", []said{
			{"Quintela", "dragara la ría", SubjectFirst},
		}},
		{"nominal complement", "Orbea expresó su rechazo a la nueva tasa.", []said{
			{"Orbea", "su rechazo a la nueva tasa", NominalContent},
		}},
		{"description", "Quintela calificó la tasa de «atraco con recibo».", []said{
			{"Quintela", "la tasa | atraco con recibo", Description},
		}},
		{"description with como", "Orbea describió la ría como un cementerio de barcos.", []said{
			{"Orbea", "la ría | un cementerio de barcos", Description},
		}},
		{"denial", "El Ministerio de Pesca negó que la lonja vaya a cerrar.", []said{
			{"El Ministerio de Pesca", "la lonja vaya a cerrar", SubjectFirst},
		}},
		{"denial with an infinitive", "Orbea negó haber vendido las grúas.", []said{
			{"Orbea", "haber vendido las grúas", SubjectFirst},
		}},
		{"infinitive with its own subject", "El ministro aseguró no tener miedo a la huelga.", []said{
			{"ministro", "no tener miedo a la huelga", SubjectFirst},
		}},
		{"joint speakers", "Julián Orbea y Rosa Quintela coincidieron en que la ría se muere.", []said{
			{"Julián Orbea + Rosa Quintela", "la ría se muere", JointAgreement},
		}},
		{"document", "El informe concluye que la ría se muere.", []said{
			{"El informe", "la ría se muere", SubjectFirst},
		}},
		{"in a statement", "En un comunicado, la cofradía de Muros sostuvo que la ría se muere.", []said{
			{"la cofradía de Muros", "la ría se muere", SubjectFirst},
		}},
		{"cited by an agency", "«Las redes están rotas», dijo el patrón Xan Louro, citado por la agencia Lusa.", []said{
			{"Xan Louro", "Las redes están rotas", QuoteFirst},
		}},
		{"anonymous source", "Una fuente del ministerio reconoció que no hay dinero.", []said{
			{"Una fuente del ministerio", "no hay dinero", SubjectFirst},
		}},
		{"sources", "Fuentes de la cofradía indicaron que no hay dinero.", []said{
			{"Fuentes de la cofradía", "no hay dinero", SubjectFirst},
		}},
		{"relative clause with quien", "La decisión molestó a Rosa Quintela, quien aseguró que la ría se muere.", []said{
			{"Rosa Quintela", "la ría se muere", SubjectFirst},
		}},
		{"indirect question", "Quintela preguntó si la lonja abriría en mayo.", []said{
			{"Quintela", "si la lonja abriría en mayo", SubjectFirst},
		}},
		{"reported inside a report", "Orbea dijo que Portugal rechaza la tasa.", []said{
			{"Orbea", "Portugal rechaza la tasa", SubjectFirst},
		}},
		{"family name after the full name", "Rosa Quintela llegó tarde. Quintela dijo que la ría se muere.", []said{
			{"Rosa Quintela", "la ría se muere", SubjectFirst},
		}},
		{"title looks back", "El ministro de Pesca, Julián Orbea, llegó tarde. El ministro dijo que la ría se muere.", []said{
			{"Julián Orbea", "la ría se muere", SubjectFirst},
		}},
		{"quotation goes on after its tag", "«La ría se muere», dijo Quintela. «Y nadie viene a verla».", []said{
			{"Quintela", "La ría se muere | Y nadie viene a verla", QuoteFirst},
		}},
		{"relative clause with a cue", "Un diplomático que pidió el anonimato reconoció que la cuota terminará.", []said{
			{"Un diplomático", "la cuota terminará", SubjectFirst},
		}},
		{"colon after what the title is", "El portavoz del Gobierno ha sido contundente: \"No habrá más cuotas este año\".", []said{
			{"portavoz del Gobierno", "No habrá más cuotas este año", ColonCue},
		}},
		{"a title in front of a colon", "La película ganó el premio: «La casa de papel».", nil},
		{"accused with an apposition", "Ana Orbea ha acusado al presidente del Gobierno, Pedro Quintela, de romper el pacto.", []said{
			{"Ana Orbea", "presidente del Gobierno, Pedro Quintela | romper el pacto", Accusation},
		}},
		{"tag without its subject", "Ana Orbea llegó ayer. La creciente influencia del puerto obliga a más, admitió.", []said{
			{"Ana Orbea", "La creciente influencia del puerto obliga a más", QuoteFirst},
		}},
		{"sources near something", "La cuota terminará, según fuentes no oficiales cercanas al caso.", []said{
			{"fuentes no oficiales cercanas al caso", "La cuota terminará", AccordingTo},
		}},
		{"according to whom", "“La cuota volvió”, afirmó el presidente Pedro Quintela, según el cual se restableció la justicia.", []said{
			{"Pedro Quintela", "La cuota volvió", QuoteFirst}, {"Pedro Quintela", "se restableció la justicia", AccordingTo},
		}},
		{"a source behind a conjunction", "La dimisión dio lugar a un escándalo, ya que, según Ana Orbea, el presidente presionó al director.", []said{
			{"Ana Orbea", "el presidente presionó al director", AccordingTo},
		}},
		{"addressees, then what they are to do", "Ana Orbea instó a los Estados miembros a mantener la cuota.", []said{
			{"Ana Orbea", "mantener la cuota", SubjectFirst},
		}},
		{"more of something", "Ana Orbea pidió más sanciones contra el puerto.", []said{
			{"Ana Orbea", "más sanciones contra el puerto", NominalContent},
		}},
		{"an aside before the verb", "El Gobierno de Portugal, por su parte, criticó la resolución de la cuota.", []said{
			{"Gobierno de Portugal", "la resolución de la cuota", NominalContent},
		}},
		{"a medium passes on", "La ministra afirmó que el puente aguantará, informó EFE.", []said{
			{"ministra", "el puente aguantará", SubjectFirst},
		}},
		{"compound tense", "El Gobierno portugués ha reiterado que la ría es suya.", []said{
			{"Gobierno portugués", "la ría es suya", SubjectFirst},
		}},
		{"object pronoun before the verb", "Julián Orbea les recordó que la ría no tiene dueño.", []said{
			{"Julián Orbea", "la ría no tiene dueño", SubjectFirst},
		}},
		{"on being asked", "Preguntado por la huelga, Orbea contestó que no la teme.", []said{
			{"Orbea", "no la teme", SubjectFirst},
		}},
		{"state by its capital", "Lisboa advirtió de que la ría es suya.", []said{
			{"Lisboa", "la ría es suya", SubjectFirst},
		}},
		{"nobody says, no subject", "Trascendió que la lonja cerrará.", []said{
			{"", "la lonja cerrará", SubjectFirst},
		}},
		{"pronoun alone", "Rosa Quintela llegó tarde. Ella dijo que la ría se muere.", []said{
			{"Rosa Quintela", "la ría se muere", SubjectFirst},
		}},
		{"according to a speaker who is known", "La alcaldesa Rosa Quintela dijo que la lonja cerrará. Según ella, no hay dinero.", []said{
			{"Rosa Quintela", "la lonja cerrará", SubjectFirst},
			{"Rosa Quintela", "no hay dinero", AccordingTo},
		}},
		{"in somebody's eyes", "Para Orbea, la tasa llega tarde.", []said{
			{"Orbea", "la tasa llega tarde", AccordingTo},
		}},
		{"the document goes on", "Galicia firmó un comunicado con Portugal. El comunicado pide también el dragado de la ría.", []said{
			{"El comunicado", "el dragado de la ría", NominalContent},
		}},
		{"agency behind the statement", "Orbea aseguró que la tasa subirá, según la agencia Lusa.", []said{
			{"Orbea", "la tasa subirá", SubjectFirst},
		}},
		{"accused as a clitic", "Julián Orbea lo acusó de vaciar la ría.", []said{
			{"Julián Orbea", "vaciar la ría", Accusation},
		}},
		{"scare quotes", "La llamada «guerra del mejillón» dejó tres barcos hundidos.", nil},
		{"title of a book", "La novela «Nadie firma en agosto» vendió mil ejemplares.", nil},
		{"nickname", "Manuel «el Zurdo» Rey volvió a puerto con la red vacía.", nil},
		{"narrative", "El ministro visitó la lonja y habló con los marineros durante una hora.", nil},
		{"negated whether", "Orbea no dijo si la lonja abrirá en mayo.", nil},
		{"no comment", "Quintela no quiso comentar la huelga.", nil},
		{"author's own hay que", "Hay que recordar que la ría estuvo cerrada en 2019.", nil},
		{"author's own cabe", "Cabe señalar que la ría estuvo cerrada en 2019.", nil},
		{"noun that looks like a verb", "La pregunta del examen y la nota de la alumna salieron en el diario.", nil},
		{"noun in front of a relative clause", "El anuncio que cubre la fachada es de una marca de conservas.", nil},
		{"relative clause of a person", "El marinero que perdió la red volvió a puerto con las manos vacías.", nil},
		{"según with a measure", "Los peces cambian de color según la hora del día.", nil},
		{"showed its fruit", "El consejo del puerto nombró un nuevo práctico tras el acuerdo.", nil},
		{"foreign word in marks", "En el muelle venden «percebes» a precio de oro.", nil},
		{"what is explained by a thing", "La sequía explica la subida de los precios.", nil},
		{"condition of speech", "Si el ministro dijera algo, el puerto lo sabría.", nil},
		{"road sign", "Un cartel de «Se alquila» cuelga de la vieja lonja.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "es", c.text, time.Time{}))
		})
	}
}
