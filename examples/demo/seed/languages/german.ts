import type { Language } from './language.ts';

/** German: its long compounds widen columns. */
export const german: Language = {
  code: 'de',
  topics: [
    'gefaltete Landkarten',
    'gebrauchte Wörterbücher',
    'fahrende Buchdrucker',
    'Dorfbibliotheken',
    'Taschenatlanten',
    'vergessene Fußnoten',
    'Buchbinderwerkstätten',
    'Nachtzüge',
    'Bleisatzschubladen',
  ],
  titles: [
    'Warum uns {topic} fehlen',
    'Was {topic} erzählen',
    'Ein Winter für {topic}',
    'Wer kümmert sich um {topic}?',
    'Kleine Kunde über {topic}',
    'Wie {topic} altern',
  ],
  places: ['Lübeck', 'Görlitz', 'Graz', 'Tübingen', 'Köln', 'Sankt Gallen'],
  subjects: [
    'Der Buchbinder im ersten Stock',
    'Eine Leserin ohne Absender',
    'Unser ältester Korrektor',
    'Die Auszubildende der Papierfabrik',
    'Ein pensionierter Hafenlotse',
    'Die Katze der Buchhandlung',
  ],
  actions: [
    'zählt jeden Bogen zweimal',
    'sammelt Druckfehler in einer Keksdose',
    'kennt das schiefe Regal',
    'verteidigt das Semikolon',
    'liest die letzte Seite laut vor',
    'traut dem Bleistift mehr als dem Bildschirm',
  ],
  moments: [
    'vor der ersten Fähre',
    'bei Regen im Keller',
    'am letzten Freitag des Monats',
    'lange nach Katalogschluss',
    'nach dem Verstummen der Pressen',
  ],
  sentence: (subject, action, moment) => `${subject} ${action}, meist ${moment}.`,
  gap: ' ',
  replies: [
    'So eine lag bei uns auf dem Dachboden.',
    'Gibt es ein Foto der zweiten Seite?',
    'Beim dritten Absatz bin ich anderer Meinung.',
    'Im Bus gelesen, Haltestelle verpasst.',
    'Die Fußnote führt ins Leere.',
    'Größer drucken, bitte!',
  ],
};
